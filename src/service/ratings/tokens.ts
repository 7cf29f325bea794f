import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';

const RANDOM = 16;
const SIGNATURE = 32;

/** A voter of one item. */
export interface Voter {
  /** What the visitor's browser keeps, and shows to change the vote. */
  token: string;
  /** What the store keeps: a hash, from which the token cannot be made. */
  hash: Uint8Array;
}

/** No id of a site has a line end. */
const signature = (secret: Uint8Array, site: string, item: string, random: Uint8Array): Buffer =>
  createHmac('sha256', secret).update(`${site}\n${item}\n`).update(random).digest();

const voterOf = (token: string, random: Uint8Array): Voter => ({
  token,
  hash: hash('sha256', random, 'buffer').subarray(0, RANDOM),
});

/** A new voter of an item: random, with a signature that binds it to site and item. */
export function newVoter(secret: Uint8Array, site: string, item: string): Voter {
  const random = randomBytes(RANDOM);
  const bytes = Buffer.concat([random, signature(secret, site, item, random)]);
  return voterOf(bytes.toString('base64url'), random);
}

/**
 * The voter that a token was made for.
 * @returns undefined where it was not made here, or for another item
 */
export function knownVoter(secret: Uint8Array, site: string, item: string, token: string): Voter | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== RANDOM + SIGNATURE) return undefined;
  const random = bytes.subarray(0, RANDOM);
  return timingSafeEqual(bytes.subarray(RANDOM), signature(secret, site, item, random))
    ? voterOf(token, random)
    : undefined;
}
