import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, Socket, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { after, describe, it } from 'node:test';
import { createAddressGuard } from '../../../src/service/feeds/address-guard.ts';
import type { FetchSettings } from '../../../src/service/feeds/feed-cache.ts';
import { serve, rss } from '../../cli/servers.ts';
import { testCompanion } from '../companion.ts';
import {
  addressesOf,
  loopbackSpellings,
  mapped,
  metadataAddresses,
  specialBlocks,
} from '../feeds/special-addresses.ts';
import { figure, full } from './figure.ts';

/** What has come to a server that nobody may ask. */
let heard = 0;
/** Connections that were begun, wherever they lead. */
let begun = 0;
let port = 0;

/** Listens at one port of all of these addresses. */
async function canaries(hosts: readonly string[]): Promise<void> {
  for (const host of hosts) {
    const server = createServer((socket) => {
      heard++;
      socket.destroy();
    });
    server.listen(port, host);
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
    after(() => server.close());
  }
}

const hasIPv6 = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ address }) => address === '::1'),
);

await canaries(['127.0.0.1', '127.0.0.2', '127.1.2.3', ...(hasIPv6 ? ['::1'] : [])]);
const connect = Socket.prototype.connect;
Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
  begun++;
  return Reflect.apply(connect, this, args);
} as typeof connect;
after(() => (Socket.prototype.connect = connect));

/** Asks a companion for feeds at these addresses. Gives how they failed; undefined where one did not. */
async function kindsOf(
  urls: readonly string[],
  { local = false, fetching }: { local?: boolean; fetching?: FetchSettings } = {},
): Promise<(string | undefined)[]> {
  const feeds = Object.fromEntries(urls.map((url, at) => [`f${at}`, { url, local }]));
  const companion = testCompanion({ config: { feeds }, ...(fetching && { fetching }) });
  const kinds = await Promise.all(
    urls.map(async (_, at) => {
      const response = await companion.ask(`/v1/feeds/f${at}`);
      const body = (await response.json()) as { kind?: string };
      assert.equal(response.ok, body.kind === undefined);
      return body.kind;
    }),
  );
  await companion.close();
  return kinds;
}

/** Names lead to loopback, as those do that an attacker owns. */
const toLoopback: FetchSettings = {
  guard: (about) => createAddressGuard({ ...about, resolve: () => Promise.resolve(['127.0.0.1']) }),
};

const allBlocked = (kinds: readonly (string | undefined)[], urls: readonly string[]) =>
  kinds.forEach((kind, at) => assert.equal(kind, 'blocked', urls[at]));

const inUrl = (address: string) => (address.includes(':') ? `[${address}]` : address);

describe('Proof 4: a feed leads nowhere but where it may', () => {
  it('has canaries that hear', async () => {
    assert.deepEqual(await kindsOf([`http://127.0.0.2:${port}/`], { local: true }), ['blocked']);
    assert.equal(heard, 1);
    assert.ok(begun > 0);
    heard = begun = 0;
  });

  it('connects to no special-purpose address', async () => {
    const addresses = specialBlocks.flatMap(([block]) => {
      const inside = addressesOf(block, full ? 200 : 5);
      return block.includes(':') ? inside : [...inside, ...inside.map(mapped)];
    });
    const urls = [...addresses, ...metadataAddresses].map(
      (address) => `http://${inUrl(address)}:${port}/rss`,
    );
    allBlocked(await kindsOf(urls), urls);
    assert.deepEqual([heard, begun], [0, 0]);
    figure('special-purpose addresses tried, and connections begun', `${urls.length}, ${begun}`);
  });

  it('connects to none for a local feed either, but for loopback and private ones', async () => {
    const urls = specialBlocks
      .filter(([, , own]) => !own)
      .flatMap(([block]) => addressesOf(block, full ? 50 : 5))
      .concat(metadataAddresses)
      .map((address) => `http://${inUrl(address)}:${port}/rss`);
    allBlocked(await kindsOf(urls, { local: true }), urls);
    assert.deepEqual([heard, begun], [0, 0]);
    figure('of them from a local feed, and connections begun', `${urls.length}, ${begun}`);
  });

  it('reads every spelling of loopback as what it is', async () => {
    const urls = loopbackSpellings.flatMap((host) => [`http://${host}:${port}/`, `https://${host}:${port}/`]);
    allBlocked(await kindsOf(urls, { fetching: toLoopback }), urls);
    assert.deepEqual([heard, begun], [0, 0]);
    figure('spellings of loopback tried, and connections begun', `${urls.length}, ${begun}`);
  });

  /** Where nobody may be led, whatever the configuration says. */
  const forbidden = [
    ...metadataAddresses.map((address) => `http://${inUrl(address)}/latest/meta-data/`),
    'http://0xa9fea9fe/',
    'http://２８５２０３９１６６/',
    'http://[::ffff:169.254.169.254]/',
    'file:///etc/passwd',
    'FILE:/etc/passwd',
    `ftp://127.0.0.1:${port}/`,
    `gopher://127.0.0.1:${port}/_`,
    `ws://127.0.0.1:${port}/`,
    'data:text/xml,<rss/>',
    'blob:http://127.0.0.1/',
    'javascript:1',
  ];
  /** Where a feed of the public Internet may not be led. */
  const inside = [
    ...loopbackSpellings.map((host) => `http://${host}:${port}/`),
    `//127.0.0.2:${port}/`,
    `http:\\\\127.0.0.1:${port}\\`,
    `http://ten@127.0.0.1:${port}/`,
    `\thttp://127.0.0.1:${port}/`,
    ...(hasIPv6 ? [`http://[::1]:${port}/`] : []),
  ];
  let hops = 0;
  /** Leads to these, every second one by way of itself. */
  const portalTo = (targets: readonly string[]) =>
    serve(({ url = '' }, response) => {
      hops++;
      const [, at = '', again] = /^\/(\d+)(\/b)?/.exec(url) ?? [];
      const target = Number(at) % 2 && !again ? `/${at}/b` : targets[Number(at)]!;
      // Single bytes, as headers are.
      response.writeHead(302, { Location: Buffer.from(target).toString('latin1') }).end();
    });

  it('follows no redirect there, from a portal that is public', async () => {
    const targets = [...inside, ...forbidden];
    const { port: entrance } = new URL(await portalTo(targets));
    const fetching: FetchSettings = {
      guard: (about) => {
        const guard = createAddressGuard({ ...about, resolve: () => Promise.resolve(['127.0.0.1']) });
        // This name stands for a public address: there are none that a test may ask.
        const resolve = (host: string) =>
          host === 'portal.example' ? Promise.resolve(['127.0.0.1']) : guard.resolve(host);
        return { resolve, allows: (address) => address === '127.0.0.1' || guard.allows(address) };
      },
    };
    begun = hops = 0;
    const urls = targets.map((_, at) => `http://portal.example:${entrance}/${at}`);
    allBlocked(await kindsOf(urls, { fetching }), targets);
    assert.ok(hops > targets.length);
    assert.deepEqual([heard, begun], [0, hops]);
    figure('redirects from a public portal, and heard by the canary', `${targets.length}, ${heard}`);
  });

  it('follows no redirect from a local feed to what is neither public nor local', async () => {
    const portal = await portalTo(forbidden);
    begun = hops = 0;
    const urls = forbidden.map((_, at) => `${portal}${at}`);
    allBlocked(await kindsOf(urls, { local: true }), forbidden);
    assert.deepEqual([heard, begun], [0, hops]);
    figure(
      'redirects from a local feed, and connections begun beyond it',
      `${forbidden.length}, ${begun - hops}`,
    );
  });

  it('goes where it has checked to go, whatever the name leads to a moment later', async () => {
    const portal = new URL(await serve((_, response) => response.end(rss(1))));
    const asked: string[] = [];
    // The first answer leads to the portal, every later one to a canary.
    const resolve = (name: string) => {
      const again = asked.includes(name);
      asked.push(name);
      return Promise.resolve([again ? '127.0.0.2' : '127.0.0.1']);
    };
    const rounds = full ? 500 : 50;
    const urls = Array.from({ length: rounds }, (_, at) => `http://a${at}.example:${portal.port}/`);
    const kinds = await kindsOf(urls, {
      local: true,
      fetching: { guard: (about) => createAddressGuard({ ...about, resolve }) },
    });
    assert.deepEqual(new Set(kinds), new Set([undefined]));
    assert.equal(asked.length, rounds);
    assert.equal(heard, 0);

    // A public answer first, then loopback: where loopback was not checked, nothing is sent there.
    begun = 0;
    const mixed = ['1.1.1.1', '127.0.0.1'];
    const url = `http://rebind.example:${port}/`;
    const guard: FetchSettings['guard'] = (about) =>
      createAddressGuard({ ...about, resolve: () => Promise.resolve(mixed) });
    assert.deepEqual(await kindsOf([url], { fetching: { guard } }), ['blocked']);
    assert.deepEqual([heard, begun], [0, 0]);
    figure('names resolved more than once, and heard by the canary', `0 of ${rounds}, ${heard}`);
  });

  it('knows its own connection when it went elsewhere, before a byte is sent', async () => {
    let bytes = 0;
    const server = createServer((socket) => {
      socket.on('data', (data) => (bytes += data.length)).on('error', () => {});
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const elsewhere = (server.address() as AddressInfo).port;
    const fetching: FetchSettings = {
      // As if the system had connected to another address than it was told.
      guard: () => ({ resolve: () => Promise.resolve(['127.0.0.1']), allows: createAddressGuard().allows }),
    };
    const urls = ['http', 'https'].map((scheme) => `${scheme}://portal.example:${elsewhere}/`);
    allBlocked(await kindsOf(urls.slice(0, 1), { fetching }), urls);
    assert.equal(bytes, 0);
    server.close();
  });
});
