import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkConfig } from '../../../src/service/index.ts';
import { Items } from '../../../src/service/ratings/items.ts';

const HOST = 'https://tayson.example.gov.vn';

function itemsOf(articles: string[], url = `${HOST}/`): Items {
  const config = checkConfig({ sites: { s: { url, articles } } }).sites['s']!;
  return new Items({ config });
}

/** What may be rated, an item, and the name its votes are kept under: undefined for none. */
const table: [articles: string[], item: string, name: string | undefined][] = [
  // On the portal: the path.
  [['/'], `${HOST}/tin/1?x=2`, '/tin/1?x=2'],
  [['/'], '/tin/1?x=2', '/tin/1?x=2'],
  [['/'], 'http://tayson.example.gov.vn/tin/1', '/tin/1'],
  [['/'], 'HTTPS://TAYSON.example.gov.vn:443/tin/1', '/tin/1'],
  [['/'], '/tin/bài 1', '/tin/b%C3%A0i%201'],
  [['/'], '?id=7', '/?id=7'],
  // Ids that are no address are paths.
  [['/'], 'so-ket-nghi-dinh-21', '/so-ket-nghi-dinh-21'],
  [['/'], 'tag:tayson.example.gov.vn,2024:1', '/tag:tayson.example.gov.vn,2024:1'],
  [['/'], 'urn:uuid:1234', '/urn:uuid:1234'],
  [['/'], 'javascript:alert(1)', '/javascript:alert(1)'],
  [['/'], '12', '/12'],
  // Elsewhere.
  [['/'], '//evil.example/x', undefined],
  [['/'], '\\\\evil.example\\x', undefined],
  [['/'], '/\\evil.example/x', undefined],
  [['/'], '\t//evil.example/x', undefined],
  [['/'], 'https://evil.example/tin/1', undefined],
  [['/'], `${HOST}.evil.example/tin/1`, undefined],
  [['/'], `${HOST}@evil.example/tin/1`, undefined],
  [['/'], 'https://a:b@tayson.example.gov.vn/tin/1', undefined],
  [['/'], 'https://a@tayson.example.gov.vn/tin/1', undefined],
  [['/'], `${HOST}:8443/tin/1`, undefined],
  [['/'], 'https://[', undefined],
  // A path ends where a part of an address ends.
  [['/tin'], '/tin', '/tin'],
  [['/tin'], '/tin/1', '/tin/1'],
  [['/tin'], '/tin?id=1', '/tin?id=1'],
  [['/tin'], '/tinh', undefined],
  [['/tin'], '/tin-tuc', undefined],
  [['/tin'], '/tin%2f1', undefined],
  [['/tin'], '//tin/1', undefined],
  [['/tin'], '/tin/../quan-tri', undefined],
  [['/tin'], '/tin/%2e%2e/quan-tri', undefined],
  [['/tin'], '/tin/..\\quan-tri', undefined],
  [['/tin'], '/quan-tri/../tin/1', '/tin/1'],
  [['/tin'], 'tin/1', '/tin/1'],
  [['/tin/'], '/tin', undefined],
  [['/tin-'], '/tin-tuc/1', '/tin-tuc/1'],
  [['/Default.aspx?tabid=12'], '/Default.aspx?tabid=12&id=7', '/Default.aspx?tabid=12&id=7'],
  [['/Default.aspx?tabid=12'], '/Default.aspx?tabid=123', undefined],
  [['/Default.aspx?id='], '/Default.aspx?id=7', '/Default.aspx?id=7'],
  [['/tin', '/bai-viet'], '/bai-viet/7', '/bai-viet/7'],
  // Articles that stand on another host keep their address.
  [['https://a.vn'], 'https://a.vn/1', '//a.vn/1'],
  [['https://a.vn'], 'http://a.vn/1', '//a.vn/1'],
  [['https://a.vn'], 'https://a.vn.evil.com/1', undefined],
  [['https://a.vn'], 'https://a.vn:444/1', undefined],
  [['https://a.vn'], '/tin/1', undefined],
  [['https://a.vn/tin'], 'https://a.vn/tinh', undefined],
];
for (const [articles, item, name] of table)
  test(`${articles.join(' ')} ${name === undefined ? 'has no' : 'has'} ${JSON.stringify(item)}`, () => {
    assert.equal(itemsOf(articles).find(item), name);
  });

test('without articles in the configuration, all of the portal may be rated', () => {
  const config = checkConfig({ sites: { s: { url: `${HOST}/` } } }).sites['s']!;
  assert.equal(new Items({ config }).find('/x'), '/x');
});

test('ids stand beside a portal that has a folder of its own, and its paths at the root', () => {
  const items = itemsOf(['/cong/'], `${HOST}/cong/`);
  assert.equal(items.find('tin-1'), '/cong/tin-1');
  assert.equal(items.find('/cong/tin-1'), '/cong/tin-1');
  assert.equal(items.find('/tin-1'), undefined);
});

test('votes stay when the host name changes', () => {
  const after = itemsOf(['/'], 'https://moi.example.vn/');
  assert.equal(after.find('https://moi.example.vn/tin/1'), itemsOf(['/']).find(`${HOST}/tin/1`));
});
