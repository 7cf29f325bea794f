import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { clientAddress } from '../../../src/service/http/client-address.ts';

/** Asks over a socket from `remote`, and tells which address was found. */
async function found(remote: string | undefined, forwarded?: string, trusted = ['127.0.0.0/8', '::1/128']) {
  const addressOf = clientAddress(trusted);
  const app = new Hono().get('/', (c) => c.text(addressOf(c)));
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const incoming = { socket: { remoteAddress: remote }, headers };
  return (await app.fetch(new Request('http://companion.example/'), { incoming })).text();
}

const forms: [what: string, forwarded: string, expected: string][] = [
  ['an address', '203.0.113.7', '203.0.113.7'],
  ['an address in spaces', ' 203.0.113.7 ', '203.0.113.7'],
  ['a port, as IIS appends it', '203.0.113.7:51812', '203.0.113.7'],
  ['IPv6', '2001:DB8:0::7', '2001:db8::7'],
  ['IPv6 in brackets', '[2001:db8::7]', '2001:db8::7'],
  ['IPv6 in brackets with a port', '[2001:db8::7]:51812', '2001:db8::7'],
  ['IPv6 with a zone', 'fe80::7%eth0', 'fe80::7'],
  ['IPv4 in IPv6', '::ffff:203.0.113.7', '203.0.113.7'],
  ['IPv4 in IPv6, in hex', '::ffff:cb00:7107', '203.0.113.7'],
  ['IPv4 in IPv6 in brackets with a port', '[::ffff:203.0.113.7]:80', '203.0.113.7'],
  ['several hops: the last is who asked the proxy', '198.51.100.9, 203.0.113.7', '203.0.113.7'],
  ['what the visitor wrote to the left', '127.0.0.1, garbage, 203.0.113.7', '203.0.113.7'],
  ['a trusted proxy behind a trusted one', '198.51.100.9, 203.0.113.7, 127.0.0.2', '203.0.113.7'],
  ['trusted proxies only', '127.0.0.3, 127.0.0.2', '127.0.0.3'],
];
for (const [what, forwarded, expected] of forms)
  test(`X-Forwarded-For: ${what}`, async () => {
    assert.equal(await found('127.0.0.1', forwarded), expected);
    assert.equal(await found('::1', forwarded), expected);
    assert.equal(await found('::ffff:127.0.0.1', forwarded), expected);
  });

for (const garbage of [
  '',
  ',',
  'unknown',
  '_hidden',
  'for=203.0.113.7',
  '203.0.113',
  '203.0.113.256',
  '0203.0.113.7',
  '0xcb.0.113.7',
  '3405803783',
  '203.0.113.7.1',
  '203.0.113.7:',
  '٢٠٣.0.113.7',
  '1'.repeat(50_000),
  '203.0.113.7, unknown',
])
  test(`X-Forwarded-For: ${garbage.slice(0, 30) || 'nothing'} is no address: the proxy's own is taken`, async () => {
    assert.equal(await found('127.0.0.1', garbage), '127.0.0.1');
  });

test('who is not trusted says nothing about others', async () => {
  for (const remote of ['203.0.113.7', '::ffff:203.0.113.7', '128.0.0.1', '126.255.255.255'])
    assert.equal(await found(remote, '198.51.100.9'), remote.replace('::ffff:', ''));
  assert.equal(await found('2001:db8::7', '198.51.100.9'), '2001:db8::7');
});

test('a proxy is trusted by its address, by its network, and in IPv6 too', async () => {
  const trusted = ['10.1.2.3', '192.168.0.77/16', '2001:db8:1::/48', '::ffff:172.16.0.1'];
  for (const remote of [
    '10.1.2.3',
    '192.168.0.0',
    '192.168.255.255',
    '::ffff:192.168.1.1',
    '2001:db8:1:9::1',
    '172.16.0.1',
  ])
    assert.equal(await found(remote, '198.51.100.9', trusted), '198.51.100.9', remote);
  for (const remote of ['10.1.2.4', '192.167.255.255', '192.169.0.0', '2001:db8:2::1', '127.0.0.1'])
    assert.equal(await found(remote, '198.51.100.9', trusted), remote);
});

test('everybody may be trusted, and nobody', async () => {
  assert.equal(await found('203.0.113.7', '198.51.100.9', ['0.0.0.0/0']), '198.51.100.9');
  assert.equal(await found('127.0.0.1', '198.51.100.9', []), '127.0.0.1');
});

test('a socket that is gone already has an address that is not known', async () => {
  assert.equal(await found(undefined, '198.51.100.9'), 'unknown');
});
