import type { Author } from './conversation.ts';

const authors = new Map<string, Author>([
  ...['user', 'customer', 'human', 'end_user', 'visitor', 'client', 'guest', 'caller', 'consumer', 'contact', 'requester'].map(
    (role) => [role, 'requester'] as const,
  ),
  ...['assistant', 'bot', 'ai', 'model', 'chatbot', 'ai_agent', 'virtual_agent', 'virtual_assistant', 'ai_assistant'].map(
    (role) => [role, 'bot'] as const,
  ),
  ...['agent', 'operator', 'human_agent', 'live_agent', 'support', 'support_agent', 'representative', 'admin', 'staff'].map(
    (role) => [role, 'agent'] as const,
  ),
]);
/** Instructions to the model and what its tools answer: nobody's words. */
const silent = /^(?:system|developer|tool|function|ipython|environment|platform|tool_\w+|function_\w+)$/;

function plain(role: string): string {
  return role.trim().toLowerCase().replace(/[\s-]/g, '_');
}

/** Whether it is a role that some maker of chat models or chats uses. */
export function isChatRole(role: unknown): boolean {
  return typeof role === 'string' && (authors.has(plain(role)) || silent.test(plain(role)));
}

/**
 * Who speaks in each role of one list; null for what nobody says. A human beside a customer is one of the staff, and so is whoever has a
 * name of their own for a role there.
 */
export function authorsOfRoles(all: () => Iterable<string>): (role: unknown) => Author | null {
  const known = new Map<unknown, Author | null>();
  let hasRequester: boolean | undefined;
  const judged = (role: string): Author | null => {
    if (silent.test(role)) return null;
    const author = authors.get(role);
    if (author !== undefined && role !== 'human') return author;
    hasRequester ??= [...all()].some((one) => plain(one) !== 'human' && authors.get(plain(one)) === 'requester');
    return hasRequester ? 'agent' : (author ?? 'system');
  };
  return (role) => {
    // Nearly all are one of these.
    if (role === 'user') return 'requester';
    if (role === 'assistant') return 'bot';
    if (typeof role !== 'string' || role === '') return null;
    let author = known.get(role);
    if (author === undefined) {
      author = judged(plain(role));
      known.set(role, author);
    }
    return author;
  };
}
