import { createHmac } from 'node:crypto';
import axios from 'axios';
import { AppError } from '#domain/errors.ts';
import { type AlertMessage, plainText, slackBody, teamsBody } from './alert-message.ts';
import type { AlertRoute } from './settings.ts';

const timeoutMs = 15_000;

/**
 * Sends one alert.
 * @param id the same on every try
 * @param now milliseconds since 1970
 * @throws AppError remote_*
 */
export async function deliverAlert(route: AlertRoute, message: AlertMessage, id: string, now: number): Promise<void> {
  switch (route.kind) {
    case 'slack':
      return post(route.url, JSON.stringify(slackBody(message)), {});
    case 'teams':
      return post(route.url, JSON.stringify(teamsBody(message)), {});
    case 'webhook': {
      const at = Math.floor(now / 1000);
      const data = { title: message.title, ...Object.fromEntries(message.fields) };
      const body = JSON.stringify({ type: 'handoff.waiting', timestamp: new Date(now).toISOString(), data });
      const key = Buffer.from(route.secret.slice('whsec_'.length), 'base64');
      const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
      return post(route.url, body, { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': `v1,${signature}` });
    }
    case 'email':
      return mail(route, message, id);
  }
}

async function post(url: string, body: string, headers: Record<string, string>): Promise<void> {
  // The path of such an address is a secret: only the host is named.
  const where = `POST ${new URL(url).host}`;
  const answer = await axios
    .post(url, Buffer.from(body), {
      headers: { 'content-type': 'application/json', ...headers },
      timeout: timeoutMs,
      signal: AbortSignal.timeout(2 * timeoutMs),
      maxRedirects: 0,
      maxContentLength: 64 * 1024,
      validateStatus: () => true,
      proxy: false,
    })
    .catch((cause: unknown) => {
      throw new AppError('remote_unreachable', `No answer to ${where}`, { cause });
    });
  const { status } = answer;
  if (status >= 200 && status < 300) return;
  const sentence = `${where} was answered ${status}`;
  if (status === 429) throw new AppError('remote_busy', sentence, { retryAfterMs: 30_000 });
  if (status >= 500 || status === 408) throw new AppError('remote_failed', sentence);
  if (status === 401 || status === 403) throw new AppError('remote_unauthorized', sentence);
  throw new AppError('remote_refused', sentence);
}

async function mail(route: Extract<AlertRoute, { kind: 'email' }>, message: AlertMessage, id: string): Promise<void> {
  // Only where mail is sent at all: of what a start loads it would be a thirtieth.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport(route.smtp, {
    connectionTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as object);
  try {
    await transport.sendMail({
      ...{ from: route.from, to: route.to, subject: message.title, text: plainText(message) },
      messageId: `<${id.replace(/[^\w.-]/g, '.')}@baton>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } catch (cause) {
    const { responseCode, code } = cause as { responseCode?: number; code?: string };
    const host = new URL(route.smtp).host;
    if (code === 'EAUTH') throw new AppError('remote_unauthorized', `${host} takes no mail from us`, { cause });
    if (responseCode !== undefined && responseCode >= 500)
      throw new AppError('remote_refused', `${host} refused with ${responseCode}`, { cause });
    throw new AppError('remote_unreachable', `${host} took no mail (${code ?? responseCode ?? 'no answer'})`, { cause });
  } finally {
    transport.close();
  }
}
