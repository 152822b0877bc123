import { AppError } from '#domain/errors.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { type AlertMessage, plainText } from './alert-message.ts';
import type { AlertRoute } from './settings.ts';

const timeoutMs = 15_000;

/** Sends one alert by mail, over a connection that the outbound room has made. @throws AppError remote_* */
export async function mailAlert(
  outbound: Outbound,
  route: Extract<AlertRoute, { kind: 'email' }>,
  message: AlertMessage,
  id: string,
): Promise<void> {
  // Only where mail is sent at all: of what a start loads it would be a thirtieth.
  const { createTransport } = await import('nodemailer');
  const url = new URL(route.smtp);
  const connection = await outbound.dial(route.smtp, url.host);
  const transport = createTransport({
    url: route.smtp,
    connectionTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    // A password does not cross the open Internet in the clear.
    requireTLS: url.username !== '' && !outbound.isVouched(url),
    getSocket: (_options: unknown, done: (error: null, made: { connection: typeof connection }) => void) => done(null, { connection }),
  } as object);
  try {
    await transport.sendMail({
      ...{ from: route.from, to: route.to, subject: message.title, text: plainText(message) },
      messageId: `<${id.replace(/[^\w.-]/g, '.')}@baton>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } catch (cause) {
    const { responseCode, code } = cause as { responseCode?: number; code?: string };
    if (code === 'EAUTH') throw new AppError('remote_unauthorized', `${url.host} takes no mail from us`, { cause });
    if (responseCode !== undefined && responseCode >= 500)
      throw new AppError('remote_refused', `${url.host} refused with ${responseCode}`, { cause });
    throw new AppError('remote_unreachable', `${url.host} took no mail (${code ?? responseCode ?? 'no answer'})`, { cause });
  } finally {
    transport.close();
    connection.destroy();
  }
}
