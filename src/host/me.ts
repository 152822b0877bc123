import type { Host } from './connect.ts';

/** The agent in front of the screen. */
export interface Me {
  id: string;
  name: string | null;
  locale: string;
}

const known = new WeakMap<Host, Promise<Me>>();

/** Asked once it could be told: an agent stays who they are while the page is open. English where the helpdesk does not tell a language. */
export function whoAmI(host: Host): Promise<Me> {
  const asked = known.get(host) ?? ask(host);
  known.set(host, asked);
  // Whoever could not be told is asked for again: without an id nobody can accept anything.
  void asked.then(({ id }) => id === '' && known.delete(host));
  return asked;
}

async function ask({ client }: Host): Promise<Me> {
  const told = await client.get(['currentUser.id', 'currentUser.name', 'currentUser.locale']).catch(() => ({}) as Record<string, unknown>);
  const { 'currentUser.id': id, 'currentUser.name': name, 'currentUser.locale': locale } = told;
  return {
    id: id === undefined ? '' : String(id),
    name: typeof name === 'string' && name !== '' ? name : null,
    locale: typeof locale === 'string' && locale !== '' ? locale : 'en',
  };
}
