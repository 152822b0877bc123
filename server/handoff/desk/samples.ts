import { AppError } from '#domain/errors.ts';
import { samplePrefix } from '#domain/sample.ts';
import { addAuditEntry } from '../../store/audit.ts';
import { addSample, forgetSample, handoffsOfSample, listSamples, type Sample, type SampleHandoff } from '../../store/samples.ts';
import type { HandoffDeps } from '../deps.ts';
import type { LiveSettings } from '../live-settings.ts';
import type { BotKit } from './bot-kit.ts';
import { entryOf } from './bots.ts';

const text =
  'This is a sample from Baton’s desk: somebody is trying how a handoff goes, and nobody has to answer. I would like to talk to a person, please.';

/** Posts a request to this server's own edge. @returns the status, and what was answered */
export type PostHere = (path: string, body: string, headers: Record<string, string>) => Promise<{ status: number; body: string }>;

/**
 * A sample conversation in which somebody asks for a person, posted as the bot would post it, through the same door.
 * @param host what its address is called in a signature
 * @returns the id of the conversation. @throws AppError unknown_bot, bad_setting; what the door refuses
 */
export async function postSample(
  deps: HandoffDeps,
  live: LiveSettings,
  kit: BotKit,
  bot: string,
  host: string,
  post: PostHere,
): Promise<string> {
  const { kind, secrets } = entryOf(live, bot);
  const conversation = samplePrefix + deps.newId();
  const path = `/webhooks/${bot}`;
  const [secret = 'whpk_'] = secrets;
  const sample = kit.sample({ kind, secret, url: `https://${host}${path}`, conversation, text, at: deps.now() });
  if (sample === null)
    throw new AppError('bad_setting', `bots.${bot}: only the platform itself can sign for this bot; let it post`, { path: `bots.${bot}` });
  await addSample(deps.db, { conversation, bot, made_at: deps.now() });
  const { status, body } = await post(path, sample.body, sample.headers);
  if (status !== 202) throw new AppError('bad_payload', `The sample was answered ${status}: ${body.slice(0, 300)}`);
  return conversation;
}

/** A sample that is still there, and why. */
export interface Kept {
  sample: Sample;
  /** Its tickets; none where they are still being made. */
  tickets: string[];
  why: AppError;
}

/**
 * Removes every sample that can be: its tickets are solved, and nothing of it stays here. One that cannot keeps no other from going.
 * @returns how many are gone, and which stay: handoff_waiting while a ticket is still being made; remote_*
 */
export async function removeSamples(deps: HandoffDeps, actor: string): Promise<{ removed: number; kept: Kept[] }> {
  const samples = await listSamples(deps.db);
  const kept: Kept[] = [];
  for (const sample of samples) {
    const handoffs = await handoffsOfSample(deps.db, sample);
    try {
      await removeSample(deps, sample, handoffs, actor);
    } catch (why) {
      if (!(why instanceof AppError)) throw why;
      kept.push({ sample, tickets: handoffs.flatMap(({ ticket_id }) => ticket_id ?? []), why });
    }
  }
  return { removed: samples.length - kept.length, kept };
}

async function removeSample(deps: HandoffDeps, sample: Sample, handoffs: SampleHandoff[], actor: string): Promise<void> {
  if (handoffs.some(({ state }) => state === 'requested'))
    throw new AppError('handoff_waiting', 'The ticket of a sample is still being made: try again in a moment');
  for (const { ticket_id } of handoffs) if (ticket_id !== null) await deps.helpdesk.solveTicket(ticket_id).catch(ifGone);
  await deps.db.transaction(async (tx) => {
    await forgetSample(tx, sample);
    await addAuditEntry(tx, {
      ...{ id: deps.newId(), at: deps.now(), actor, action: 'sample_removed' },
      ...{ target: sample.conversation, detail: `of bot ${sample.bot}` },
    });
  });
}

/** Somebody has deleted the ticket, or closed it for good: then there is nothing to solve. */
function ifGone(error: unknown): void {
  if (!(error instanceof AppError) || !['remote_gone', 'remote_refused'].includes(error.code)) throw error;
}
