import { hash } from 'node:crypto';
import type { Store } from '../stores/store.ts';

/** Bytes of a visitor's hash: enough that no two visitors of a day share one. */
const LENGTH = 16;

/** The salt of a site's day: as it is asked for, and as it was answered. */
interface Salt {
  day: string;
  /** In base64, which is shorter than hex: every block of bytes that is hashed costs. */
  asked: Promise<string>;
}

/**
 * Who a view is of, without knowing who that is: a hash of address and user agent under a random salt of the site and
 * the day. Once the salt is gone, nobody can tell what the hash was made of, nor find the same visitor on another day.
 */
export class Visitors {
  private readonly store: Store;
  private readonly salts = new Map<string, Salt>();

  constructor(store: Store) {
    this.store = store;
  }

  /**
   * The visitor's hash.
   * @returns 16 bytes
   * @throws {StoreError} where there is no salt to be had
   */
  async hash(site: string, day: string, address: string, agent: string): Promise<Uint8Array> {
    const salt = await this.salt(site, day);
    // All salts are of one length, and neither an address nor a header holds a line end: no two visitors read alike.
    return hash('sha256', `${salt}${address}\n${agent}`, 'buffer').subarray(0, LENGTH);
  }

  /** Drops what is remembered of a site's days before `day`. */
  forget(site: string, day: string): void {
    if ((this.salts.get(site)?.day ?? day) < day) this.salts.delete(site);
  }

  private salt(site: string, day: string): Promise<string> {
    const known = this.salts.get(site);
    if (known?.day === day) return known.asked;
    const asked = this.store.salt(site, day).then((salt) => Buffer.from(salt).toString('base64'));
    const salt = { day, asked };
    this.salts.set(site, salt);
    asked.catch(() => {
      if (this.salts.get(site) === salt) this.salts.delete(site);
    });
    return asked;
  }
}
