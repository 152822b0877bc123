// Load from a process of its own: signed requests, made beforehand, one after the other on each of so many connections.
import { createHmac, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import { quantile } from './timing.ts';

const { address, secret, connections, bytes, seconds } = JSON.parse(process.argv[2]!) as {
  address: string;
  secret: string;
  connections: number;
  bytes: number;
  seconds: number;
};
const { port, hostname } = new URL(address);
const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
const payload = samplePayload('c', Date.now());
payload.data.messages[0]!.text += ' padding'.repeat(Math.max(0, Math.ceil((bytes - JSON.stringify(payload).length) / 8)));
// One conversation each, in the same number of bytes.
const [before, after] = JSON.stringify(payload).split('"id":"c"') as [string, string];

function request(): Buffer {
  const id = randomUUID();
  const body = `${before}"id":"${id}"${after}`;
  const stamp = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', key).update(`${id}.${stamp}.${body}`).digest('base64');
  return Buffer.from(
    `POST /webhooks/shop HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` +
      `webhook-id: ${id}\r\nwebhook-timestamp: ${stamp}\r\nwebhook-signature: v1,${signature}\r\n\r\n${body}`,
  );
}

// Signing costs the load as much as checking costs the server, so that it is done before.
const most = Math.ceil((bytes > 10_000 ? 1_500 : 9_000) * seconds);
const ready = Array.from({ length: most }, request);
let [acked, refused] = [0, 0];
const times: number[] = [];
const end = performance.now() + seconds * 1000;

function run(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let sentAt = 0;
    const send = () => {
      const next = performance.now() < end ? ready.pop() : undefined;
      if (!next) {
        socket.end(resolve);
        return;
      }
      sentAt = performance.now();
      socket.write(next);
    };
    socket.setNoDelay(true);
    socket.on('connect', send);
    socket.on('error', reject);
    let head = '';
    socket.on('data', (chunk) => {
      head += chunk.toString('latin1');
      const split = head.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (split < 0 || head.length < split + 4 + length) return;
      times.push(performance.now() - sentAt);
      if (head.startsWith('HTTP/1.1 202')) acked += 1;
      else refused += 1;
      head = '';
      send();
    });
  });
}

const start = performance.now();
await Promise.all(Array.from({ length: connections }, run));
const elapsed = (performance.now() - start) / 1000;
process.stdout.write(
  `${JSON.stringify({ acked_s: Math.round(acked / elapsed), p99_ms: Math.round(quantile(times, 0.99) * 10) / 10, refused })}\n`,
);
