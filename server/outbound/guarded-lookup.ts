import { type LookupAddress, lookup as resolve } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** How names are resolved; tests bring their own. */
export type Resolve = (host: string, options: { all: true }, done: (error: Error | null, found: LookupAddress[]) => void) => void;

/**
 * Resolves for a connection that is about to be made, and fails unless every address found is public: between this look and the
 * connection nothing is asked again, so a name that changes its mind gains nothing.
 */
export function guardedLookup(resolveAll: Resolve = resolve as Resolve): LookupFunction {
  return (host, options, done) => {
    resolveAll(host, { all: true }, (error, found) => {
      if (error) return done(error, '');
      const inside = found.find(({ address }) => !isPublicAddress(address));
      if (inside || found.length === 0) return done(new Error(`${host} is not an address of the open Internet`), '');
      if (options.all) return done(null, found);
      done(null, found[0]!.address, found[0]!.family);
    });
  };
}
