import ipaddr from 'ipaddr.js';
import type { Context as HonoContext } from 'hono';
import { headerReader, incomingOf } from './request-headers.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Who has passed a request on: the address in its one form, and whether it is a trusted proxy's. */
interface Hop {
  address: string;
  isTrusted: boolean;
}

/** Characters of the longest address, with zone and port. */
const LONGEST = 100;

/** How nearly all addresses are written: four numbers without zeros before them, also as IPv6 sockets give them. */
const PLAIN =
  /^ ?(?:::ffff:)?((?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})$/;

/** A plain address as one number. */
function numberOf(plain: string): number {
  let [number, part] = [0, 0];
  for (let at = 0; at < plain.length; at++) {
    const digit = plain.charCodeAt(at) - 48;
    if (digit >= 0) part = part * 10 + digit;
    else [number, part] = [number * 256 + part, 0];
  }
  return number * 256 + part;
}

/** An address in one form: IPv4 out of IPv6, no port, no zone, no brackets. Undefined for what is none. */
function addressOf(text: string): Address | undefined {
  if (text.length > LONGEST) return undefined;
  const bare =
    /^\s*\[?([^\]\s]*?)\]?(?:(?<=\]|^\s*[\d.]+):\d+)?\s*$/.exec(text)?.[1]?.replace(/%.*/, '') ?? '';
  return ipaddr.isValid(bare) && (bare.includes(':') || ipaddr.IPv4.isValidFourPartDecimal(bare))
    ? ipaddr.process(bare)
    : undefined;
}

/** Reads hops, and knows whom to trust. The plain form, which every request has, is read without making objects. */
function hopReader(trusted: readonly string[]): (text: string) => Hop | undefined {
  const networks = trusted.map((text) =>
    ipaddr.isValidCIDR(text)
      ? ipaddr.parseCIDR(text)
      : ([ipaddr.process(text), ipaddr.process(text).kind() === 'ipv4' ? 32 : 128] as [Address, number]),
  );
  /** First and last address of each IPv4 network, as numbers. */
  const ranges = networks
    .filter(([network]) => network.kind() === 'ipv4')
    .map(([network, bits]) => {
      const size = 2 ** (32 - bits);
      const first = Math.floor(numberOf(network.toString()) / size) * size;
      return [first, first + size - 1] as const;
    });
  return (text) => {
    const plain = PLAIN.exec(text)?.[1];
    if (plain) {
      const number = numberOf(plain);
      return { address: plain, isTrusted: ranges.some(([first, last]) => first <= number && number <= last) };
    }
    const address = addressOf(text);
    return (
      address && {
        address: address.toString(),
        isTrusted: networks.some(
          ([network, bits]) => network.kind() === address.kind() && address.match(network, bits),
        ),
      }
    );
  };
}

/**
 * Finds out who asks: the nearest address that is none of a trusted proxy's. `X-Forwarded-For` is believed from the
 * right, and only as long as who wrote it is trusted; whatever stands further left anybody can have written.
 * @param trusted addresses and networks
 * @returns gives `unknown` where there is no address to be had
 */
export function clientAddress(trusted: readonly string[]): (c: HonoContext) => string {
  const read = hopReader(trusted);
  return (c) => {
    const incoming = incomingOf(c);
    // Who has hung up already has no address any more, and is no proxy to be believed.
    let hop = incoming && read(incoming.socket.remoteAddress ?? '');
    if (incoming && !hop?.isTrusted) return hop?.address ?? 'unknown';
    const forwarded = headerReader(c)('x-forwarded-for')?.split(',') ?? [];
    while (forwarded.length) {
      const next = read(forwarded.pop()!);
      if (!next) break;
      hop = next;
      if (!hop.isTrusted) break;
    }
    return hop?.address ?? 'unknown';
  };
}
