import type { Plugin } from 'vite';

/**
 * Garden 9 hides closed parts with `inert=''`, which React 19 reads as false, so that they could still be focused. Until Garden
 * supports React 19 its attribute is turned into a boolean while bundling.
 */
export function gardenInert(): Plugin {
  return {
    name: 'garden-inert',
    transform: {
      filter: { id: /@zendeskgarden[\\/]react-[\w-]+[\\/]dist[\\/]esm/, code: /\binert:/ },
      handler(code) {
        const mended = code
          .replace(/inert: (\w+) \? undefined : ''/g, 'inert: !$1')
          .replace(/inert: (\w+) \? '' : undefined/g, 'inert: $1');
        return { code: mended, map: null };
      },
    },
  };
}
