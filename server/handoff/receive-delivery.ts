import type { RawDelivery } from '#domain/bot.ts';
import { AppError } from '#domain/errors.ts';
import type { HandoffDeps } from './deps.ts';

export interface Receipt {
  /** Our id of the delivery: the same for every redelivery. */
  delivery: string;
  /** The bot's own id of the conversation. */
  conversation: string;
}

/** A platform has only tried the connection. */
interface Tried {
  /** Where the operator has to agree first; null where nowhere. */
  confirmAt: string | null;
}

/**
 * Takes in one webhook request: verified over its raw bytes, read once to refuse what nobody could use, and then
 * written down together with the job that reads it. When this resolves, it is on disk. One that tells of several conversations is written down as
 * a delivery for each; what a crash left of them unwritten comes with the redelivery.
 * @param admit asked once the sender has proved who they are; what it throws is the answer
 * @returns the receipt, of the first where there are several, or that the platform has only tried the connection, of which nothing is written down
 * @throws AppError unknown_bot, bad_signature, bad_timestamp, bad_payload: nothing is accepted then; server_busy, server_storage: of several
 * conversations some may be written down, and are known again when it is sent once more
 */
export async function receiveDelivery(
  deps: HandoffDeps,
  botName: string,
  raw: RawDelivery,
  admit: (bot: string) => void = () => undefined,
): Promise<Receipt | Tried> {
  const connection = Object.hasOwn(deps.bots, botName) ? deps.bots[botName] : undefined;
  if (!connection) throw new AppError('unknown_bot', `No bot named "${botName}" is configured`);
  const now = deps.now();
  const sourceId = await connection.bot.verify(raw, connection.secrets, now);
  admit(botName);
  if (connection.bot.isTest?.(raw.body)) return { confirmAt: connection.bot.confirmAt?.(raw.body) ?? null };
  const bodies = connection.bot.parts?.(raw.body) ?? [raw.body];
  // All are read before any is written down: what is refused is refused whole.
  const events = bodies.map((body) => connection.bot.read(body));

  const parts = await Promise.allSettled(
    events.map((event, index) =>
      deps.intake.delivery(
        {
          id: deps.newId(),
          bot: botName,
          source_id: index === 0 ? sourceId : `${sourceId}#${index + 1}`,
          conversation: event.conversation.id,
          body: new TextDecoder().decode(bodies[index]),
          received_at: now,
        },
        event,
      ),
    ),
  );
  // Some may be on disk although others are not.
  if (parts.some(({ status }) => status === 'fulfilled')) deps.onJob();
  const [{ id, conversation }] = parts.map((part) => {
    if (part.status === 'rejected') throw part.reason;
    return part.value;
  }) as [Awaited<ReturnType<typeof deps.intake.delivery>>];
  return { delivery: id, conversation };
}
