import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import type { Plugin } from 'vite';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'dist/zendesk');

const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>;
const write = (path: string, value: unknown) => writeFileSync(join(folder, path), `${JSON.stringify(value, null, 2)}\n`);

/** After the bundle: what else Zendesk wants in the package, and the zip of it all. */
export function packageApp(): Plugin {
  return {
    name: 'package-app',
    apply: 'build',
    closeBundle() {
      const { version } = read('package.json') as { version: string };
      mkdirSync(join(folder, 'translations'), { recursive: true });
      write('manifest.json', { ...read('manifest.json'), version });
      write('requirements.json', read('requirements.json'));
      writeTranslations();
      for (const name of readdirSync(join(root, 'assets'))) {
        if (/^(logo(-small)?\.png|icon_\w+\.svg|screenshot-\d\.png)$/.test(name))
          copyFileSync(join(root, 'assets', name), join(folder, 'assets', name));
      }
      writeZip(join(root, `dist/baton-${version}.zip`));
    },
  };
}

/** Zendesk's own pages read only `app.*`; the app carries its other words in its bundle. */
function writeTranslations(): void {
  for (const name of readdirSync(join(root, 'translations')).filter((one) => one.endsWith('.json'))) {
    const { app } = read(join('translations', name));
    if (app !== undefined) write(join('translations', name), { app });
  }
}

function writeZip(path: string): void {
  for (const name of readdirSync(join(root, 'dist'))) if (name.endsWith('.zip')) rmSync(join(root, 'dist', name));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  const entries: Zippable = {};
  // One date for all, so that the same sources give the same bytes.
  for (const file of paths) entries[relative(folder, file).replaceAll('\\', '/')] = [readFileSync(file), { mtime: new Date(2020, 0, 1) }];
  writeFileSync(path, zipSync(entries));
}
