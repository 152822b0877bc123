// Runs before every script, on any Node from 20.17 up and with nothing installed: so it is plain JavaScript and
// imports only Node. It installs the locked packages when they are missing or are not those of the lock file.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.baton-lock`;
const wanted = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  process.stderr.write('Installing the locked packages (half a minute to two, once) …\n');
  // Nothing that Baton uses needs an install script, and one package of the command-line tools would fetch from elsewhere.
  const done = spawnSync('npm', ['ci', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    process.stderr.write('The packages could not be installed: see the lines above. Is the npm registry reachable?\n');
    process.exit(done.status ?? 1);
  }
  writeFileSync(stamp, wanted);
}
