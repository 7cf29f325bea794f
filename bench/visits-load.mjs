// Views of many visitors, as many as a server takes. Run by itself, it is a process of its own that answers its parent.
import autocannon from 'autocannon';

const HEADERS = {
  'Content-Type': 'text/plain;charset=UTF-8',
  Origin: 'https://tayson.example.gov.vn',
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
};

/**
 * @param {{url: string, connections: number, seconds: number, visitors: number}} options `visitors` of each connection,
 *   told apart by X-Forwarded-For
 */
export async function load({ url, connections, seconds, visitors }) {
  let client = 0;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    timeout: 30,
    // Written out before the clock runs, so that the load costs its own core as little as can be.
    setupClient(one) {
      const from = client++ * visitors;
      one.setRequests(
        Array.from({ length: visitors }, (_, at) => from + at).map((n) => ({
          method: 'POST',
          path: '/v1/visits',
          headers: { ...HEADERS, 'X-Forwarded-For': `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}` },
          body: JSON.stringify({ site: 'tay-son', path: `/tin-tuc/${n % 100}` }),
        })),
      );
    },
  });
  return {
    /** In a second. */
    rate: result['2xx'] / result.duration,
    good: result['2xx'],
    bad: result.non2xx + result.errors + result.timeouts + result.mismatches,
    /** Milliseconds that 99 of 100 were faster than. */
    p99: result.latency.p99,
  };
}

if (process.send) {
  process.on('message', async (options) => process.send(await load(options)));
  process.send('ready');
}
