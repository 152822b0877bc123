import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from './browser.ts';
import { type House, launch } from './launch.ts';
import { openTicket } from './open-ticket.ts';
import { postDelivery } from './post.ts';
import { samplePayload } from './sample-payload.ts';
import { ticketCreated } from './ticket-created.ts';

/** One handoff through all of it: webhook, server, ticket, panel in a real browser. Times in milliseconds since the webhook was sent. */
async function demo(house: House): Promise<{ ok: true; ticket: number; ms: { ack: number; ticket: number; panel: number } }> {
  const browser = await launchBrowser();
  try {
    const conversation = `demo-${randomUUID()}`;
    const start = performance.now();
    const since = () => Math.round(performance.now() - start);
    const created = ticketCreated(house.simulator);
    const answer = await postDelivery(house.server.url, 'shop-bot', house.secret, randomUUID(), samplePayload(conversation, Date.now()));
    if (answer.status !== 202) throw new Error(`The webhook was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    const ack = since();
    const ticket = await created;
    const ticketAt = since();
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const panel = await openTicket(page, house.simulator.url, ticket);
    await panel.getByText('Can I please talk to a real person?').first().waitFor({ timeout: 20_000 });
    return { ok: true, ticket, ms: { ack, ticket: ticketAt, panel: since() } };
  } finally {
    await browser.close();
  }
}

if (!process.argv.includes('--once')) {
  process.stderr.write('Usage: npm run demo -- --once   (npm start keeps everything running and can be clicked)\n');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'baton-demo-'));
try {
  const house = await launch({ folder });
  try {
    process.stdout.write(`${JSON.stringify(await demo(house))}\n`);
  } finally {
    await house.close();
  }
} catch (error) {
  process.stdout.write(`${JSON.stringify({ ok: false, error: String(error) })}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
