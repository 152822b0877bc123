import axios from 'axios';
import { Webhook } from 'standardwebhooks';

export interface Answer {
  status: number;
  body: unknown;
}

/**
 * Posts a delivery as a bot would, signed by the reference library of Standard Webhooks rather than by our own code.
 * @param id the same id again is a redelivery
 */
export function postDelivery(serverUrl: string, bot: string, secret: string, id: string, payload: unknown): Promise<Answer> {
  return postSigned(`${serverUrl}/webhooks/${bot}`, secret, id, payload);
}

/** Posts anything that a bot signs, such as a question for a decision. */
export async function postSigned(url: string, secret: string, id: string, payload: unknown): Promise<Answer> {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const answer = await axios.post(url, Buffer.from(body), {
    headers: signedHeaders(secret, id, body),
    validateStatus: () => true,
    timeout: 20_000,
  });
  return { status: answer.status, body: answer.data };
}

export function signedHeaders(secret: string, id: string, body: string): Record<string, string> {
  const at = new Date();
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}
