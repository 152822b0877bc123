import { launchBrowser } from '../../server/simulator/browser.ts';
import { buildApp } from '../../server/simulator/build-app.ts';

/** Once, before workers race for it: the app is built and the browser unpacked. */
export default async function setUp(): Promise<void> {
  await buildApp();
  await (await launchBrowser()).close();
}
