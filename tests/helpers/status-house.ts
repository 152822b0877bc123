import axios from 'axios';
import type { HandoffDeps } from '../../server/handoff/deps.ts';
import type { Settings } from '../../server/handoff/settings.ts';
import { createStatusLinks } from '../../server/handoff/status-links.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { inProcess } from './in-process.ts';
import type { Engine } from './test-database.ts';

export const masterKey = Buffer.alloc(32, 7);

/** A house whose requesters have pages of their own, with one handoff whose ticket is made. */
export async function statusHouse({
  engine,
  own = {},
  settings,
}: {
  engine?: Engine;
  own?: Partial<HandoffDeps>;
  settings?: Settings;
} = {}) {
  const links = createStatusLinks([masterKey], 'http://baton.example', 14);
  const house = await inProcess(
    {
      shop: { kind: 'baton' },
      post: { kind: 'baton' },
      signed: { kind: 'baton', proves: ['email'] },
      'signed-too': { kind: 'baton', proves: ['email'] },
    },
    { ...(engine ? { engine } : {}), ...(settings ? { settings } : {}), own: { statusLinks: links, ...own } },
  );
  const call = axios.create({ validateStatus: () => true, maxRedirects: 0 });
  const pathOf = (link: string) => link.replace('http://baton.example', house.url);

  /** Hands a conversation off. @returns the address of its page */
  async function handOff(id = 'c-1', change: (payload: ReturnType<typeof samplePayload>) => unknown = (payload) => payload) {
    await house.post('shop', change(samplePayload(id, house.clock.now)));
    const [row] = await house.db.query<{ id: string; requested_at: number }>(
      `select handoffs.id as id, requested_at from handoffs join conversations on conversations.id = conversation_id where source_id = $1`,
      [id],
    );
    return pathOf(links.of(row!.id, Number(row!.requested_at)));
  }
  return {
    ...house,
    links,
    pathOf,
    handOff,
    get: (url: string, headers = {}) => call.get<string>(url, { headers, responseType: 'text' }),
    /** Sends a form, as a browser without scripts does. */
    async send(url: string, act: string, fields: Record<string, string> = {}) {
      const answer = await call.post<string>(`${url}?do=${act}`, new URLSearchParams(fields), { responseType: 'text' });
      await house.drain();
      return answer;
    },
    async sendFile(url: string, name: string, bytes: Uint8Array, type = 'application/octet-stream') {
      const form = new FormData();
      form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), name);
      const answer = await call.post<string>(`${url}?do=file`, form, { responseType: 'text' });
      await house.drain();
      return answer;
    },
    notes: () => [...house.account.tickets.values()].flatMap(({ comments }) => comments.map((one) => JSON.stringify(one))).join('\n'),
  };
}
