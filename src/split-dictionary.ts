import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Parts of the dictionary that are shown on the admin's page and by alerts alone. */
const later = ['desk', 'alert'];
/** What the marketplace shows: Zendesk reads it from the package, the app never does. */
const never = ['app'];

/** English is loaded before the first word is shown, by every agent: only what stands beside a ticket comes with it, the rest by `en.json?later`. */
export function splitDictionary(): Plugin {
  return {
    name: 'split-dictionary',
    enforce: 'pre',
    load(id) {
      const [path = '', query] = id.split('?');
      if (!/[\\/]translations[\\/]en\.json$/.test(path)) return null;
      const parts = Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>);
      const wanted = parts.filter(([name]) => !never.includes(name) && later.includes(name) === (query === 'later'));
      const dictionary = JSON.stringify(Object.fromEntries(wanted));
      // Vite knows JSON by the end of its name.
      return query === 'later' ? `export default ${dictionary}` : dictionary;
    },
  };
}
