import { parseArgs } from 'node:util';
import axios from 'axios';
import { AppError } from '#domain/errors.ts';
import { operatorApi } from './operator-api.ts';

const usage = `npm run dead-letters -- list [--task create_ticket]
npm run dead-letters -- show JOB
npm run dead-letters -- replay JOB…          or   replay --all [--task create_ticket]
npm run dead-letters -- discard JOB… --reason "why nobody needs it"

Speaks to the running server, whose environment it needs; --url where that is not on this machine.`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { task: { type: 'string' }, all: { type: 'boolean' }, reason: { type: 'string' }, url: { type: 'string' } },
  });
  const [command, ...jobs] = positionals;
  const api = await operatorApi(values.url);
  const letters = '/v1/dead-letters';
  const task = values.task === undefined ? {} : { task: values.task };
  const ask = async () => {
    if (command === 'list') return listAll(async (after) => (await api.get(letters, { params: { ...task, ...after } })).data.dead_letters);
    if (command === 'show' && jobs[0]) return [(await api.get(`${letters}/${encodeURIComponent(jobs[0])}`)).data];
    if (command === 'replay' && values.all) return (await api.post(`${letters}/replay`, { all: true, ...task })).data.decided;
    if (command === 'replay' && jobs.length > 0) return (await api.post(`${letters}/replay`, { jobs })).data.decided;
    if (command === 'discard' && jobs.length > 0 && values.reason)
      return (await api.post(`${letters}/discard`, { jobs, reason: values.reason })).data.decided;
    throw new AppError('config_invalid', usage);
  };
  for (const line of await ask()) process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function listAll(page: (after: { after?: string }) => Promise<{ job: string }[]>): Promise<{ job: string }[]> {
  const all: { job: string }[] = [];
  for (;;) {
    const last = all.at(-1);
    const next = await page(last ? { after: last.job } : {});
    all.push(...next);
    if (next.length === 0) return all;
  }
}

try {
  await main();
} catch (error) {
  const answer = axios.isAxiosError(error) ? (error.response?.data?.error?.message ?? error.message) : null;
  if (answer === null && !(error instanceof AppError)) throw error;
  process.stderr.write(`${answer ?? (error as Error).message}\n`);
  process.exitCode = 1;
}
