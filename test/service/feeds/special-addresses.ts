/**
 * The address blocks of the IANA special-purpose registries (IPv4 and IPv6, as of October 2025), and what lies beside
 * them: multicast, IPv6 outside of global unicast, deprecated blocks. `own`: allowed to a feed with `local: true`.
 */
export const specialBlocks: readonly (readonly [block: string, what: string, own?: 'own'])[] = [
  ['0.0.0.0/8', 'this network'],
  ['10.0.0.0/8', 'private', 'own'],
  ['100.64.0.0/10', 'shared'],
  ['127.0.0.0/8', 'loopback', 'own'],
  ['169.254.0.0/16', 'link-local'],
  ['172.16.0.0/12', 'private', 'own'],
  ['192.0.0.0/24', 'protocol assignments'],
  ['192.0.0.0/29', 'service continuity'],
  ['192.0.0.8/32', 'dummy'],
  ['192.0.0.9/32', 'port control anycast'],
  ['192.0.0.10/32', 'relay anycast'],
  ['192.0.0.170/31', 'NAT64 discovery'],
  ['192.0.2.0/24', 'documentation'],
  ['192.31.196.0/24', 'AS112'],
  ['192.52.193.0/24', 'multicast tunnels'],
  ['192.88.99.0/24', '6to4 relays'],
  ['192.168.0.0/16', 'private', 'own'],
  ['192.175.48.0/24', 'AS112'],
  ['198.18.0.0/15', 'benchmarking'],
  ['198.51.100.0/24', 'documentation'],
  ['203.0.113.0/24', 'documentation'],
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved'],
  ['255.255.255.255/32', 'broadcast'],
  ['::/128', 'unspecified'],
  ['::1/128', 'loopback', 'own'],
  ['::/96', 'IPv4-compatible'],
  ['::ffff:0:0:0/96', 'IPv4-translated'],
  ['64:ff9b::/96', 'NAT64'],
  ['64:ff9b:1::/48', 'local NAT64'],
  ['100::/64', 'discard'],
  ['100:0:0:1::/64', 'dummy'],
  ['2001::/23', 'protocol assignments'],
  ['2001::/32', 'Teredo'],
  ['2001:1::1/128', 'port control anycast'],
  ['2001:1::2/128', 'relay anycast'],
  ['2001:1::3/128', 'service registration anycast'],
  ['2001:2::/48', 'benchmarking'],
  ['2001:3::/32', 'multicast tunnels'],
  ['2001:4:112::/48', 'AS112'],
  ['2001:10::/28', 'ORCHID'],
  ['2001:20::/28', 'ORCHIDv2'],
  ['2001:30::/28', 'drone remote ids'],
  ['2001:db8::/32', 'documentation'],
  ['2002::/16', '6to4'],
  ['2620:4f:8000::/48', 'AS112'],
  ['3fff::/20', 'documentation'],
  ['4000::/3', 'not assigned'],
  ['5f00::/16', 'segment routing'],
  ['fc00::/7', 'unique local', 'own'],
  ['fe80::/10', 'link-local'],
  ['fec0::/10', 'site-local'],
  ['ff00::/8', 'multicast'],
];

/** What answers every machine of a cloud, with its secrets. */
export const metadataAddresses = [
  '169.254.169.254',
  '169.254.170.2',
  '100.100.100.200',
  '192.0.0.192',
  '168.63.129.16',
  'fd00:ec2::254',
  'fd20:ce::254',
  'fe80::a9fe:a9fe',
];

/** Addresses of public servers. Nothing is ever sent there: they are only judged. */
export const publicAddresses = [
  '1.1.1.1',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '113.160.92.202',
  '126.255.255.255',
  '128.0.0.0',
  '169.253.255.255',
  '172.15.255.255',
  '172.32.0.0',
  '192.0.1.0',
  '192.167.255.255',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '2001:200::1',
  '2001:4860:4860::8888',
  '2001:dc8::1',
  '2402:800::1',
  '2606:4700:4700::1111',
  '2a00::1',
];

const parse = (address: string): { bits: number; value: bigint } => {
  if (!address.includes(':'))
    return {
      bits: 32,
      value: address.split('.').reduce((value, part) => value * 256n + BigInt(part), 0n),
    };
  const [before = '', after] = address.split('::');
  const parts = (text: string) => (text ? text.split(':') : []);
  const [left, right] = [parts(before), parts(after ?? '')];
  const all = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  return { bits: 128, value: all.reduce((value, part) => value * 65536n + BigInt(`0x${part}`), 0n) };
};

const write = (value: bigint, bits: number): string =>
  bits === 32
    ? [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.')
    : Array.from({ length: 8 }, (_, at) => ((value >> BigInt(112 - 16 * at)) & 0xffffn).toString(16)).join(
        ':',
      );

/** Addresses of a block: the first, the last, and some between them that lie the same in every run. */
export function addressesOf(block: string, between: number): string[] {
  const [address = '', length = ''] = block.split('/');
  const { bits, value } = parse(address);
  const size = 1n << BigInt(bits - Number(length));
  const inside = Array.from({ length: between }, (_, at) => (size * BigInt(at + 1)) / BigInt(between + 1));
  const offsets = new Set([0n, size - 1n, ...inside]);
  return [...offsets].map((offset) => write(value + offset, bits));
}

/** IPv4 inside IPv6, as systems take it. */
export const mapped = (address: string): string => `::ffff:${address}`;

/** Ways to write loopback addresses, in a URL's place of the host. */
export const loopbackSpellings = [
  '127.0.0.1',
  '127.0.0.1.',
  '127.1',
  '127.0.1',
  '2130706433',
  '0x7f000001',
  '0x7F.0.0.1',
  '0x7f.1',
  '017700000001',
  '0177.0.0.1',
  '0177.0x0.0.01',
  '00000177.0.0.1',
  '0x7f.0x0.0x0.0x1',
  '%31%32%37.0.0.1',
  '127%2e0%2e0%2e1',
  '127。0。0。1',
  '127．0．0．1',
  '127｡0｡0｡1',
  '１２７.０.０.１',
  '①②⑦.⓪.⓪.①',
  '𝟏𝟐𝟕.𝟎.𝟎.𝟏',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[0000:0000:0000:0000:0000:0000:0000:0001]',
  '[::0.0.0.1]',
  '[::ffff:127.0.0.1]',
  '[::FFFF:7f00:1]',
  '[0:0:0:0:0:ffff:127.0.0.1]',
  '[::127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[::ffff:0:127.0.0.1]',
  '0',
  '0.0.0.0',
  '0x0',
  '[::]',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'ｌｏｃａｌｈｏｓｔ',
  'loca\u00adlhost',
];
