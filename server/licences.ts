import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
  version?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
}
const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };

/** What runs in production, with its licence; `npm sbom` has it for machines. */
for (const [path, { version, license, dev, optional }] of Object.entries(lock.packages))
  if (path !== '' && !dev && !optional)
    process.stdout.write(`${path.replace(/^.*node_modules\//, '')}\t${version ?? ''}\t${license ?? 'not stated'}\n`);
