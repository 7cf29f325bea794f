import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  frameAddress,
  frameParameters,
  markup,
  snippet,
  type Choice,
  type Place,
} from '../../src/builder/snippets.ts';
import { widgetsOf, type Manifest } from '../../src/builder/widgets.ts';
import { widgets as frames } from '../../src/service/embed/widgets.ts';

const place: Place = {
  base: 'https://ward.example.gov.vn/assets/',
  version: '1.2.3',
  integrity: { 'autoload.js': 'sha384-abc', 'ward-widgets.iife.js': 'sha384-def' },
  service: 'https://ward.example.gov.vn',
};
const list: Choice = { tag: 'ward-article-list', attributes: { feed: '/rss/tin.rss', limit: '6' } };

describe('markup', () => {
  it('of the tag has its attributes', () =>
    assert.equal(
      markup('tag', list, place),
      '<ward-article-list feed="/rss/tin.rss" limit="6"></ward-article-list>',
    ));

  it('of the tag cannot be left by a value', () =>
    assert.equal(
      markup(
        'tag',
        { tag: 'ward-article-list', attributes: { heading: '"><script>&' }, content: '<b>' },
        place,
      ),
      '<ward-article-list heading="&quot;&gt;&lt;script&gt;&amp;">&lt;b&gt;</ward-article-list>',
    ));

  it('of the div writes true out, which editors keep', () =>
    assert.equal(
      markup('data-ward', { tag: 'ward-visit-stats', attributes: { site: 'a', counting: true } }, place),
      '<div data-ward="visit-stats" data-site="a" data-counting="true"></div>',
    ));

  it('of JSX makes an expression of what a string cannot hold', () =>
    assert.equal(
      markup(
        'react',
        { tag: 'ward-date-banner', attributes: { greeting: 'Chào "{n}"', lunar: true } },
        place,
      ),
      '<ward-date-banner greeting={"Chào \\"{n}\\""} lunar />',
    ));
});

describe('the frame', () => {
  it('is asked for what the companion knows', () =>
    assert.equal(
      frameAddress(
        {
          tag: 'ward-article-list',
          attributes: { feed: '/v1/feeds/tin-tuc /rss/Thong%20bao.xml', 'time-zone': 'UTC' },
        },
        place,
      ),
      'https://ward.example.gov.vn/embed/article-list?feed=tin-tuc&feed=thong-20bao',
    ));

  for (const [name, { query }] of Object.entries(frames))
    it(`of ${name} has the companion's own parameters`, () =>
      assert.deepEqual(
        [...frameParameters[name]!].sort(),
        Object.keys(query.shape)
          .filter((key) => !['theme', 'lang', 'links'].includes(key))
          .sort(),
      ));
});

describe('a snippet', () => {
  it('loads the autoloader, checked by its hash', () =>
    assert.equal(
      snippet('tag', list, place).split('\n')[0],
      '<script type="module" src="https://ward.example.gov.vn/assets/autoload.js" integrity="sha384-abc" crossorigin="anonymous"></script>',
    ));

  it('for editors that strip tags loads the one classic file', () =>
    assert.match(
      snippet('data-ward', list, place),
      /^<script defer src="[^"]+iife\.js" integrity="sha384-def"/,
    ));

  it('for React pins the version', () =>
    assert.match(
      snippet('react', list, place),
      /ward-widgets@1\.2\.3\nimport 'ward-widgets\/article-list';/,
    ));
});

describe('the widgets of the manifest', () => {
  const file = new URL('../../dist/custom-elements.json', import.meta.url);
  const widgets = widgetsOf(JSON.parse(readFileSync(file, 'utf8')) as Manifest);
  const attribute = (tag: string, name: string) =>
    widgets.find((widget) => widget.tag === tag)?.attributes.find((one) => one.name === name);

  it('are all six', () => assert.equal(widgets.length, 6));
  it('know choices', () =>
    assert.deepEqual(attribute('ward-article-list', 'layout')?.values, [
      'cards',
      'list',
      'headlines',
      'ticker',
    ]));
  it('know numbers and their defaults', () => {
    assert.equal(attribute('ward-article-list', 'limit')?.kind, 'number');
    assert.equal(attribute('ward-article-list', 'limit')?.default, '10');
  });
  it('know flags', () => assert.equal(attribute('ward-visit-stats', 'counting')?.kind, 'boolean'));
  it('know text', () => assert.equal(attribute('ward-article-list', 'feed')?.kind, 'text'));
});
