import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkConfig } from '../../../src/service/config/read.ts';
import { warningsOf } from '../../../src/service/config/warnings.ts';

const sites = { a: { url: 'https://a.example.vn/' } };

const cases: [name: string, given: object, ...warnings: RegExp[]][] = [
  ['nothing to warn of', { sites }],
  ['neither sites nor feeds', {}, /no sites and no feeds/],
  ['all addresses, and no proxy named', { sites, host: '0.0.0.0' }, /^host is 0\.0\.0\.0, .*trustedProxies/],
  ['all addresses of IPv6', { sites, host: '::' }, /^host is ::/],
  ['all addresses, and a proxy named', { sites, host: '0.0.0.0', trustedProxies: ['10.0.0.2'] }],
  ['all addresses, and proxies excluded', { sites, host: '0.0.0.0', trustedProxies: [] }],
  ['everybody a proxy', { sites, trustedProxies: ['0.0.0.0/0', '::/0'] }, /0\.0\.0\.0\/0/, /::\/0/],
  ['a store in memory', { sites, store: ':memory:' }, /forgotten when it ends/],
  [
    'an origin without TLS',
    { sites: { a: { url: 'http://a.example.vn/' } } },
    /sites\.a .*http:\/\/a\.example\.vn/,
  ],
  ['an origin on this machine', { sites: { a: { url: 'http://localhost:3000/' } } }],
];

describe('warnings about a configuration:', () => {
  for (const [name, given, ...expected] of cases)
    it(name, () => {
      const warnings = warningsOf(checkConfig(given));
      assert.equal(warnings.length, expected.length, warnings.join('\n'));
      warnings.forEach((warning, at) => assert.match(warning, expected[at]!));
    });
});
