import { BlockList, isIP } from 'node:net';

// IANA's special-purpose registries: this machine, private nets, link-local (and the clouds' metadata behind it), tests, multicast.
// A list each: in one, every address of version 4 would be looked for among version 6's mapped ones.
const closed = { ipv4: new BlockList(), ipv6: new BlockList() };
const ranges4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 ' +
  '192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4';
// Outside 2000::/3 nothing is public; inside it, these are not, or carry an address of version 4 that nobody has looked at.
const ranges6 = '::/3 4000::/2 8000::/1 2001::/23 2001:db8::/32 2002::/16 3fff::/20 5f00::/16';
for (const [ranges, family] of [
  [ranges4, 'ipv4'],
  [ranges6, 'ipv6'],
] as const)
  for (const range of ranges.split(' ')) {
    const [net, bits] = range.split('/') as [string, string];
    closed[family].addSubnet(net, Number(bits), family);
  }

/** Whether an address is one of the open Internet. @param address an IP address of either version, without brackets */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  return !closed[family].check(address, family);
}
