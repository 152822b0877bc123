import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../server/simulator/browser.ts';
import { buildApp } from '../../server/simulator/build-app.ts';
import { scenes } from './scenes.ts';
import { makeSheets, wanted } from './sheets.ts';
import { openStage, type Stage } from './stage.ts';

const { values } = parseArgs({
  options: {
    to: { type: 'string', default: 'dist/screenshots' },
    scene: { type: 'string', multiple: true },
    locale: { type: 'string', multiple: true, default: ['en', 'ar'] },
    /** Of the window, in pixels: so tall that a whole sidebar is seen. */
    width: { type: 'string', default: '1440' },
    height: { type: 'string', default: '2200' },
    scheme: { type: 'string', multiple: true, default: ['light', 'dark'] },
    /** Only the three pictures of the marketplace, into `assets`. */
    assets: { type: 'boolean', default: false },
  },
});
const root = resolve(import.meta.dirname, '../..');
const folder = resolve(root, values.to);

function chosen(): [scene: string, scheme: 'light' | 'dark', locale: string][] {
  if (values.assets) return wanted.filter((one, index) => wanted.findIndex((other) => other.join() === one.join()) === index);
  const names = values.scene ?? Object.keys(scenes);
  return (values.scheme as ('light' | 'dark')[]).flatMap((scheme) =>
    values.locale.flatMap((locale) => names.map((name): [string, 'light' | 'dark', string] => [name, scheme, locale])),
  );
}

/** One picture of a state. @returns what went wrong, or null */
async function picture(
  stage: Stage,
  browser: Browser,
  [name, colorScheme, locale]: ReturnType<typeof chosen>[number],
): Promise<string | null> {
  const viewport = { width: Number(values.width), height: Number(values.height) };
  const context = await browser.newContext({ viewport, deviceScaleFactor: 2 });
  const path = join(folder, `${name}.${colorScheme}.${locale}.png`);
  try {
    const { page, frame } = await scenes[name]!(stage, context, { colorScheme, locale });
    await page.locator(frame).screenshot({ path, animations: 'disabled' });
    process.stdout.write(`${path}\n`);
    return null;
  } catch (error) {
    return `${name} ${colorScheme} ${locale}: ${(error as Error).message.split('\n')[0]}`;
  } finally {
    await context.close();
  }
}

mkdirSync(folder, { recursive: true });
await buildApp();
const stage = await openStage();
const browser = await launchBrowser();
try {
  for (const one of chosen()) {
    const problem = await picture(stage, browser, one);
    if (problem === null) continue;
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
  }
  if (values.assets) await makeSheets(browser, folder, join(root, 'assets'));
} finally {
  await browser.close();
  await stage.close();
}
