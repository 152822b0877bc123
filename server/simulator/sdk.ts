import { resolve } from 'node:path';
import { build } from 'vite';

/** Where production pages load Zendesk's SDK from. */
export const sdkUrl = 'https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js';

let bundle: Promise<string> | null = null;

/** The SDK as npm has it, as one script that sets `window.ZAFClient`: for machines that cannot reach Zendesk's copy. */
export function sdkScript(): Promise<string> {
  bundle ??= bundleSdk();
  return bundle;
}

async function bundleSdk(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: {
        entry: resolve(import.meta.dirname, '../../node_modules/zendesk_app_framework_sdk/lib/index.js'),
        formats: ['iife'],
        name: 'ZAFClient',
        fileName: 'zaf_sdk',
      },
    },
  });
  const output = Array.isArray(result) ? result[0] : result;
  if (!output || !('output' in output)) throw new Error('Vite gave no bundle of the SDK');
  return output.output[0].code;
}
