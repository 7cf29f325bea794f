import ipaddr from 'ipaddr.js';
import { maxCheck } from '../bounds.ts';
import type { Context } from '../context.ts';
import { operation, type Operation } from '../http/operation.ts';
import { Problem } from '../http/problem.ts';
import { json } from '../http/reply.ts';
import { z } from '../schema.ts';
import { StoreError } from '../stores/store.ts';

const isLoopback = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';

/** Rejects where the promise takes too long; what it does in the end is then passed over. */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new StoreError(`no answer of the store in ${milliseconds} ms`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

const fine = z
  .object({ status: z.literal('ok').describe('It is well.') })
  .meta({ examples: [{ status: 'ok' }] });

/** What those who run the companion ask. */
export function healthOperations(context: Context): Operation[] {
  const { config, metrics, store } = context;
  const operations = [
    operation({
      method: 'GET',
      path: '/healthz',
      id: 'readHealth',
      summary: 'Whether the process is up. It does not ask the store.',
      answers: { 200: { description: 'It is.', schema: fine } },
      handle: () => json({ status: 'ok' }),
    }),
    operation({
      method: 'GET',
      path: '/readyz',
      id: 'readReadiness',
      summary:
        'Whether requests can be served: the store can be read and written, and nobody stops the process.',
      answers: { 200: { description: 'They can.', schema: fine } },
      problems: [503],
      async handle() {
        if (context.stopping) throw new Problem('stopping');
        await within(maxCheck, store.check());
        return json({ status: 'ok' });
      },
    }),
  ];
  if (config.metrics !== 'off')
    operations.push(
      operation({
        method: 'GET',
        path: '/metrics',
        id: 'readMetrics',
        summary:
          'What was measured, as text for Prometheus. Only for this machine, unless the configuration opens it.',
        answers: { 200: { description: 'The measures.', type: metrics.contentType } },
        problems: [403],
        shared: false,
        async handle({ address }) {
          if (config.metrics === 'loopback' && !isLoopback(address))
            throw new Problem('not-allowed', { detail: 'Measures are for this machine only.' });
          return {
            headers: { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' },
            body: await metrics.text(),
          };
        },
      }),
    );
  return operations;
}
