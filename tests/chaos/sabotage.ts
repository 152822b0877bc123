import type { Patch } from './patch.ts';

/** A guard taken away, and the proof that must notice. */
export interface Sabotage extends Patch {
  name: string;
  proof: string;
}

const ticket = 'server/handoff/find-or-create.ts';
const jobs = 'server/store/jobs.ts';
const step = 'server/handoff/next-step.ts';
const disk = 'server/store/disk.ts';
const together = 'server/store/commit-together.ts';

export const sabotages: Sabotage[] = [
  {
    name: 'no look-up before a ticket is asked for again',
    proof: 'unheard_ticket_is_looked_for',
    file: ticket,
    find: 'if (there !== null) return { ticketId: there, attempts: known };',
    put: '',
  },
  {
    name: 'a new key at every try',
    proof: 'unlisted_ticket_is_asked_for_under_its_key',
    file: ticket,
    find: 'createTicket(request, key)',
    put: 'createTicket(request, key + Math.random())',
  },
  {
    name: 'no key at all is the same on two tries',
    proof: 'unlisted_ticket_is_asked_for_under_its_key',
    file: 'server/helpdesks/zendesk/create-ticket.ts',
    find: "headers: { 'Idempotency-Key': idempotencyKey }",
    put: 'headers: {}',
  },
  {
    name: 'bytes that change from try to try',
    proof: 'bytes_stay_the_same',
    file: ticket,
    find: 'createTicket(request, key)',
    put: "createTicket(request.replace('Handoff', 'Handoff ' + Math.random()), key)",
  },
  {
    name: 'a conflict answered with a new key',
    proof: 'conflict_makes_no_second_ticket',
    file: step,
    find: 'if (disputedAt !== null) {',
    put: "if (disputedAt !== null) return { do: 'send_anew' };\n  if (disputedAt !== null) {",
  },
  {
    name: 'a key trusted for longer than it is known',
    proof: 'forgotten_key_is_not_trusted',
    file: step,
    find: 'const keySurelyKnown = 100 * minute;',
    put: 'const keySurelyKnown = 1_000 * minute;',
  },
  {
    name: 'no fence',
    proof: 'late_worker_changes_nothing',
    file: jobs,
    find: "ended_at = $3 where id = $1 and attempt = $2 and state = 'waiting' returning id`",
    put: "ended_at = $3 where id = $1 and $2 = $2 and state = 'waiting' returning id`",
  },
  {
    name: 'no lease',
    proof: 'leased_job_is_nobody_elses',
    file: jobs,
    find: "'lane = $1 and run_at <= $2 and locked_until <= $2'",
    put: "'lane = $1 and run_at <= $2'",
  },
  {
    name: 'said before it is written',
    proof: 'nothing_is_said_before_it_is_written',
    file: 'server/store/group.ts',
    find: 'waiting.push({ item, resolve, reject });',
    put: 'waiting.push({ item, resolve, reject }); resolve(item as never);',
  },
  {
    name: 'said before the disk has it',
    proof: 'nothing_is_said_before_the_disk_has_it',
    file: 'server/store/answer-from-disk.ts',
    find: 'await disk!.sync();',
    put: '',
  },
  {
    name: 'the disk is not waited for',
    proof: 'disk_is_asked',
    file: disk,
    find: 'last = last.then(() => keep(',
    put: 'last = last.then(async () => void (',
  },
  {
    name: 'what is copied from the log before the log is safe',
    proof: 'log_is_safe_before_it_is_copied',
    file: disk,
    find: 'await sync();\n',
    put: 'void sync().catch(() => undefined);\n',
  },
  {
    name: 'a log that begins anew before its copies are safe',
    proof: 'copies_are_safe_before_the_log_begins_anew',
    file: disk,
    find: 'if (copyLog(engine)) await keep(descriptorOf(file));',
    put: 'copyLog(engine);',
  },
  {
    name: 'readers told of what the disk has not',
    proof: 'readers_hear_nothing_that_may_be_lost',
    file: together,
    find: 'if (answers.isBehind()) await',
    put: 'if (answers.isBehind()) void',
  },
  {
    name: 'half of what failed committed with the rest',
    proof: 'failed_work_leaves_no_half',
    file: together,
    find: "if (kind === 'transaction') throw isFirst ? error : new Failed();",
    put: '',
  },
  {
    name: 'a delivery without its job',
    proof: 'delivery_brings_its_job',
    file: 'server/handoff/intake.ts',
    find: 'const fresh = stored.filter(({ isNew }) => isNew)',
    put: 'const fresh = stored.filter(() => false)',
  },
  {
    name: 'redeliveries taken for new',
    proof: 'redelivery_is_read_once',
    file: 'server/store/deliveries.ts',
    find: '[id, bot, source_id, conversation, body, received_at]),',
    put: '[id, bot, source_id + Math.random(), conversation, body, received_at]),',
  },
  {
    name: 'nobody joins an open handoff',
    proof: 'requester_has_one_ticket',
    file: 'server/handoff/read-delivery.ts',
    // Two ways know a requester again, by the row and by what is proven: neither may see who it is.
    find: 'const open = await findOpenHandoff(tx, id);',
    put: 'conversation.requester.id = conversation.id; const open = await findOpenHandoff(tx, id);',
  },
  {
    name: 'Retry-After passed over',
    proof: 'retry_after_is_kept',
    file: 'server/outbound/refuse.ts',
    find: 'return Number.isNaN(wait) ? usualPauseMs :',
    put: 'return wait > 0 ? 1_000 :',
  },
  {
    name: 'waiting counted as failing',
    proof: 'waiting_is_no_failure',
    file: 'server/jobs/give-up-or-retry.ts',
    find: "=== 'wait') {",
    put: "=== 'never_this') {",
  },
  {
    name: 'no limiter',
    proof: 'allowance_is_kept',
    file: 'server/helpdesks/zendesk/limiter.ts',
    find: 'if (until > now())',
    put: 'if (until === -1)',
  },
  {
    name: 'no place for what is urgent beside the rest',
    proof: 'urgent_goes_first',
    file: 'server/jobs/lane.ts',
    find: "jobs.push(...(await ask(most - jobs.length, 'urgent', urgent)));",
    put: '',
  },
  {
    name: 'nothing kept for what is urgent',
    proof: 'urgent_goes_first',
    file: 'server/helpdesks/zendesk/bucket.ts',
    find: 'const headStart = 0.2;',
    put: 'const headStart = 1;',
  },
  {
    name: 'the oldest waits for ever',
    proof: 'oldest_is_not_starved',
    file: 'server/jobs/lane.ts',
    find: 'const oldestEvery = 10;',
    put: 'const oldestEvery = 1_000_000;',
  },
  {
    name: 'no breaker',
    proof: 'broken_helpdesk_is_left_alone',
    file: 'server/helpdesks/zendesk/breaker.ts',
    find: 'failures / results.length >= failingShare',
    put: 'failures < 0',
  },
  {
    name: 'everybody asks a helpdesk that may be back',
    proof: 'one_asks_before_everybody_does',
    file: 'server/helpdesks/zendesk/breaker.ts',
    find: 'if (wait > 0 || isProbing)',
    put: 'if (wait > 0)',
  },
  {
    name: 'files before the ticket',
    proof: 'ticket_does_not_wait_for_files',
    file: 'server/helpdesks/zendesk/prepare-ticket.ts',
    find: "if (!(error instanceof AppError) || errorTable[error.code].retry === 'wait') throw error;",
    put: 'throw error;',
  },
  {
    name: 'work given up when the sign-in is lost',
    proof: 'lost_sign_in_loses_no_work',
    file: 'server/domain/errors.ts',
    find: "remote_signed_out: { status: 502, retry: 'wait' }",
    put: "remote_signed_out: { status: 502, retry: 'never' }",
  },
  {
    name: 'reasons as they came',
    proof: 'reasons_name_nobody',
    file: 'server/outbound/describe-answer.ts',
    find: "return found.length === 0 ? 'no code' : found.join(' ');",
    put: 'return text;',
  },
  {
    name: 'all refresh at once',
    proof: 'one_refreshes_at_a_time',
    file: 'server/store/oauth-tokens.ts',
    find: 'where account = $1 and refreshing_until <= $3 returning *',
    put: 'where account = $1 and $3 = $3 returning *',
  },
  {
    name: 'tokens unsealed',
    proof: 'tokens_are_sealed',
    file: 'server/store/oauth-tokens.ts',
    find: "seal.close(refreshToken, about('refresh')), now()",
    put: 'refreshToken, now()',
  },
  {
    name: 'no order between the log and what is copied from it',
    proof: 'log_comes_before_what_is_copied_from_it',
    file: 'server/store/sqlite.ts',
    find: 'pragma synchronous=normal;',
    put: 'pragma synchronous=off;',
  },
  {
    name: 'a replay as something new',
    proof: 'replay_keeps_the_identity',
    file: 'server/store/handoff-states.ts',
    find: "set state = 'requested', disputed_at = null where",
    put: "set state = 'requested', disputed_at = null, first_sent_at = null where",
  },
];
