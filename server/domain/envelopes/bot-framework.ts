import type { JsonObject } from '../json.ts';
import { at, fieldsOf, isObject, listOf, someOf, step, textOf } from '../lenient.ts';
import { authorOfName } from '../transcripts/roles.ts';

/**
 * Activities as others write them: a handoff as a kind of its own, with its transcript as lines of text, and a message that was changed, which stands
 * in the place of what it was.
 */
export function asActivities(payload: unknown): unknown {
  if (Array.isArray(payload)) return inPlace(payload);
  const listed = at(payload, 'activities');
  return isObject(payload) && Array.isArray(listed) ? { ...payload, activities: inPlace(listed) } : asActivity(payload);
}

function inPlace(payload: unknown[]): unknown[] {
  if (!someOf(payload, (one) => isObject(at(one, 'from') ?? at(one, 'conversation'))) || !payload.some(isChange)) return payload;
  const later = new Map<string, unknown>();
  for (const one of payload) {
    const id = textOf(at(one, 'id'));
    const kind = textOf(at(one, 'type')) ?? '';
    if (id !== null && (kind === 'message' || isChange(one))) later.set(id, one);
  }
  const said = new Set<unknown>();
  return payload.flatMap((one) => {
    const last = later.get(textOf(at(one, 'id')) ?? '') ?? one;
    if (said.has(last)) return [];
    said.add(last);
    return [asActivity(last)];
  });
}

function isChange(one: unknown): boolean {
  const kind = step(one, 'type');
  return kind === 'messageUpdate' || kind === 'messageDelete';
}

function asActivity(one: unknown): unknown {
  const kind = textOf(at(one, 'type')) ?? '';
  if (kind === 'messageUpdate') return { ...fieldsOf(one), type: 'message' };
  const lines = at(one, 'value', 'transcript');
  const isHandoff = kind === 'handoff' || at(one, 'name') === 'handoff.initiate';
  if (!isHandoff || !Array.isArray(lines) || lines.length === 0) return one;
  const value = at(one, 'value');
  const reason = textOf(at(value, 'reason'));
  const others = Object.fromEntries(Object.entries(fieldsOf(value)).filter(([, each]) => each !== lines && each !== reason));
  const conversation = fieldsOf(at(one, 'conversation'));
  return {
    ...fieldsOf(one),
    type: 'event',
    name: 'handoff.initiate',
    value: { ...(reason === null ? {} : { va_AgentMessage: reason }), ...others },
    attachments: [
      ...listOf(at(one, 'attachments')),
      { name: 'Transcript', content: { activities: lines.map((line) => spoken(line, conversation)) } },
    ] as JsonObject[],
  };
}

const roles: Record<string, string> = { requester: 'user', bot: 'bot', agent: 'agent' };

function spoken(line: unknown, conversation: JsonObject): JsonObject {
  if (isObject(line)) {
    const who = textOf(at(line, 'role') ?? at(line, 'from') ?? at(line, 'author')) ?? '';
    return typeof at(line, 'from') === 'object'
      ? { type: 'message', ...line }
      : activity(who, textOf(at(line, 'text') ?? at(line, 'content')) ?? '', conversation);
  }
  const [, who = '', text = textOf(line) ?? ''] = /^([^:]{1,40}):\s*([\s\S]*)$/.exec(textOf(line) ?? '') ?? [];
  return activity(who, text, conversation);
}

function activity(who: string, text: string, conversation: JsonObject): JsonObject {
  const role = roles[authorOfName(who) ?? ''];
  return { type: 'message', text, conversation, from: { id: who, name: who, ...(role === undefined ? {} : { role }) } };
}
