/** Milliseconds between two drawings. */
const OFTEN = 100;

export interface Progress {
  /** Shows how far it is, where somebody looks on. */
  tell(text: string): void;
  /** Takes the line away again. */
  end(): void;
}

/** One line on standard error that is drawn over and over; nothing where it is no terminal, or quiet is asked for. */
export function progress(
  quiet: boolean,
  out: { isTTY?: boolean; write(text: string): unknown } = process.stderr,
  now: () => number = () => performance.now(),
): Progress {
  if (quiet || !out.isTTY) return { tell() {}, end() {} };
  let last = -Infinity;
  let shown = false;
  return {
    tell(text) {
      if (now() - last < OFTEN) return;
      last = now();
      shown = true;
      out.write(`\r\x1b[K${text}`);
    },
    end() {
      if (shown) out.write('\r\x1b[K');
      shown = false;
    },
  };
}
