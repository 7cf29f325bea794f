import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absolute } from '../../src/feed/url.ts';

const base = 'https://phuong.example.vn/tin/a.html';

test('an absolute address stays as it is written', () => {
  for (const text of ['http://example.org', 'HTTPS://Example.org/%7Ea', 'https://a.example/á?b=1&c']) {
    assert.equal(absolute(text, base), text);
  }
});

test('a relative address stands on the base', () => {
  assert.equal(absolute('/a b.jpg', base), 'https://phuong.example.vn/a%20b.jpg');
  assert.equal(absolute('b', base), 'https://phuong.example.vn/tin/b');
  assert.equal(absolute('//b.example/c', base), 'https://b.example/c');
});

test('line ends and slashes that got lost are mended', () => {
  assert.equal(absolute(' \nhttps://a.example/\n b ', undefined), 'https://a.example/%20b');
  assert.equal(absolute('http:a.example/b', base), 'http://a.example/b');
});

test('what is no http or https address is absent, in all browsers and Node alike', () => {
  for (const text of [
    '',
    'javascript:alert(1)',
    'data:,x',
    'file:///a',
    'http://',
    'http://a b/',
    'http://a\ufffdb/',
    'http://[',
  ]) {
    assert.equal(absolute(text, base), undefined, text);
  }
  assert.equal(absolute('a', undefined), undefined);
});
