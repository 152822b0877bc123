import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** Where calls may go beside the open Internet's usual ports. */
export interface Allowed {
  /** Hosts that whoever runs the server vouches for, `name` or `name:port`: they may stand inside, speak HTTP and use any port. */
  hosts?: readonly string[];
  /** Ports beside the usual ones. */
  ports?: readonly number[];
  /** Where a host inside would have to stand, for sentences. */
  standsIn?: string;
}

export interface Policy {
  /** What is wrong with an address, as far as it can be told without resolving its name; null when nothing is. */
  problemOf(address: string): string | null;
  /** Whether its host is vouched for, so that it is not looked at where its name leads. */
  isVouched(url: URL): boolean;
}

const usualPorts: Record<string, number[]> = { 'https:': [443, 8443], 'smtp:': [25, 465, 587, 2525], 'smtps:': [465, 587] };
const defaultPorts: Record<string, number> = { 'http:': 80, 'https:': 443, 'smtp:': 587, 'smtps:': 465 };

export function portOf({ port, protocol }: URL): number {
  return port === '' ? defaultPorts[protocol]! : Number(port);
}

/** A host as it is dialled: without the brackets of version 6. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

export function createPolicy({ hosts = [], ports = [], standsIn = 'outbound.hosts' }: Allowed): Policy {
  const vouched = new Set(hosts.map((host) => host.toLowerCase()));
  const isVouched = (url: URL) => vouched.has(url.hostname) || vouched.has(`${url.hostname}:${portOf(url)}`);
  return {
    isVouched,
    problemOf(address) {
      if (!URL.canParse(address)) return 'is not an address';
      const url = new URL(address);
      if (defaultPorts[url.protocol] === undefined) return 'must begin with https://';
      const isMail = url.protocol.startsWith('smtp');
      if (!isMail && (url.username !== '' || url.password !== '')) return 'must hold no name and no password';
      // Whatever else stands in it, the mailer would take for settings: a proxy, a file, no check of certificates.
      if (isMail && url.search + url.hash + url.pathname.slice(1) !== '') return 'must hold nothing behind its host and port';
      if (isVouched(url)) return null;
      if (url.protocol === 'http:') return `must begin with https://, unless it stands in ${standsIn}`;
      // Numbers are not looked up, so they are looked at here; URL has brought every spelling of them into one.
      const host = hostOf(url);
      if (/(?:^|\.)localhost\.?$/.test(host) || (isIP(host) !== 0 && !isPublicAddress(host)))
        return `${url.hostname} is not an address of the open Internet, and does not stand in ${standsIn}`;
      const port = portOf(url);
      return usualPorts[url.protocol]!.includes(port) || ports.includes(port) ? null : `port ${port} does not stand in outbound.ports`;
    },
  };
}
