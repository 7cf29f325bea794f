import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { fileURLToPath } from 'node:url';

export const SITE = 'tay-son';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  json: Record<string, unknown>;
}

/** A companion in another process. */
export interface Serving {
  pid: number;
  /** Asks; with a body, posts it as a page of the site would. */
  ask(path: string, body?: unknown): Promise<Answer>;
  /** Ends it without a warning. */
  kill(): Promise<void>;
}

const child = fileURLToPath(new URL('serve-child.ts', import.meta.url));

/** @param exec what starts Node: a program and arguments before its own */
export async function startServing(
  store: string,
  exec?: { execPath: string; execArgv: string[] },
): Promise<Serving> {
  const process: ChildProcess = fork(child, [store], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    ...exec,
  });
  const exit = once(process, 'exit');
  const [url] = (await Promise.race([
    once(process, 'message'),
    exit.then(() => {
      throw new Error('The companion does not start.');
    }),
  ])) as [string];
  const agent = new Agent({ keepAlive: true, maxSockets: 1000 });
  return {
    pid: process.pid!,
    ask: (path, body) =>
      new Promise((resolve, reject) => {
        const text = body === undefined ? undefined : JSON.stringify(body);
        const asking = request(new URL(path, url), {
          agent,
          method: text === undefined ? 'GET' : 'POST',
          headers: {
            Origin: 'https://tayson.example.gov.vn',
            'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
            ...(text !== undefined && {
              'Content-Type': 'text/plain',
              'Content-Length': Buffer.byteLength(text),
            }),
          },
        });
        asking.on('error', reject);
        asking.on('response', (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode!,
              headers: response.headers,
              json: JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>,
            }),
          );
        });
        asking.end(text);
      }),
    async kill() {
      agent.destroy();
      process.kill('SIGKILL');
      await exit;
    },
  };
}

/** Runs jobs, so many at a time, until one of them says that it is enough. */
export async function crowd(
  jobs: number,
  width: number,
  run: (job: number) => Promise<boolean | void>,
): Promise<void> {
  let next = 0;
  let enough = false;
  const worker = async () => {
    while (next < jobs && !enough) if (await run(next++)) enough = true;
  };
  await Promise.all(Array.from({ length: width }, worker));
}
