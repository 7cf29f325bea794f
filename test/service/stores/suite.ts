import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { maxPaths } from '../../../src/service/bounds.ts';
import { StoreError, type Store, type Vote } from '../../../src/service/stores/store.ts';
import { DAY, HOUR, MINUTE, MORNING, hashOf, question, view } from './question.ts';

/** Names that an object has already, and others that are hard to keep apart. */
const HARD = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '/tin-tức/Đường-sắt',
  '/tin-tu\u031b\u0301c',
  '/a\nb',
  '/a\nb\n',
  '{x}:votes:y',
  '/%00',
  '😀',
  '\uff5e',
  ' ',
  'x'.repeat(1000),
];

const NONE = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/** A tally of votes by half stars. */
const tally = (...votes: number[]): number[] =>
  NONE.map((_, at) => votes.filter((halves) => halves === at + 1).length);

const vote = (name: string, halves: number, item = '/tin-tuc/1', site = 'tay-son'): Vote => ({
  site,
  item,
  voter: hashOf(name),
  halves,
  day: '2024-11-21',
});

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list = [];
  for await (const item of items) list.push(item);
  return list;
}

/** What the suite needs of a store. */
export interface Backend {
  /** A store with nothing in it. */
  fresh(): Promise<Store>;
  /** One more on what the latest one has. */
  another(): Promise<Store>;
}

/** What every store does: all tests of it run over each. */
export function storeSuite(backend: Backend): void {
  const open: Store[] = [];
  const opened = async (store: Promise<Store>): Promise<Store> => {
    open.push(await store);
    return store;
  };
  const fresh = () => opened(backend.fresh());
  const another = () => opened(backend.another());
  afterEach(async () => {
    for (const store of open.splice(0)) await store.close();
  });

  describe('visits', () => {
    it('are none in an empty store, and the total is what the configuration says', async () => {
      const store = await fresh();
      const numbers = await store.visits(question(MORNING, { initialTotal: 881_707, path: '/' }));
      assert.deepEqual(numbers, {
        total: 881_707,
        online: 0,
        today: 0,
        yesterday: 0,
        week: 0,
        month: 0,
        views: 0,
      });
      assert.deepEqual(await store.series('tay-son', '0001-01-01', '9999-12-31'), []);
      assert.deepEqual(await store.sites(), []);
    });

    it('begin with the first view, and are answered with it in the numbers', async () => {
      const store = await fresh();
      const more = { initialTotal: 881_707, path: '/tin-tuc/1' };
      const numbers = await store.countView(view(MORNING, 'An', more));
      const expected = { total: 881_708, online: 1, today: 1, yesterday: 0, week: 1, month: 1, views: 1 };
      assert.deepEqual(numbers, expected);
      assert.deepEqual(await store.visits(question(MORNING, more)), expected);
    });

    it('begin again after 30 idle minutes, and not a moment before', async () => {
      const store = await fresh();
      await store.countView(view(MORNING, 'An'));
      assert.equal((await store.countView(view(MORNING + 30 * MINUTE - 1, 'An'))).today, 1);
      assert.equal((await store.countView(view(MORNING + 60 * MINUTE - 1, 'An'))).today, 2);
    });

    it('are of one visitor each, also within the same moment', async () => {
      const store = await fresh();
      const names = Array.from({ length: 200 }, (_, at) => `visitor ${at % 50}`);
      const answers = await Promise.all(names.map((name) => store.countView(view(MORNING, name))));
      const numbers = await store.visits(question(MORNING));
      assert.deepEqual(numbers, { total: 50, online: 50, today: 50, yesterday: 0, week: 50, month: 50 });
      assert.ok(answers.every(({ today }) => today >= 1 && today <= 50));
      const [day] = await store.series('tay-son', '2024-11-21', '2024-11-21');
      assert.deepEqual(day, { date: '2024-11-21', visits: 50, views: 200, robots: 0 });
    });

    it('begin again at midnight', async () => {
      const store = await fresh();
      const late = Date.parse('2024-11-21T23:59:59.999+07:00');
      await store.countView(view(late, 'An'));
      const numbers = await store.countView(view(late + 1, 'An'));
      assert.deepEqual(numbers, { total: 2, online: 1, today: 1, yesterday: 1, week: 2, month: 2 });
    });

    it('are none of those who ask for privacy, and none of programs', async () => {
      const store = await fresh();
      await store.countView(view(MORNING, undefined, { path: '/' }));
      const numbers = await store.countView(view(MORNING, 'Bot', { path: '/', robot: true }));
      assert.deepEqual(numbers, { total: 0, online: 0, today: 0, yesterday: 0, week: 0, month: 0, views: 1 });
      assert.deepEqual(await store.series('tay-son', '2024-11-21', '2024-11-21'), [
        { date: '2024-11-21', visits: 0, views: 1, robots: 1 },
      ]);
    });

    it('add up to weeks from Monday and months from the first, without days to come', async () => {
      const store = await fresh();
      const days = ['10-31', '11-01', '11-17', '11-18', '11-20', '11-21', '11-22'];
      await store.setDays(
        'tay-son',
        days.map((day, at) => ({ date: `2024-${day}`, visits: 10 ** at, views: 0, robots: 0 })),
      );
      assert.deepEqual(await store.visits(question(MORNING)), {
        total: 1_111_111,
        online: 0,
        today: 100_000,
        yesterday: 10_000,
        week: 111_000,
        month: 111_110,
      });
      const first = Date.parse('2024-12-01T09:00:00+07:00');
      await store.setDays('tay-son', [{ date: '2024-11-30', visits: 3, views: 3, robots: 0 }]);
      const sunday = await store.visits(question(first));
      assert.deepEqual([sunday.yesterday, sunday.week, sunday.month], [3, 3, 0]);
    });

    it('are of one site each', async () => {
      const store = await fresh();
      await store.countView(view(MORNING, 'An'));
      const other = await store.countView(view(MORNING, 'An', { site: 'phu-long', path: '/' }));
      assert.deepEqual([other.total, other.online, other.views], [1, 1, 1]);
      assert.equal((await store.visits(question(MORNING, { path: '/' }))).views, 0);
    });

    it('are answered by day, oldest first, within both ends', async () => {
      const store = await fresh();
      for (const day of [3, -1, 0, 1, 2]) await store.countView(view(MORNING + day * DAY, 'An'));
      const dates = async (from: string, to: string) =>
        (await store.series('tay-son', from, to)).map(({ date }) => date);
      assert.deepEqual(await dates('2024-11-21', '2024-11-23'), ['2024-11-21', '2024-11-22', '2024-11-23']);
      assert.equal((await dates('0001-01-01', '9999-12-31')).length, 5);
      assert.deepEqual(await dates('2024-11-22', '2024-11-21'), []);
    });
  });

  describe('visitors online', () => {
    it('are those with a view in the last 5 minutes', async () => {
      const store = await fresh();
      await store.countView(view(MORNING, 'An'));
      await store.countView(view(MORNING + 1, 'Ba'));
      const online = async (at: number) => (await store.visits(question(at))).online;
      assert.equal(await online(MORNING + 5 * MINUTE), 2);
      assert.equal(await online(MORNING + 5 * MINUTE + 1), 1);
      assert.equal(await online(MORNING + 5 * MINUTE + 2), 0);
      await store.countView(view(MORNING + 6 * MINUTE, 'An'));
      assert.equal(await online(MORNING + 11 * MINUTE), 1);
      assert.equal(await online(MORNING + 11 * MINUTE + 1), 0);
    });

    it('are those of today', async () => {
      const store = await fresh();
      const late = Date.parse('2024-11-21T23:59:00+07:00');
      await store.countView(view(late, 'An'));
      assert.equal((await store.visits(question(late))).online, 1);
      assert.equal((await store.visits(question(late + MINUTE))).online, 0);
    });
  });

  describe('a clock that is set back', () => {
    it('makes nobody new, and whoever comes later is not', async () => {
      const store = await fresh();
      await store.countView(view(MORNING + 2 * HOUR, 'An'));
      assert.equal((await store.countView(view(MORNING, 'An'))).today, 1);
      assert.equal((await store.countView(view(MORNING + 29 * MINUTE, 'An'))).today, 1);
      assert.equal((await store.countView(view(MORNING + 59 * MINUTE, 'An'))).today, 2);
    });

    it('knows whoever it had forgotten', async () => {
      const store = await fresh();
      await store.countView(view(MORNING, 'An'));
      await store.countView(view(MORNING + 3 * HOUR, 'Ba'));
      assert.equal((await store.visits(question(MORNING + 3 * HOUR))).online, 1);
      assert.equal((await store.countView(view(MORNING + MINUTE, 'An'))).today, 2);
      assert.equal((await store.visits(question(MORNING + MINUTE))).online, 1);
      assert.equal((await store.visits(question(MORNING + 3 * HOUR))).online, 1);
    });

    it('shows nobody online whose view is still to come', async () => {
      const store = await fresh();
      await store.countView(view(MORNING + HOUR, 'An'));
      assert.equal((await store.visits(question(MORNING))).online, 0);
      assert.equal((await store.visits(question(MORNING + 55 * MINUTE))).online, 1);
    });

    it('by days counts in the day that it shows', async () => {
      const store = await fresh();
      await store.countView(view(MORNING + 2 * DAY, 'An'));
      const numbers = await store.countView(view(MORNING, 'An'));
      assert.deepEqual([numbers.total, numbers.today, numbers.week], [2, 1, 1]);
    });
  });

  describe('views of pages', () => {
    it('are counted by path, whatever its name', async () => {
      const store = await fresh();
      const paths = HARD.map((path, at) => ({ path, views: at + 1 }));
      await Promise.all(
        paths.flatMap(({ path, views }) =>
          Array.from({ length: views }, () => store.countView(view(MORNING, 'An', { path }))),
        ),
      );
      for (const { path, views } of paths)
        assert.equal((await store.visits(question(MORNING, { path }))).views, views, path);
      assert.deepEqual(await all(store.paths('tay-son')), paths.toReversed());
    });

    it('are listed by number, and by name where that is the same', async () => {
      const store = await fresh();
      await store.setPaths('tay-son', [
        { path: '/b', views: 9 },
        { path: '/😀', views: 9 },
        { path: '/\uff5e', views: 9 },
        { path: '/a', views: 10 },
        { path: '/c', views: 100 },
      ]);
      const paths = (await all(store.paths('tay-son'))).map(({ path }) => path);
      assert.deepEqual(paths, ['/c', '/a', '/b', '/\uff5e', '/😀']);
      assert.deepEqual(await all(store.paths('phu-long')), []);
    });

    it('are counted for so many paths; a further one is counted for the site only', async () => {
      const store = await fresh();
      const paths = Array.from({ length: maxPaths - 1 }, (_, at) => ({ path: `/${at}`, views: 1 }));
      await store.setPaths('tay-son', paths);
      const count = async (path: string) => (await store.countView(view(MORNING, 'An', { path }))).views;
      assert.equal((await store.visits(question(MORNING, { path: '/neu' }))).views, 0);
      await Promise.all([count('/last'), count('/last')]);
      assert.equal((await store.visits(question(MORNING, { path: '/last' }))).views, 2);
      const past = await store.countView(view(MORNING, 'An', { path: '/past' }));
      assert.ok(!('views' in past));
      assert.ok(!('views' in (await store.visits(question(MORNING, { path: '/past' })))));
      assert.equal(await count('/last'), 3);
      assert.equal(await count('/7'), 2);
      const [day] = await store.series('tay-son', '2024-11-21', '2024-11-21');
      assert.equal(day!.views, 5);
    });
  });

  describe('salts', () => {
    it('are made once for all who ask', async () => {
      const store = await fresh();
      const salts = await Promise.all(Array.from({ length: 20 }, () => store.salt('tay-son', '2024-11-21')));
      assert.equal(salts[0]!.length, 32);
      assert.equal(new Set(salts.map((salt) => Buffer.from(salt).toString('hex'))).size, 1);
      assert.deepEqual(await (await another()).salt('tay-son', '2024-11-21'), salts[0]);
    });

    it('are another for each site and day', async () => {
      const store = await fresh();
      const salts = await Promise.all([
        store.salt('tay-son', '2024-11-21'),
        store.salt('tay-son', '2024-11-22'),
        store.salt('phu-long', '2024-11-21'),
      ]);
      assert.equal(new Set(salts.map((salt) => Buffer.from(salt).toString('hex'))).size, 3);
    });

    it('of days that have ended are gone when they are forgotten; that of today stays', async () => {
      const store = await fresh();
      const [old, today, foreign] = await Promise.all([
        store.salt('tay-son', '2024-11-20'),
        store.salt('tay-son', '2024-11-21'),
        store.salt('phu-long', '2024-11-20'),
      ]);
      await store.countView(view(MORNING - DAY, 'An'));
      await store.countView(view(MORNING, 'Ba'));
      await store.forget('tay-son', '2024-11-21');
      await store.forget('tay-son', '2024-11-21');
      assert.deepEqual(await store.salt('tay-son', '2024-11-21'), today);
      assert.deepEqual(await store.salt('phu-long', '2024-11-20'), foreign);
      assert.notDeepEqual(await store.salt('tay-son', '2024-11-20'), old);
      const numbers = await store.countView(view(MORNING + MINUTE, 'Ba'));
      assert.deepEqual([numbers.total, numbers.online, numbers.yesterday], [2, 1, 1]);
      // Whoever was forgotten is new.
      assert.equal((await store.countView(view(MORNING - DAY, 'An'))).today, 2);
    });
  });

  describe('votes', () => {
    it('are counted by half stars', async () => {
      const store = await fresh();
      assert.deepEqual(await store.vote(vote('An', 10)), tally(10));
      assert.deepEqual(await store.vote(vote('Ba', 1)), tally(1, 10));
      assert.deepEqual(await store.vote(vote('Cam', 10)), tally(1, 10, 10));
      const tallies = await store.tallies('tay-son', ['/none', '/tin-tuc/1', '/none']);
      assert.deepEqual(tallies, [NONE, tally(1, 10, 10), NONE]);
      assert.deepEqual(await store.tallies('tay-son', []), []);
    });

    it('are changed, taken back, and given again', async () => {
      const store = await fresh();
      await store.vote(vote('An', 10));
      assert.deepEqual(await store.vote(vote('An', 3)), tally(3));
      assert.deepEqual(await store.vote(vote('An', 3)), tally(3));
      assert.deepEqual(await store.unvote(vote('An', 1)), NONE);
      assert.deepEqual(await store.unvote(vote('An', 1)), NONE);
      assert.deepEqual(await all(store.rated('tay-son')), []);
      assert.deepEqual(await store.vote(vote('An', 7)), tally(7));
    });

    it('stay apart by item and site, whatever their names', async () => {
      const store = await fresh();
      for (const [at, item] of HARD.entries()) {
        await store.vote(vote('An', (at % 10) + 1, item));
        await store.vote(vote('An', 10, item, 'phu-long'));
      }
      const tallies = await store.tallies('tay-son', HARD);
      assert.deepEqual(
        tallies,
        HARD.map((_, at) => tally((at % 10) + 1)),
      );
    });

    it('of many at once are all counted, and those of one voter once', async () => {
      const store = await fresh();
      const halves = Array.from({ length: 200 }, (_, at) => (at % 10) + 1);
      await Promise.all(halves.map((stars, at) => store.vote(vote(`voter ${at}`, stars))));
      assert.deepEqual(await store.tallies('tay-son', ['/tin-tuc/1']), [tally(...halves)]);
      await Promise.all(halves.map((stars) => store.vote(vote('An', stars, '/2'))));
      assert.deepEqual(await store.tallies('tay-son', ['/2']), [tally(10)]);
    });

    it('are listed by item, sorted, however many there are', async () => {
      const store = await fresh();
      const items = Array.from({ length: 2500 }, (_, at) => `/tin-tuc/${String(at).padStart(4, '0')}`);
      const names = [...items, '/\uff5e', '/😀'];
      await Promise.all(names.toReversed().map((item) => store.vote(vote('An', 9, item))));
      const rated = await all(store.rated('tay-son'));
      assert.deepEqual(
        rated.map(({ item }) => item),
        names,
      );
      assert.ok(rated.every((one) => one.tally[8] === 1));
    });
  });

  describe('feeds', () => {
    const feed = {
      url: 'https://tayson.example.gov.vn/rss',
      body: '{"title":"Tây Sơn"}',
      readAt: MORNING,
      freshUntil: MORNING + 5 * MINUTE,
      etag: 'W/"1"',
      modified: 'Thu, 21 Nov 2024 01:30:00 GMT',
    };

    it('are kept by id', async () => {
      const store = await fresh();
      assert.equal(await store.feed('news'), undefined);
      await store.keepFeed('news', feed);
      assert.deepEqual(await store.feed('news'), feed);
      assert.equal(await store.feed('constructor'), undefined);
    });

    it('take the place of what was kept before', async () => {
      const store = await fresh();
      await store.keepFeed('news', feed);
      const { etag, modified, ...bare } = feed;
      await store.keepFeed('news', { ...bare, body: '{}', etag: undefined, modified: undefined });
      const kept = await (await another()).feed('news');
      assert.equal(kept?.body, '{}');
      assert.deepEqual([kept.etag, kept.modified], [undefined, undefined]);
      assert.ok(etag && modified);
    });
  });

  it('the secret is made once for all who ask', async () => {
    const store = await fresh();
    const secrets = await Promise.all(Array.from({ length: 10 }, () => store.secret()));
    const other = await (await another()).secret();
    assert.equal(other.length, 32);
    for (const secret of secrets) assert.deepEqual(secret, other);
  });

  describe('numbers brought in', () => {
    it('take the place of days, and the total follows', async () => {
      const store = await fresh();
      await store.countView(view(MORNING, 'An'));
      await store.setDays('tay-son', [
        { date: '2024-11-20', visits: 5, views: 9, robots: 2 },
        { date: '2024-11-21', visits: 7, views: 8, robots: 0 },
      ]);
      await store.setDays('tay-son', [{ date: '2024-11-20', visits: 4, views: 9, robots: 2 }]);
      const numbers = await store.countView(view(MORNING, 'Ba', { initialTotal: 100 }));
      assert.deepEqual([numbers.total, numbers.today, numbers.yesterday], [112, 8, 4]);
      assert.deepEqual((await store.series('tay-son', '2024-11-20', '2024-11-20'))[0], {
        date: '2024-11-20',
        visits: 4,
        views: 9,
        robots: 2,
      });
    });

    it('set the total to what it is now, whatever the configuration says and was counted before', async () => {
      const store = await fresh();
      const total = async () => (await store.visits(question(MORNING, { initialTotal: 100 }))).total;
      await store.countView(view(MORNING, 'An'));
      await store.setTotal('tay-son', 881_707);
      assert.equal(await total(), 881_707);
      await store.countView(view(MORNING, 'Ba'));
      assert.equal(await total(), 881_708);
      await store.setDays('tay-son', [{ date: '2024-11-20', visits: 10, views: 10, robots: 0 }]);
      assert.equal(await total(), 881_718);
      await store.setTotal('tay-son', 3);
      assert.equal(await total(), 3);
      await store.setTotal('phu-long', 9_007_199_254_740_000);
      await store.countView(view(MORNING, 'An', { site: 'phu-long' }));
      assert.equal(
        (await store.visits(question(MORNING, { site: 'phu-long' }))).total,
        9_007_199_254_740_001,
      );
    });

    it('take the place of the views of pages; none is no page', async () => {
      const store = await fresh();
      await store.countView(view(MORNING, 'An', { path: '/a' }));
      await store.setPaths('tay-son', [
        { path: '/a', views: 0 },
        { path: '/b', views: 123_456_789_012_345 },
      ]);
      await store.countView(view(MORNING, 'An', { path: '/b' }));
      assert.deepEqual(await all(store.paths('tay-son')), [{ path: '/b', views: 123_456_789_012_346 }]);
    });

    it('name sites, as counts and votes do', async () => {
      const store = await fresh();
      await store.setTotal('d', 1);
      await store.setPaths('e', [{ path: '/', views: 1 }]);
      await store.setDays('c', [{ date: '2024-11-20', visits: 1, views: 1, robots: 0 }]);
      await store.vote(vote('An', 1, '/', 'b'));
      await store.countView(view(MORNING, 'An', { site: 'a' }));
      await store.keepFeed('f', { url: '', body: '', readAt: 0, freshUntil: 0 });
      await store.salt('g', '2024-11-21');
      assert.deepEqual(await store.sites(), ['a', 'b', 'c', 'd', 'e']);
    });
  });

  it('two that share what they keep count as one', async () => {
    const [one, other] = [await fresh(), await another()];
    const both = [one, other];
    await one.countView(view(MORNING, 'An'));
    const numbers = await other.countView(view(MORNING, 'An', { path: '/' }));
    assert.deepEqual([numbers.today, numbers.online, numbers.views], [1, 1, 1]);
    await other.countView(view(MORNING, 'Ba'));
    assert.equal((await one.visits(question(MORNING))).online, 2);
    await Promise.all(
      Array.from({ length: 200 }, (_, at) =>
        both[at % 2]!.countView(view(MORNING, `visitor ${at >> 1}`, { path: '/' })),
      ),
    );
    await Promise.all(Array.from({ length: 200 }, (_, at) => both[at % 2]!.vote(vote(`${at >> 1}`, 10))));
    for (const store of both) {
      const { total, online, views } = await store.visits(question(MORNING, { path: '/' }));
      assert.deepEqual([total, online, views], [102, 102, 201]);
      assert.equal((await store.tallies('tay-son', ['/tin-tuc/1']))[0]![9], 100);
    }
  });

  it('what was counted is there when it is opened again, and so is who was seen', async () => {
    const store = await fresh();
    await store.countView(view(MORNING, 'An', { path: '/' }));
    await store.vote(vote('An', 10));
    await store.close();
    const again = await another();
    const numbers = await again.countView(view(MORNING + MINUTE, 'An', { path: '/' }));
    assert.deepEqual([numbers.total, numbers.online, numbers.views], [1, 1, 2]);
    assert.deepEqual(await again.vote(vote('An', 1)), tally(1));
  });

  it('checks that it can be read and written', async () => {
    await (await fresh()).check();
  });

  it('finishes what is under way when it is closed, and then says that it is', async () => {
    const store = await fresh();
    const votes = Array.from({ length: 100 }, (_, at) => store.vote(vote(`voter ${at}`, 10)));
    await store.close();
    await store.close();
    await Promise.all(votes);
    const closed = (error: unknown) => error instanceof StoreError && /closed/.test(error.message);
    await assert.rejects(store.vote(vote('late', 10)), closed);
    await assert.rejects(store.visits(question(MORNING)), StoreError);
    assert.equal((await (await another()).tallies('tay-son', ['/tin-tuc/1']))[0]![9], 100);
  });
}
