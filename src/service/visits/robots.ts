import { isbot } from 'isbot';
import type { HeaderReader } from '../http/request-headers.ts';

/** Why a view is not of a person who looks at a page. */
export type NoView = 'bot' | 'prefetch';

/** User agents whose answer is remembered: portals see the same few hundred again and again. */
const KNOWN = 1000;

/** How browsers say that they fetch ahead of a click. */
const PREFETCH = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/**
 * Tells programs and pages drawn ahead of a click from views. Who names no user agent is a program, and so is a browser
 * that is driven by one and says so.
 */
export function robots(): (header: HeaderReader) => NoView | undefined {
  let known = new Map<string, boolean>();
  const isProgram = (agent: string): boolean => {
    let program = known.get(agent);
    if (program === undefined) {
      program = isbot(agent);
      // Starting anew costs less than keeping an order.
      if (known.size >= KNOWN) known = new Map();
      known.set(agent, program);
    }
    return program;
  };
  return (header) => {
    const agent = header('user-agent');
    if (!agent || isProgram(agent)) return 'bot';
    return PREFETCH.some((name) => /prefetch|preview|prerender/i.test(header(name) ?? ''))
      ? 'prefetch'
      : undefined;
  };
}

/** Whether the visitor asks not to be followed: by Global Privacy Control or Do Not Track. */
export const asksForPrivacy = (header: HeaderReader): boolean =>
  header('sec-gpc') === '1' || header('dnt') === '1';
