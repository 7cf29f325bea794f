/** What an operation answers. The app makes a `Response` of it, together with the headers that all answers have. */
export interface Reply {
  /** Default 200. */
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer> | undefined;
}

/** A JSON answer that nobody may keep, unless the headers say so. */
export const json = (value: unknown, headers?: Record<string, string>): Reply => ({
  headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers },
  body: JSON.stringify(value),
});
