import { hash, randomBytes } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { maxAddresses } from '../bounds.ts';
import { Problem } from './problem.ts';

/** Characters of a key, in base64: enough that no two names share one. */
const KEY = 16;

/** Characters of the key of a shared bucket: there are 4096. */
const SHARED = 2;

/** A network of an IPv6 subscriber has 64 bits: whoever has one address of it has them all. */
const networkOf = (address: string): string =>
  address.includes(':') ? ipaddr.IPv6.parse(address).parts.slice(0, 4).join(':') : address;

/**
 * A ceiling for each address in a window of time that begins with its first request. It is kept in the memory of the
 * process, under hashes that only this process can make: addresses are neither written nor remembered.
 */
export class Limit {
  private readonly limiter: RateLimiterMemory;
  private readonly secret = randomBytes(32).toString('hex');
  private readonly duration: number;
  private known = new Set<string>();
  private since = -Infinity;

  /**
   * @param points how many in a window
   * @param duration seconds of a window
   */
  constructor(points: number, duration: number) {
    this.limiter = new RateLimiterMemory({ points, duration });
    this.duration = duration;
  }

  /**
   * Counts one more.
   * @param about what the ceiling is for, where it is not for everything from the address
   * @throws {Problem} `too-many`, over the ceiling
   */
  async take(address: string, about = ''): Promise<void> {
    try {
      await this.limiter.consume(this.bucket(`${networkOf(address)}\n${about}`));
    } catch (over) {
      if (over instanceof Error) throw over;
      throw new Problem('too-many', {
        retryAfter: Math.max((over as RateLimiterRes).msBeforeNext / 1000, 1),
      });
    }
  }

  /** Where a name is counted. Names past the number that is told apart share the same few buckets. */
  private bucket(name: string): string {
    const key = hash('sha256', this.secret + name, 'base64').slice(0, KEY);
    const now = performance.now();
    if (now - this.since >= this.duration * 1000) {
      this.known = new Set();
      this.since = now;
    }
    if (this.known.has(key)) return key;
    if (this.known.size >= maxAddresses) return key.slice(0, SHARED);
    this.known.add(key);
    return key;
  }
}
