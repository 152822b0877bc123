import { benchArrival } from './arrival.ts';
import { benchBacktest } from './backtest.ts';
import { benchDecide } from './decide.ts';
import { benchDrain } from './drain.ts';
import { benchIngest } from './ingest.ts';
import { benchMeasures } from './measures.ts';
import { benchPanel } from './panel.ts';
import { benchRead } from './read.ts';
import { benchRedact } from './redact.ts';
import { benchRules } from './rules.ts';
import { benchStatus } from './status.ts';
import { benchWaiting } from './waiting.ts';

const benches: Record<string, () => Promise<object> | object> = {
  arrival: benchArrival,
  backtest: benchBacktest,
  decide: benchDecide,
  drain: benchDrain,
  panel: benchPanel,
  ingest: benchIngest,
  measures: benchMeasures,
  read: benchRead,
  redact: benchRedact,
  rules: benchRules,
  status: benchStatus,
  waiting: benchWaiting,
};
const name = process.argv[2] ?? '';
const bench = benches[name];
if (!bench) {
  process.stderr.write(`npm run bench -- NAME, where NAME is one of ${Object.keys(benches).join(', ')}\n`);
  process.exit(1);
}
process.stdout.write(`${JSON.stringify({ bench: name, ...(await bench()) })}\n`);
