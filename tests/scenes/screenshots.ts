import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { buildApp } from '../../server/simulator/build-app.ts';
import { scenes } from './scenes.ts';
import { openStage } from './stage.ts';

const { values } = parseArgs({
  options: {
    to: { type: 'string', default: 'dist/screenshots' },
    scene: { type: 'string', multiple: true },
    locale: { type: 'string', multiple: true, default: ['en', 'ar'] },
    scheme: { type: 'string', multiple: true, default: ['light', 'dark'] },
  },
});
const folder = resolve(import.meta.dirname, '../..', values.to);
const names = values.scene ?? Object.keys(scenes);
mkdirSync(folder, { recursive: true });
await buildApp();
const stage = await openStage();
const browser = await launchBrowser();
const problems: string[] = [];
for (const scheme of values.scheme as ('light' | 'dark')[]) {
  for (const locale of values.locale) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 2_200 }, deviceScaleFactor: 1.5 });
    for (const name of names) {
      const path = join(folder, `${name}.${scheme}.${locale}.png`);
      try {
        const { page, frame } = await scenes[name]!(stage, context, { colorScheme: scheme, locale });
        await page.locator(frame).screenshot({ path, animations: 'disabled' });
        await page.close();
        process.stdout.write(`${path}\n`);
      } catch (error) {
        problems.push(`${name} ${scheme} ${locale}: ${(error as Error).message.split('\n')[0]}`);
      }
    }
    await context.close();
  }
}
await browser.close();
await stage.close();
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
