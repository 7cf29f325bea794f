import assert from 'node:assert/strict';
import { FiltersEngine, Request } from '@ghostery/adblocker';

/** Filters of the kinds that the public lists hold, in words of our own. */
const filters = [
  '/hit.php?',
  '/count.php?',
  '/api/stat?',
  '/api/pageview?',
  '/hit-counter.',
  '/tracker.js$script',
  '/analytics/*$third-party',
  '||tracker.example^',
  '*$ping,third-party',
  '/ads/banner',
  '-ad-widget.',
  '/social-share.',
].join('\n');

/** Every address that widgets, scripts and the interface for ratings and visits ask for. */
const ours = [
  ['script', '/assets/ward-widgets.js'],
  ['script', '/assets/ward-widgets.iife.js'],
  ['script', '/assets/chunks/visit-count-Tr5tf4sn.js'],
  ['script', '/assets/chunks/visit-stats-8TDmbaRi.js'],
  ['xhr', '/rss/tin-tuc.rss'],
  ['xhr', '/v1/visits?site=tay-son&path=%2F'],
  ['xhr', '/v1/visits'],
  ['xhr', '/v1/visits/series?site=tay-son&from=2024-11-01&to=2024-11-21'],
  ['xhr', '/v1/ratings?site=tay-son&item=so-ket'],
  ['xhr', '/v1/ratings'],
];

const page = 'https://phuong.example.vn/';

/** Lists that stop requests. Nothing here needs an engine: it is the same in all. */
export default [
  {
    number: 32,
    title: { en: 'EasyList, EasyPrivacy', vi: 'EasyList, EasyPrivacy' },
    cases: [
      {
        name: 'none of our addresses, on the own host or another',
        async run({ server }) {
          const engine = FiltersEngine.parse(filters);
          const isStopped = (type, url) =>
            engine.match(Request.fromRawDetails({ type, url, sourceUrl: page })).match;
          assert.equal(
            isStopped('xhr', 'https://dem.example.net/hit.php?p=1'),
            true,
            'the filters stop something',
          );
          assert.equal(
            isStopped('ping', 'https://dem.example.net/v1/visits'),
            true,
            'beacons of another host too',
          );
          const seen = server.requests
            .filter(({ path }) => /^\/(assets|feeds)\//.test(path))
            .map(({ path }) => [path.endsWith('.js') ? 'script' : 'xhr', path]);
          for (const host of ['https://phuong.example.vn', 'https://dich-vu.example.net'])
            for (const [type, path] of [...ours, ...seen])
              assert.equal(isStopped(type, host + path), false, path);
        },
      },
      {
        name: 'where one is stopped, it says so and shows no 0',
        async run(pages) {
          await pages.open({
            markup: () =>
              '<ward-visit-stats feed="http://127.0.0.1:9/v1/visits" site="tay-son" counting><p>Số lượt: xem sau</p></ward-visit-stats>',
          });
          await pages.works({ content: [['button', 'Thử lại']], words: ['Số lượt: xem sau'] });
          const text = await pages.evaluate(() => window.probe.text(document.getElementById('place')));
          assert.doesNotMatch(text, /(^|\s)0(\s|$)/);
        },
      },
    ],
  },
];
