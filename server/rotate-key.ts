import { readConfig } from './config.ts';
import { migrate } from './store/migrate.ts';
import { openDatabase } from './store/open-database.ts';
import { reseal } from './store/reseal.ts';
import { createSeal } from './store/seal.ts';

const { masterKeys, databaseUrl, dataFolder } = readConfig(process.env);
if (masterKeys.length < 2) {
  process.stderr.write(`BATON_MASTER_KEY must hold the new key and the old one, with a comma between them: NEW,OLD

Start the servers with both, then run npm run rotate-key (on SQLite, every start of the server does it); afterwards the old key can go.\n`);
  process.exit(1);
}
const db = await openDatabase(databaseUrl, dataFolder);
await migrate(db);
process.stdout.write(`${JSON.stringify({ resealed: await reseal(db, createSeal(...masterKeys)) })}\n`);
await db.close();
