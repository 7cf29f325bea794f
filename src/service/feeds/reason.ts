/**
 * What went wrong, in the system's own words, in one line. An attempt at several addresses has them in the last of
 * its errors.
 */
export function reasonOf(error: unknown): string {
  const { message, code, errors } = error as Partial<NodeJS.ErrnoException & AggregateError>;
  const last: unknown = errors?.at(-1);
  return last ? reasonOf(last) : (message || code || String(error)).replace(/\s+/g, ' ').trim();
}
