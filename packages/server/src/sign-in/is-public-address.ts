import { BlockList, isIP } from "node:net";

/** Of IPv4, what is not for everybody to reach (IANA's registry of special-purpose addresses). */
const SPECIAL: readonly (readonly [network: string, bits: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];
/** Of IPv6, what is given out for the internet, and in it what is not, or leads to an address of IPv4 that is not looked at. */
const GLOBAL = ["2000::", 3] as const;
const NOT_GLOBAL: readonly (readonly [network: string, bits: number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const special = new BlockList();
for (const [network, bits] of SPECIAL) special.addSubnet(network, bits, "ipv4");
const global = new BlockList();
global.addSubnet(...GLOBAL, "ipv6");
const notGlobal = new BlockList();
for (const [network, bits] of NOT_GLOBAL) notGlobal.addSubnet(network, bits, "ipv6");

/** Whether an address is one of the internet, and of no private network, of this machine, or of the network's own. False for names. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special.check(address, "ipv4");
  return family === 6 && global.check(address, "ipv6") && !notGlobal.check(address, "ipv6");
}
