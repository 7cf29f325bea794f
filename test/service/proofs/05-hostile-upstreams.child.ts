import { readFileSync, writeFileSync } from 'node:fs';
import { listen } from '../../../src/service/index.ts';
import { testCompanion } from '../companion.ts';

/** What a question for one feed has come to. */
export interface Measured {
  id: string;
  status: number;
  /** The kind of error; undefined where there is a feed. */
  kind?: string | undefined;
  /** Milliseconds. */
  took: number;
  /** Bytes of memory over what the process had before: all of it, and buffers outside of the heap. */
  resident: number;
  buffers: number;
}

/** What the process is told to begin with. */
export interface Settings {
  feeds: Record<string, unknown>;
  wait: number;
  idle: number;
}

const { feeds, wait, idle } = JSON.parse(process.argv[2] ?? '') as Settings;
const companion = testCompanion({ config: { feeds }, fetching: { wait, idle } });
const at = await listen(companion, { host: '127.0.0.1', port: 0 });

/** The most memory that the process has had since it was asked to forget, as the system counts it. */
function highest(): number {
  const [, kilobytes] = /^VmHWM:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}
const forgetHighest = (): void => writeFileSync('/proc/self/clear_refs', '5');

async function measure(id: string): Promise<Measured> {
  globalThis.gc?.();
  forgetHighest();
  const before = process.memoryUsage();
  let buffers = 0;
  const look = () => (buffers = Math.max(buffers, process.memoryUsage().arrayBuffers));
  const looking = setInterval(look, 1);
  const begun = performance.now();
  const response = await companion.ask(`/v1/feeds/${id}`);
  const took = performance.now() - begun;
  clearInterval(looking);
  look();
  const { kind } = (await response.json()) as { kind?: string };
  return {
    id,
    status: response.status,
    kind,
    took,
    resident: highest() - before.rss,
    buffers: buffers - before.arrayBuffers,
  };
}

process.on('message', (id: string) => void measure(id).then((measured) => process.send?.(measured)));
process.on('disconnect', () => void at.stop());
process.send?.({ url: at.url });
