import { BlockList } from 'node:net'

/** https://www.iana.org/assignments/iana-ipv4-special-registry/ */
const SPECIAL_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const

/** Within 2000::/3, the only part that is given out. https://www.iana.org/assignments/iana-ipv6-special-registry/ */
const SPECIAL_V6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  // It holds an IPv4 address, of which nobody knows where it leads.
  ['2002::', 16],
  ['3fff::', 20],
] as const

const special = new BlockList()
for (const [net, prefix] of SPECIAL_V4) special.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of SPECIAL_V6) special.addSubnet(net, prefix, 'ipv6')
const unicast = new BlockList()
unicast.addSubnet('2000::', 3, 'ipv6')

/** Whether an address is one of the public internet: not this machine, its network or its cloud's own services. */
export function isPublicAddress(address: string, family: 4 | 6): boolean {
  if (family === 4) return !special.check(address, 'ipv4')
  return unicast.check(address, 'ipv6') && !special.check(address, 'ipv6')
}
