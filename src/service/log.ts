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
