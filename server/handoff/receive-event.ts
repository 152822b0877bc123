import type { RawDelivery } from '#domain/bot.ts';
import type { HandoffDeps } from './deps.ts';

/**
 * Takes in one webhook of the helpdesk: verified over its raw bytes, then written down together with the job that reads it.
 * When this resolves, it is on disk.
 * @param admit asked once the helpdesk has proved that it sends
 * @returns our id of it, the same for every redelivery
 * @throws AppError bad_signature, bad_timestamp, bad_payload, server_busy, server_storage; nothing is accepted then
 */
export async function receiveEvent(deps: HandoffDeps, raw: RawDelivery, admit: () => void = () => undefined): Promise<{ event: string }> {
  const now = deps.now();
  const sourceId = deps.helpdesk.verifyEvent(raw, now);
  admit();
  const event = await deps.intake.event({
    id: deps.newId(),
    source_id: sourceId,
    body: new TextDecoder().decode(raw.body),
    received_at: now,
  });
  deps.onJob();
  return { event };
}
