import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { FeedError } from '../../contract/problem.ts';

/** Says where connections may go. */
export interface AddressGuard {
  /**
   * The addresses of a host, asked for once. A connection that goes to none but these goes where it was checked to go,
   * whatever the name leads to a moment later.
   * @param host a name or an address, as in a `URL` but without brackets
   * @throws {FeedError} `blocked` where one of them is not allowed
   */
  resolve(host: string): Promise<string[]>;
  /** Whether a connection may go to an address. */
  allows(address: string): boolean;
}

/** What addresses of a name are: such as `dns.lookup` with `all`. */
export type Resolve = (name: string) => Promise<readonly string[]>;

/** The part of IPv6 that the Internet is in; whatever lies outside is special. */
const global = ipaddr.parseCIDR('2000::/3');

/** Ranges of one's own network. Shared address space (100.64.0.0/10) is the provider's, not one's own. */
const own = ['loopback', 'private', 'uniqueLocal'];

/**
 * Where clouds answer every machine that they run, secrets included, though the range says public or private:
 * AWS, Google, Azure. Others use link-local and shared addresses, which nobody may ask.
 */
const metadata = ['fd00:ec2::254', 'fd20:ce::254', '168.63.129.16'];

type Kind = 'public' | 'own' | 'special';

/** IPv4 inside IPv6 is judged as what it is where the system would connect to it; in all tunnels it is refused. */
function kindOf(text: string): Kind {
  if (!isIP(text)) return 'special';
  const address = ipaddr.process(text);
  if (metadata.includes(address.toString())) return 'special';
  const range = address.range();
  if (own.includes(range)) return 'own';
  return range === 'unicast' && (address.kind() === 'ipv4' || address.match(global)) ? 'public' : 'special';
}

const systems: Resolve = async (name) => (await lookup(name, { all: true })).map(({ address }) => address);

/**
 * Lets connections go to public addresses: to none that the registries of special-purpose addresses list.
 * @param local also to this machine and its own network; still not to link-local, shared, reserved addresses
 * @param resolve default: as the system does it
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export function createAddressGuard({
  local = false,
  resolve = systems,
}: { local?: boolean; resolve?: Resolve } = {}): AddressGuard {
  const allows = (address: string) => {
    const kind = kindOf(address);
    return kind === 'public' || (local && kind === 'own');
  };
  return {
    allows,
    async resolve(host) {
      const addresses = isIP(host) ? [host] : [...(await resolve(host))];
      if (!addresses.length) throw new FeedError('blocked', `${host} has no address`);
      const refused = addresses.find((address) => !allows(address));
      if (refused === undefined) return addresses;
      const hint = kindOf(refused) === 'own' ? "; for a feed of one's own network, set local: true" : '';
      throw new FeedError('blocked', `${host} is at ${refused}, which is no public address${hint}`);
    },
  };
}
