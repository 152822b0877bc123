import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import axios from 'axios';
import { SignJWT } from 'jose';
import type { House } from '../../server/simulator/launch.ts';
import { postDelivery } from '../../server/simulator/post.ts';
import { ticketCreated } from '../../server/simulator/ticket-created.ts';

/** A conversation in which the bot was so sure, 0 to 0.4 so that it hands off, and what an agent said of its handoff. */
export interface JudgedTalk {
  confidence: number;
  isNeeded: boolean;
}

/** Has the bot hand conversations off because it is not sure, and an agent judge them, one after the other. */
export async function postJudgedTalks({ server, simulator, secret, folder }: House, talks: JudgedTalk[]): Promise<void> {
  const { panel_signing } = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as { panel_signing: string };
  const token = await new SignJWT({ iss: 'acme', aud: 'baton', sub: '1001' })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('10m')
    .sign(new TextEncoder().encode(panel_signing));
  const panel = axios.create({ baseURL: server.url, headers: { authorization: `Bearer ${token}` } });
  for (const { confidence, isNeeded } of talks) {
    const id = randomUUID();
    const created = ticketCreated(simulator);
    await postDelivery(server.url, 'shop-bot', secret, id, {
      type: 'message.created',
      data: {
        conversation: { id, channel: 'chat' },
        messages: [
          { id: 'm-1', author: 'requester', text: 'Which colours do you have?' },
          { id: 'm-2', author: 'bot', text: 'Red and blue, I think.' },
        ],
        bot: { confidence },
      },
    });
    const { data } = await panel.get(`/v1/tickets/${await created}/handoff`);
    await panel.put(`/v1/handoffs/${data.handoff}/verdict`, { verdict: isNeeded ? 'needed' : 'not_needed' });
  }
}
