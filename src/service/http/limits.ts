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
 *
 * Once `maxAddresses` are known in a window, further ones share buckets, so that memory stays bounded.
 */
export class Limit {
  private readonly limiter: RateLimiterMemory;
  private readonly secret = randomBytes(16).toString('base64');
  private readonly duration: number;
  private known = 0;
  private since = -Infinity;

  /**
   * @param points how many in a window
   * @param duration seconds of a window
   */
  constructor(points: number, duration: number) {
    this.limiter = new RateLimiterMemory({ points, duration, keyPrefix: '' });
    this.duration = duration;
  }

  /**
   * Counts one more.
   * @param about what the ceiling is for, where it is not for everything from the address
   * @throws {Problem} `too-many`, over the ceiling
   */
  async take(address: string, about = ''): Promise<void> {
    const key = hash('sha256', `${this.secret}${networkOf(address)}\n${about}`, 'base64').slice(0, KEY);
    try {
      const { isFirstInDuration } = await this.limiter.consume(key);
      if (!isFirstInDuration || this.hasRoom()) return;
      await this.limiter.delete(key);
      await this.limiter.consume(key.slice(0, SHARED));
    } catch (over) {
      if (over instanceof Error) throw over;
      throw new Problem('too-many', {
        retryAfter: Math.max((over as RateLimiterRes).msBeforeNext / 1000, 1),
      });
    }
  }

  /** Whether one more address can be told apart in this window. */
  private hasRoom(): boolean {
    const now = performance.now();
    if (now - this.since >= this.duration * 1000) {
      this.known = 0;
      this.since = now;
    }
    return this.known < maxAddresses && !!++this.known;
  }
}
