/** What is told about an event: numbers and words, never an address, a user agent or a token of a visitor. */
export type LogFields = Record<string, string | number | boolean | undefined>;

export type LogLevel = 'info' | 'warn' | 'error';

/** Writes one event. */
export type Log = (level: LogLevel, event: string, fields?: LogFields) => void;

/** One line of JSON for each event: time, level, event, then the fields. */
export const jsonLines =
  (write: (line: string) => void, now: () => number = Date.now): Log =>
  (level, event, fields) =>
    write(`${JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...fields })}\n`);

/** Milliseconds in which the same is written once. */
const SAME = 10_000;

/** Different lines that are told apart. */
const KINDS = 100;

/**
 * A log for what may go wrong with every request, such as a store out of reach: the same line is written once in ten
 * seconds, and the next one says how many were `leftOut`.
 */
export function sparing(log: Log, now: () => number): Log {
  const latest = new Map<string, { at: number; leftOut: number }>();
  return (level, event, fields) => {
    const key = `${event} ${JSON.stringify(fields)}`;
    const before = latest.get(key);
    const passed = before ? now() - before.at : Infinity;
    if (before && passed >= 0 && passed < SAME) {
      before.leftOut++;
      return;
    }
    if (latest.size >= KINDS) latest.clear();
    latest.set(key, { at: now(), leftOut: 0 });
    log(level, event, { ...fields, ...(before?.leftOut && { leftOut: before.leftOut }) });
  };
}
