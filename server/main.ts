import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { AppError } from '#domain/errors.ts';
import { watchOver } from './alerts.ts';
import { type BotEntry, botEntries } from './bot-entry.ts';
import { batonPayload } from './bots/baton.ts';
import { connectBot } from './bots/connect-bot.ts';
import { botKit } from './bots/kit/kit.ts';
import { type Config, fileSettings, readConfig } from './config.ts';
import { queueChecks } from './handoff/check-tickets.ts';
import type { HandoffDeps } from './handoff/deps.ts';
import { createConnection } from './handoff/desk/connection.ts';
import { createIntake } from './handoff/intake.ts';
import { openLiveSettings } from './handoff/live-settings.ts';
import { createStatusLinks } from './handoff/status-links.ts';
import { tasksOf } from './handoff/tasks.ts';
import { waitNow } from './handoff/wait-now.ts';
import { createZendesk } from './helpdesks/zendesk/index.ts';
import { keepHouse, retentionOf } from './housekeeping.ts';
import { buildHttp } from './http/app.ts';
import { measureJobs } from './job-metrics.ts';
import { createWorker, drainMs } from './jobs/worker.ts';
import { keepFacts } from './keep-facts.ts';
import { logOptions, logStream } from './log.ts';
import { openAiWriter } from './models/open-ai.ts';
import { createOutbound } from './outbound/outbound.ts';
import { createWaysOut } from './outbound/ways-out.ts';
import { createReadiness } from './readiness.ts';
import { ruleWarnings } from './rule-warnings.ts';
import { migrate } from './store/migrate.ts';
import { newId } from './store/new-id.ts';
import { openVault } from './store/oauth-tokens.ts';
import { openDatabase } from './store/open-database.ts';
import { reseal } from './store/reseal.ts';
import { createSeal } from './store/seal.ts';
import { openWebhookSecrets } from './store/webhook-secrets.ts';
import { measureWaits } from './wait-metrics.ts';

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as { version: string };

/** Longer than the worker gives the jobs in hand. */
const longestStopMs = 12_000;

/** Another process may have connected the helpdesk. */
const secretsRefreshMs = 60_000;

async function main(config: Config): Promise<void> {
  const lines = logStream();
  const log = pino(logOptions, lines);
  const db = await openDatabase(config.databaseUrl, config.dataFolder);
  await migrate(db);

  const now = Date.now;
  const outbound = createOutbound(config.outbound);
  const fromFile = fileSettings(config);
  const waysOut = createWaysOut(config.outbound, { ...fromFile });
  const { refresh_token: refreshToken, subdomain } = config.helpdesk;
  const seal = config.masterKeys.length > 0 ? createSeal(...config.masterKeys) : null;
  const vault = seal ? await openVault({ db, seal, account: subdomain, refreshToken: refreshToken ?? null, now }) : undefined;
  if (seal && config.masterKeys.length > 1) log.info({ resealed: await reseal(db, seal) }, 'the master key follows another');
  const configured = config.helpdesk.webhook_secrets;
  const webhookSecrets = seal ? await openWebhookSecrets({ db, seal, account: subdomain, configured, now }) : null;
  const helpdesk = createZendesk({
    baseUrl: config.helpdeskUrl,
    outbound,
    clientId: config.helpdesk.client_id,
    clientSecret: config.helpdesk.client_secret,
    ...(vault ? { vault } : {}),
    appId: config.helpdesk.app_id,
    webhookSecrets: () => webhookSecrets?.all() ?? configured,
    now,
  });
  const live = await openLiveSettings({
    ...{ db, seal, now },
    file: fromFile,
    waysOut,
    botsSchema: botEntries,
    connect: (bots) =>
      Object.fromEntries(
        Object.entries(bots).map(([name, entry]) => [name, connectBot(entry as BotEntry, now, (settings) => waysOut.of('bots', settings))]),
      ),
    newId,
    onTrouble: (error) => log.error({ err: error }, 'settings of the desk cannot be read: those from before stay in force'),
  });
  const deps: HandoffDeps = {
    db,
    intake: createIntake(db, newId),
    get bots() {
      return live.inForce().bots;
    },
    get rules() {
      return live.inForce().rules;
    },
    get isOpen() {
      return live.inForce().isOpen;
    },
    settings: () => live.inForce().settings,
    helpdesk,
    redaction: config.redaction,
    statusLinks:
      config.masterKeys.length > 0 && config.publicUrl
        ? createStatusLinks(config.masterKeys, config.publicUrl, config.requester.link_days)
        : null,
    contactChannels: config.requester.channels,
    waiting: (handoff) => waitNow(db, handoff, now(), live.inForce().isOpen),
    returnWindowMs: config.requester.return_hours * 3_600_000,
    checkAfterMs: config.helpdesk.check_hours * 3_600_000,
    webhookSecrets,
    writer: config.llm
      ? openAiWriter({ url: config.llm.url, model: config.llm.model, key: config.llm.key, timeoutMs: config.llm.timeout_ms, outbound })
      : null,
    waysOut,
    now,
    newId,
    onJob: () => db.announce('jobs'),
  };
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  measureWaits(registry, db);
  const countAttempt = measureJobs({ registry, db, helpdesk, now });
  const readiness = createReadiness(db, randomUUID(), now);
  const worker = createWorker({
    db,
    tasks: tasksOf(deps),
    gates: helpdesk.gates,
    now,
    random: Math.random,
    onAttempt: (job, result, error) => {
      countAttempt(job.task, result);
      const isBug = error !== undefined && !(error instanceof AppError);
      log[isBug ? 'error' : 'info'](
        { trace: job.trace, job: job.id, task: job.task, subject: job.subject, attempt: job.attempt, result, err: error },
        'attempted',
      );
    },
    onTrouble: (error) => log.error({ err: error }, 'no jobs can be taken'),
  });
  const publicUrl = config.publicUrl?.replace(/\/$/, '') ?? null;
  const http = await buildHttp({
    deps,
    live,
    kit: botKit,
    publicUrl,
    connection: seal && publicUrl ? createConnection(deps, seal, publicUrl) : null,
    panel: { signing: config.panel_signing, subdomain: config.helpdesk.subdomain, signedUrls: config.panel_signed_urls },
    webhookBody: batonPayload,
    version,
    registry,
    problem: readiness.problem,
    isWorker: config.role === 'worker',
    logger: { ...logOptions, stream: lines },
  });

  if (deps.statusLinks === null)
    log.warn(
      { config: 'requester' },
      'requesters get no page of their own: BATON_MASTER_KEY and BATON_PUBLIC_URL are needed for its links',
    );
  if ((webhookSecrets?.all() ?? configured).length === 0)
    log.warn({ config: 'helpdesk.webhook_secrets' }, 'Zendesk tells nothing of replies and solved tickets: npm run connect-zendesk');
  for (const { config, sentence } of ruleWarnings(live.inForce().settings)) log.warn({ config }, sentence);

  const folder = config.databaseUrl === undefined ? config.dataFolder : undefined;
  const stopWatching = watchOver({ db, helpdesk, storageProblem: readiness.storageProblem, folder, now }, log, registry);
  let stopSweeping: () => void = () => undefined;
  let stopKeepingFacts: () => void = () => undefined;
  if (config.role !== 'web') {
    await worker.start();
    stopSweeping = keepHouse({ db, retention: retentionOf(config.retention), queueChecks: () => queueChecks(deps), now, log });
    stopKeepingFacts = keepFacts(db, log);
  }
  const refreshing = setInterval(
    () => void webhookSecrets?.refresh().catch((error) => log.warn({ err: error }, 'webhook secrets were not read')),
    secretsRefreshMs,
  );
  const address = await http.listen({ port: config.port, host: config.host });
  log.info({ address }, 'listening');
  lines.flush();

  let isStopping = false;
  async function stop(): Promise<void> {
    if (isStopping) return;
    isStopping = true;
    log.info('stopping');
    // Whatever hangs: somebody else does the rest, or we do after the next start.
    setTimeout(() => process.exit(0), longestStopMs).unref();
    readiness.stop();
    stopWatching();
    clearInterval(refreshing);
    stopSweeping();
    stopKeepingFacts();
    live.close();
    // At once: a request that hangs must not take the time of the work in hand.
    // Nor that of closing the database: a request that is half sent would keep its connection open for minutes.
    const cut = setTimeout(() => http.server.closeAllConnections(), drainMs);
    await Promise.all([http.close(), worker.stop()]);
    clearTimeout(cut);
    await db.close();
    log.info('stopped');
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

try {
  await main(readConfig(process.env));
} catch (error) {
  if (!(error instanceof AppError && error.code === 'config_invalid')) throw error;
  process.stderr.write(`Baton cannot start:\n${error.message}\n`);
  process.exitCode = 1;
}
