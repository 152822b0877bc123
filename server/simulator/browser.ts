import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

const root = resolve(import.meta.dirname, '../..');
const home = resolve(root, 'node_modules/.cache/chromium');

/**
 * Starts a real browser: CHROME_PATH if set, else (Linux x64) the Chromium inside @sparticuz/chromium with the libraries
 * and fonts it brings, else the Chrome that is installed.
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await launchOptions());
}

async function launchOptions(): Promise<LaunchOptions> {
  // Without the sandbox because tests may run as root; the other flags keep it from calling home.
  const args = [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  if (process.env.CHROME_PATH) return { executablePath: process.env.CHROME_PATH, args };
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome', args };
  return { ...(await unpack()), args };
}

/** The package unpacks into TMPDIR and reuses what it finds there, not atomically: unpack once before workers race. */
async function unpack(): Promise<LaunchOptions> {
  mkdirSync(home, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = home;
  try {
    const { default: pack, inflate } = await import('@sparticuz/chromium');
    const executablePath = await pack.executablePath();
    await inflate(resolve(root, 'node_modules/@sparticuz/chromium/bin/al2023.tar.br'));
    // Its own fonts.conf names only /tmp/fonts; on a machine without fonts the browser then dies on real pages.
    const fonts = resolve(home, 'fonts.conf');
    writeFileSync(
      fonts,
      `<?xml version="1.0"?><fontconfig><dir>${home}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>\n`,
    );
    const env = { ...process.env, TMPDIR: before, FONTCONFIG_FILE: fonts, LD_LIBRARY_PATH: resolve(home, 'al2023/lib') };
    return { executablePath, env: JSON.parse(JSON.stringify(env)) as Record<string, string> };
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
