import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Database } from '#domain/database.ts';
import { AppError } from '#domain/errors.ts';
import { compileRules } from '#rules/compile.ts';
import { conflictsOf } from '#rules/conflicts.ts';
import { compileHours } from '#rules/hours.ts';
import { parseRules } from '#rules/parse-rules.ts';
import { type Config, readConfig } from './config.ts';
import { tryRules } from './handoff/try-rules.ts';
import { sqliteFile } from './store/open-database.ts';
import { openPostgres } from './store/postgres.ts';
import { readSqlite } from './store/sqlite.ts';

const width = 30;

function draftRules(path: string | undefined) {
  if (!path) throw new AppError('config_invalid', 'Say which rules to try: npm run backtest -- --rules draft.json [--since 2026-01-31]');
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

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rules: { type: 'string' }, since: { type: 'string', default: '1970-01-01' } } });
  const rules = draftRules(values.rules);
  const since = Date.parse(values.since);
  if (Number.isNaN(since)) throw new AppError('config_invalid', `--since ${values.since} is not a date such as 2026-01-31`);
  const config = readConfig(process.env);
  for (const { sentence } of conflictsOf(rules)) process.stderr.write(`Note: ${sentence}\n`);
  const db = openToRead(config);
  try {
    const isOpen = config.hours ? compileHours(config.hours) : null;
    const sides = { draft: compileRules(rules), current: compileRules(config.rules) };
    const report = await tryRules({ db, ...sides, isOpen, since, onProgress: showProgress });
    process.stderr.write('\n');
    process.stdout.write(`${JSON.stringify(report)}\n`);
  } finally {
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
