import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Database } from '#domain/database.ts';
import { AppError } from '#domain/errors.ts';
import type { BacktestCase, HandedOff, Judged, OnCase } from '#rules/backtest.ts';
import { compileRules } from '#rules/compile.ts';
import { conflictsOf } from '#rules/conflicts.ts';
import { parseRules } from '#rules/parse-rules.ts';
import { type Config, readConfig } from './config.ts';
import { tryingSchemas } from './handoff/setting-kinds.ts';
import { openBy, settingsInForce } from './handoff/settings-in-force.ts';
import { tryRules } from './handoff/try-rules.ts';
import { sqliteFile } from './store/open-database.ts';
import { openPostgres } from './store/postgres.ts';
import { readSqlite } from './store/sqlite.ts';

const width = 30;

function draftRules(path: string | undefined) {
  if (!path)
    throw new AppError(
      'config_invalid',
      'Say which rules to try: npm run backtest -- --rules draft.json [--since 2026-01-31] [--cases cases.jsonl]',
    );
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
    return parseRules(JSON.parse(text));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('config_invalid', `${path} cannot be read as JSON (${(cause as Error).message})`, { cause });
  }
}

function showProgress(done: number, all: number): void {
  const share = all === 0 ? 1 : Math.min(1, done / all);
  const bar = '█'.repeat(Math.round(share * width)).padEnd(width, '░');
  process.stderr.write(`\r${bar} ${done} of ${all} conversations`);
}

function openToRead({ databaseUrl, dataFolder }: Config): Database {
  if (databaseUrl !== undefined) return openPostgres(databaseUrl);
  const path = sqliteFile(dataFolder);
  if (!existsSync(path)) throw new AppError('config_invalid', `BATON_DATA: there is no database at ${path}`);
  return readSqlite(path);
}

/** Who, when and why: a line for each that either side hands off. */
function lineOf({ id, turns, firstTurn, needed, disposition }: BacktestCase, { change, draft, current }: Judged): string {
  const { conversation, context } = turns[0]!;
  const when = (one: HandedOff | null) => {
    const at = one && turns[one.turn - firstTurn];
    return at ? { ...one, at: new Date(at.context.at).toISOString(), messages: at.conversation.messages.length } : null;
  };
  const who = { bot: context.bot, conversation: conversation.id, id };
  return `${JSON.stringify({ ...who, change, draft: when(draft), current: when(current), needed, disposition })}\n`;
}

/** @throws AppError config_invalid */
function openCases(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (cause) {
    throw new AppError('config_invalid', `--cases ${path} cannot be written: ${(cause as Error).message}`, { cause });
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { rules: { type: 'string' }, since: { type: 'string', default: '1970-01-01' }, cases: { type: 'string' } },
  });
  const rules = draftRules(values.rules);
  const since = Date.parse(values.since);
  if (Number.isNaN(since)) throw new AppError('config_invalid', `--since ${values.since} is not a date such as 2026-01-31`);
  if (values.cases !== undefined && values.cases === values.rules)
    throw new AppError('config_invalid', '--cases would overwrite the draft that --rules names');
  const config = readConfig(process.env);
  for (const { sentence } of conflictsOf(rules)) process.stderr.write(`Note: ${sentence}\n`);
  const db = openToRead(config);
  let cases: number | null = null;
  try {
    cases = values.cases === undefined ? null : openCases(values.cases);
    const { settings } = await settingsInForce(db, tryingSchemas, { rules: config.rules, hours: config.hours ?? null });
    const onCase: OnCase = (one, judged) => {
      if (cases !== null && (judged.draft ?? judged.current) !== null) writeSync(cases, lineOf(one, judged));
    };
    const sides = { draft: compileRules(rules), current: compileRules(settings.rules) };
    const report = await tryRules({ db, ...sides, isOpen: openBy(settings.hours), since, onProgress: showProgress, onCase });
    process.stderr.write('\n');
    process.stdout.write(`${JSON.stringify(report)}\n`);
  } finally {
    if (cases !== null) closeSync(cases);
    await db.close();
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
