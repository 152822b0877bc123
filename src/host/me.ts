import type { Host } from './connect.ts';

/** The agent in front of the screen. */
export interface Me {
  id: string;
  name: string | null;
  locale: string;
}

const known = new WeakMap<Host, Promise<Me>>();

/** Asked once: an agent stays who they are while the page is open. English where the helpdesk does not tell a language. */
export function whoAmI(host: Host): Promise<Me> {
  const asked = known.get(host) ?? ask(host);
  known.set(host, asked);
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
