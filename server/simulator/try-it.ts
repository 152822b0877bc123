import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import axios from 'axios';
import { type BotKind, botKinds } from './bot-names.ts';
import { type House, launch } from './launch.ts';
import { samplePayload } from './sample-payload.ts';
import { platformSamples } from './samples/index.ts';
import { signAs } from './sign-as.ts';
import { ticketCreated } from './ticket-created.ts';

const { values } = parseArgs({ options: { bot: { type: 'string' }, file: { type: 'string' } } });
const kind = botKinds.find((one) => one === values.bot);
if (!kind) {
  process.stderr.write(`npm run try -- --bot KIND [--file PAYLOAD]\nKIND is one of ${botKinds.join(', ')}\n`);
  process.exit(2);
}

/** Posts payloads of one platform to a server of their own, signed as the platform signs, and prints what Baton made of each: a JSON line a payload. */
async function tryIt(house: House, kind: BotKind, bodies: string[]): Promise<void> {
  for (const body of bodies) {
    const path = `${house.server.url}/webhooks/${house.nameOf(kind)}`;
    const ask = async (url: string) => {
      // The server takes a call without a proxy's word for one by HTTPS, as Twilio's signature must be made for.
      const signed = url.replace('http://', 'https://');
      const headers = { 'content-type': 'application/json', ...signAs(kind, house.secretOf(kind), signed, body, Date.now()) };
      return (await axios.post(url, body, { headers, validateStatus: () => true, transformRequest: (data) => data })).data as Record<
        string,
        unknown
      >;
    };
    const decided = await ask(`${house.server.url}/v1/decisions?bot=${house.nameOf(kind)}`);
    const created = decided.decision === 'handoff' ? ticketCreated(house.simulator) : null;
    const answer = await ask(path);
    const ticket = created && house.simulator.account.tickets.get(await created);
    const { decision, priority, reasons, error } = decided;
    const { id, subject, tags } = ticket ?? {};
    process.stdout.write(
      `${JSON.stringify({ answer, decision, priority, reasons, ...(error ? { error } : {}), ticket: ticket ? { id, subject, priority: ticket.priority, tags } : null })}\n`,
    );
  }
}

const samples =
  kind === 'baton'
    ? [samplePayload('try-1', Date.now())]
    : (kind in platformSamples ? platformSamples[kind as keyof typeof platformSamples] : []).map(({ payload }) => payload);
const bodies = values.file === undefined ? samples.map((one) => JSON.stringify(one)) : [readFileSync(values.file, 'utf8')];
const folder = mkdtempSync(join(tmpdir(), 'baton-try-'));
try {
  const house = await launch({ folder });
  try {
    await tryIt(house, kind, bodies);
  } finally {
    await house.close();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
