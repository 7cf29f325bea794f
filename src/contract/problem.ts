/**
 * Why a feed could not be shown.
 *
 * - `blocked`: the network or CORS; the browser does not tell which
 * - `http`: the server answered with an error status
 * - `timeout`: no whole answer in time
 * - `too-large`: more bytes, items or depth than the bounds allow
 * - `not-a-feed`: an answer, but not a feed (an HTML page, an empty body)
 * - `malformed`: a feed too damaged to read any of it
 * - `not-found`: the feed was read, the item asked for is not in it
 */
export type FeedErrorKind =
  'blocked' | 'http' | 'timeout' | 'too-large' | 'not-a-feed' | 'malformed' | 'not-found';

export interface FeedErrorDetails {
  /** The HTTP status, where there was one. */
  status?: number | undefined;
  /** The feed's address. */
  url?: string | undefined;
  /** What was thrown below. */
  cause?: unknown;
}

/** The one error type of the feed path and the client. `message` is for developers, in English. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
  readonly kind: FeedErrorKind;
  readonly status: number | undefined;
  readonly url: string | undefined;

  constructor(kind: FeedErrorKind, message: string, { status, url, cause }: FeedErrorDetails = {}) {
    super(message, { cause });
    this.kind = kind;
    this.status = status;
    this.url = url;
  }
}
