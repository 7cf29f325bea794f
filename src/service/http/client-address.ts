import ipaddr from 'ipaddr.js';
import type { Context as HonoContext } from 'hono';

/** What `@hono/node-server` tells of a request. */
interface NodeEnv {
  incoming?: { socket?: { remoteAddress?: string } };
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** An address in one form: IPv4 out of IPv6, no port, no zone, no brackets. Undefined for what is none. */
function addressOf(text: string): Address | undefined {
  const bare =
    /^\s*\[?([^\]\s]*?)\]?(?:(?<=\]|^\s*[\d.]+):\d+)?\s*$/.exec(text)?.[1]?.replace(/%.*/, '') ?? '';
  return ipaddr.isValid(bare) && (bare.includes(':') || ipaddr.IPv4.isValidFourPartDecimal(bare))
    ? ipaddr.process(bare)
    : undefined;
}

/**
 * Finds out who asks: the nearest address that is none of a trusted proxy's. `X-Forwarded-For` is believed from the
 * right, and only as long as who wrote it is trusted; whatever stands further left anybody can have written.
 * @param trusted addresses and networks
 */
export function clientAddress(trusted: readonly string[]): (c: HonoContext) => string {
  const networks = trusted.map((text) =>
    ipaddr.isValidCIDR(text)
      ? ipaddr.parseCIDR(text)
      : ([ipaddr.process(text), ipaddr.process(text).kind() === 'ipv4' ? 32 : 128] as [Address, number]),
  );
  const isTrusted = (address: Address) =>
    networks.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits));

  return (c) => {
    const remote = (c.env as NodeEnv | undefined)?.incoming?.socket?.remoteAddress;
    let address = remote === undefined ? undefined : addressOf(remote);
    if (remote !== undefined && !(address && isTrusted(address))) return address?.toString() ?? 'unknown';
    const forwarded = c.req.header('x-forwarded-for')?.split(',') ?? [];
    while (forwarded.length) {
      const next = addressOf(forwarded.pop()!);
      if (!next) break;
      address = next;
      if (!isTrusted(address)) break;
    }
    return address?.toString() ?? 'unknown';
  };
}
