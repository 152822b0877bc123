// Loaded before a server or a proof (`node --import`): changes sources as they are loaded, so that production code needs no
// switches for tests. Which ones is told by the environment; a patch whose place is not found is an error.
import { registerHooks } from 'node:module';
import type { Patch } from './patch.ts';

const patches = JSON.parse(process.env.BATON_TEST_PATCHES ?? '[]') as Patch[];

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const mine = patches.filter(({ file }) => url.endsWith(`/${file}`));
    if (mine.length === 0) return loaded;
    let source = Buffer.from(loaded.source as Uint8Array).toString('utf8');
    for (const { file, find, put } of mine) {
      if (source.split(find).length !== 2) throw new Error(`${file} does not have once: ${find}`);
      source = source.replace(find, () => put);
    }
    return { ...loaded, source };
  },
});
