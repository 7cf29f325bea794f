import type { Reply } from './reply.ts';

/**
 * What a request that cannot be answered gets: RFC 9457 problem details.
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */

/** Kinds of problems, by the last part of their `type`, with status and title. */
export const problems = {
  invalid: [400, 'The request is not as the contract has it'],
  'foreign-origin': [403, 'This page may not write for this site'],
  'not-allowed': [403, 'Not allowed from here'],
  'not-found': [404, 'There is nothing here'],
  'unknown-site': [404, 'No such site'],
  'unknown-feed': [404, 'No such feed'],
  'method-not-allowed': [405, 'Not with this method'],
  'too-slow': [408, 'The request did not arrive in time'],
  'too-large': [413, 'The body is too large'],
  'media-type': [415, 'The body is no JSON'],
  'no-expectation': [417, 'No such expectation can be met'],
  'not-ratable': [422, 'This item cannot be rated here'],
  'too-many': [429, 'Too many from this address'],
  'large-headers': [431, 'The headers are too large'],
  internal: [500, 'Something is wrong in the companion'],
  'feed-failed': [502, 'The feed could not be read'],
  'store-unavailable': [503, 'The store cannot be reached or cannot write'],
  'not-built': [503, 'The widgets are not built'],
  stopping: [503, 'The companion is being stopped'],
} as const;

export type ProblemKind = keyof typeof problems;

export interface ProblemExtras {
  /** What exactly, in one English sentence. */
  detail?: string;
  /** Seconds after which another try makes sense. */
  retryAfter?: number;
  /** Further members of the body. */
  more?: Record<string, unknown>;
  /** Whoever throws it has told the log what there is to tell. */
  logged?: boolean;
  cause?: unknown;
}

/** Thrown by whatever serves a request; becomes its answer. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly kind: ProblemKind;
  readonly extras: ProblemExtras;

  constructor(kind: ProblemKind, extras: ProblemExtras = {}) {
    super(extras.detail ?? problems[kind][1], { cause: extras.cause });
    this.kind = kind;
    this.extras = extras;
  }

  get status(): number {
    return problems[this.kind][0];
  }

  toReply(): Reply {
    const [status, title] = problems[this.kind];
    const { detail, retryAfter, more } = this.extras;
    const body = { type: `urn:ward-widgets:problem:${this.kind}`, title, status, detail, ...more };
    return {
      status,
      headers: {
        'Content-Type': 'application/problem+json',
        'Cache-Control': 'no-store',
        ...(retryAfter !== undefined && { 'Retry-After': String(Math.ceil(retryAfter)) }),
      },
      body: JSON.stringify(body),
    };
  }
}
