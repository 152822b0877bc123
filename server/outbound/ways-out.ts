import type { Resolve } from './guarded-lookup.ts';
import { addressesIn } from './named-addresses.ts';
import { createOutbound, type Outbound } from './outbound.ts';
import { type Allowed, createPolicy } from './policy.ts';

/**
 * Ways out by who typed an address. Hosts inside are vouched for by whoever runs the server, and for what stands in the server's own
 * file: an address from the desk must not reach them, or whoever may tune could call whatever stands behind the server.
 */
export interface WaysOut {
  /** For what settings of a kind hold: with the file's hosts where the file itself names every address in them, else on the open Internet alone. */
  of(kind: string, settings: unknown): Outbound;
  /** What is wrong with each address in settings of a kind, with its dotted path. */
  problemsIn(kind: string, settings: unknown): { path: string; url: string; problem: string }[];
}

/** @param file the settings that stand in the configuration file, by kind @param resolve how names are resolved; tests bring their own */
export function createWaysOut(allowed: Allowed, file: Record<string, unknown>, resolve?: Resolve): WaysOut {
  const open = { ports: allowed.ports ?? [], standsIn: `the configuration file's own settings` };
  const policy = createPolicy(open);
  const ways = { file: createOutbound(allowed, resolve), desk: createOutbound(open, resolve) };
  // By kind: an address that the file names for a bot is none for alerts.
  const isNamed = (kind: string, url: string) => addressesIn(file[kind]).some((named) => named.url === url);
  return {
    of(kind, settings) {
      const addresses = addressesIn(settings);
      return addresses.length > 0 && addresses.every(({ url }) => isNamed(kind, url)) ? ways.file : ways.desk;
    },
    problemsIn: (kind, settings) =>
      addressesIn(settings, kind).flatMap(({ path, url }) => {
        const problem = isNamed(kind, url) ? null : policy.problemOf(url);
        return problem === null ? [] : [{ path, url, problem }];
      }),
  };
}
