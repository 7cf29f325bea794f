import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAddressGuard } from '../../../src/service/feeds/address-guard.ts';
import {
  addressesOf,
  loopbackSpellings,
  mapped,
  metadataAddresses,
  publicAddresses,
  specialBlocks,
} from './special-addresses.ts';

const guard = createAddressGuard();
const local = createAddressGuard({ local: true });

describe('The address guard', () => {
  for (const [block, what, own] of specialBlocks) {
    it(`keeps feeds out of ${block} (${what})${own ? ', but for a local one' : ''}`, () => {
      for (const address of addressesOf(block, 20)) {
        const spellings = block.includes(':') ? [address] : [address, mapped(address)];
        for (const spelling of spellings) {
          assert.equal(guard.allows(spelling), false, spelling);
          assert.equal(local.allows(spelling), !!own, spelling);
        }
      }
    });
  }

  it('lets feeds go to public addresses, up to the edges of the special ones', () => {
    for (const address of publicAddresses) assert.equal(guard.allows(address), true, address);
    assert.equal(guard.allows('::ffff:1.1.1.1'), true);
  });

  it('keeps even local feeds from what hands out the secrets of a machine in a cloud', () => {
    for (const address of metadataAddresses) {
      assert.equal(guard.allows(address), false, address);
      assert.equal(local.allows(address), false, address);
    }
  });

  it('takes nothing for an address that is none', () => {
    for (const text of ['', 'localhost', '127.1', '1', '0x7f000001', '1.1.1.1.', '1.1.1.1/8', '[::1]'])
      assert.equal(local.allows(text), false, text);
    assert.equal(local.allows('fe80::1%eth0'), false);
  });

  it('asks for a name once, and refuses it where one of its addresses is not allowed', async () => {
    const asked: string[] = [];
    const guardOf = (...addresses: string[]) =>
      createAddressGuard({
        resolve: (name) => {
          asked.push(name);
          return Promise.resolve(addresses);
        },
      });
    assert.deepEqual(await guardOf('1.1.1.1', '2a00::1').resolve('phuong.example'), ['1.1.1.1', '2a00::1']);
    assert.deepEqual(asked, ['phuong.example']);
    await assert.rejects(guardOf('1.1.1.1', '127.0.0.1').resolve('phuong.example'), {
      kind: 'blocked',
      message: /phuong\.example is at 127\.0\.0\.1, which is no public address; .*local: true/,
    });
    await assert.rejects(guardOf('169.254.169.254').resolve('phuong.example'), {
      message: 'phuong.example is at 169.254.169.254, which is no public address',
    });
    await assert.rejects(guardOf().resolve('phuong.example'), { kind: 'blocked' });
  });

  it('asks nobody for what is an address already', async () => {
    const silent = createAddressGuard({ local: true, resolve: () => Promise.reject(new Error('asked')) });
    assert.deepEqual(await silent.resolve('127.0.0.1'), ['127.0.0.1']);
    assert.deepEqual(await silent.resolve('::1'), ['::1']);
  });

  it('refuses every spelling of loopback, as an address is read', async () => {
    // Not every system knows all spellings of the name.
    const named = createAddressGuard({ resolve: () => Promise.resolve(['127.0.0.1']) });
    for (const spelling of loopbackSpellings) {
      const { hostname } = new URL(`http://${spelling}/`);
      await assert.rejects(named.resolve(hostname.replace(/^\[|\]$/g, '')), { kind: 'blocked' }, spelling);
    }
  });
});
