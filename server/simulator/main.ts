import { parseArgs } from 'node:util';
import { startSimulator } from './simulator.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '8788' }, app: { type: 'string' } } });
const simulator = await startSimulator({ port: Number(values.port), ...(values.app ? { appUrl: values.app } : {}) });
process.stdout.write(`${JSON.stringify({ url: simulator.url, ...simulator.credentials })}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close());
