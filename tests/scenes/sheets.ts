import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

interface Column {
  /** A picture of a sidebar, made at twice its size. */
  picture: string;
  /** Where in it the column begins, in the panel's own pixels. */
  from: number;
  ground: string;
}

const light = '#fff';
const dark = '#151a1e';

/** The marketplace takes three pictures of 1024 × 768; each shows three sidebars beside each other. */
const sheets: Record<string, (picture: (scene: string, scheme: string, locale: string) => string) => Column[]> = {
  'screenshot-0.png': (picture) => [0, 700, 1_400].map((from) => ({ picture: picture('handed_off', 'light', 'en'), from, ground: light })),
  'screenshot-1.png': (picture) => [
    { picture: picture('accepted_by_another', 'light', 'en'), from: 0, ground: light },
    { picture: picture('handing_back', 'light', 'en'), from: 200, ground: light },
    { picture: picture('customer', 'light', 'en'), from: 860, ground: light },
  ],
  'screenshot-2.png': (picture) => [
    { picture: picture('handed_off', 'dark', 'en'), from: 0, ground: dark },
    { picture: picture('handed_off', 'light', 'ar'), from: 0, ground: light },
    { picture: picture('long', 'dark', 'de'), from: 0, ground: dark },
  ],
};

/** What {@link makeSheets} needs to be there. */
export const wanted: [scene: string, scheme: 'light' | 'dark', locale: string][] = [];
for (const columns of Object.values(sheets))
  columns((scene, scheme, locale) => {
    wanted.push([scene, scheme as 'light' | 'dark', locale]);
    return '';
  });

export async function makeSheets(browser: Browser, folder: string, to: string): Promise<void> {
  for (const [name, columns] of Object.entries(sheets)) {
    const page = await browser.newPage({ viewport: { width: 1_024, height: 768 } });
    const shown = columns((scene, scheme, locale) => join(folder, `${scene}.${scheme}.${locale}.png`));
    const boxes = shown.map(({ picture, from, ground }) => {
      const data = readFileSync(picture).toString('base64');
      return `<div style="overflow:hidden;width:320px;height:736px;border-radius:8px;background:${ground};box-shadow:0 1px 6px #0003">
        <img style="width:320px;margin-top:-${from}px" src="data:image/png;base64,${data}"></div>`;
    });
    await page.setContent(
      `<body style="margin:0;height:768px;display:flex;gap:12px;align-items:center;justify-content:center;background:#dfe6ec">${boxes.join('')}`,
    );
    await page.screenshot({ path: join(to, name) });
    await page.close();
  }
}
