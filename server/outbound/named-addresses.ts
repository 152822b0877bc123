import { portOf } from './policy.ts';

const names = new Set(['url', 'base_url', 'smtp', 'metadata', 'jwks']);
const thisMachine = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Every address in settings, with the dotted path by which it is named. */
export function addressesIn(settings: unknown, path = ''): { path: string; url: string }[] {
  if (typeof settings !== 'object' || settings === null) return [];
  return Object.entries(settings).flatMap(([name, value]) => {
    const here = path === '' ? name : `${path}.${name}`;
    return typeof value === 'string' && names.has(name) ? [{ path: here, url: value }] : addressesIn(value, here);
  });
}

/** What the operator's own file names on this machine is meant, at the port it names. Settings of others vouch for nothing. */
export function vouchedIn(settings: unknown): string[] {
  return addressesIn(settings).flatMap(({ url }) => {
    if (!URL.canParse(url)) return [];
    const at = new URL(url);
    return thisMachine.has(at.hostname) ? [`${at.hostname}:${portOf(at)}`] : [];
  });
}
