import { AppError } from '#domain/errors.ts';
import { samplePrefix } from '#domain/sample.ts';
import { addAuditEntry } from '../../store/audit.ts';
import { addSample, forgetSample, handoffsOfSample, listSamples, type Sample } from '../../store/samples.ts';
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

/**
 * Removes every sample: its tickets are solved, and nothing of it stays here.
 * @returns how many
 * @throws AppError handoff_waiting while a ticket is still being made; remote_*
 */
export async function removeSamples(deps: HandoffDeps, actor: string): Promise<number> {
  const samples = await listSamples(deps.db);
  for (const sample of samples) await removeSample(deps, sample, actor);
  return samples.length;
}

async function removeSample(deps: HandoffDeps, sample: Sample, actor: string): Promise<void> {
  const handoffs = await handoffsOfSample(deps.db, sample);
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
