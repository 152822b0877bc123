/** In place of a secret; its last four characters follow, by which people tell secrets apart. */
const hidden = '•••• ';
const isSecret = /(?:secret|secrets|token|password|key|smtp|jwt)$/i;
const alertKinds: readonly unknown[] = ['slack', 'teams', 'webhook'];

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What people may see of a setting: secrets are hidden, and so are alerts' addresses: Slack's and Teams' let whoever knows them write, and a route whose kind was changed must not show them. */
export function hideSecrets(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return isSecret.test(key) ? hidden + value.slice(-4) : value;
  if (Array.isArray(value)) return value.map((one) => hideSecrets(one, key));
  if (typeof value !== 'object' || value === null) return value;
  const isAddressSecret = 'kind' in value && alertKinds.includes(value.kind);
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, hideSecrets(one, name === 'url' && isAddressSecret ? 'url_secret' : name)]),
  );
}

/**
 * Puts the secrets back that came hidden, from where they stood before.
 * @param before with its secrets. @returns the value; what is hidden and stood nowhere stays hidden, so that no check takes it
 */
export function putSecretsBack(value: unknown, before: unknown): unknown {
  if (typeof value === 'string') return value.startsWith(hidden) ? (sameEnd(value, before) ?? value) : value;
  if (Array.isArray(value)) return value.map((one, index) => putBackInList(one, index, before));
  if (typeof value !== 'object' || value === null) return value;
  const known = (typeof before === 'object' && before !== null ? before : {}) as Record<string, Json>;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, putSecretsBack(one, Object.hasOwn(known, name) ? known[name] : undefined)]),
  );
}

/** A list may have been put in another order: a hidden text is any of those that end so. */
function putBackInList(one: unknown, index: number, before: unknown): unknown {
  if (!Array.isArray(before)) return putSecretsBack(one, undefined);
  if (typeof one !== 'string' || !one.startsWith(hidden)) return putSecretsBack(one, before[index]);
  return before.map((other) => sameEnd(one, other)).find((found) => found !== null) ?? one;
}

function sameEnd(shown: string, before: unknown): string | null {
  return typeof before === 'string' && hidden + before.slice(-4) === shown ? before : null;
}
