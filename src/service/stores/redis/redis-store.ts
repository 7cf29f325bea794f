import { randomBytes } from 'node:crypto';
import {
  StoreError,
  type DayNumbers,
  type PathViews,
  type Store,
  type StoredFeed,
  type Tally,
  type View,
  type VisitNumbers,
  type VisitQuestion,
  type Vote,
} from '../store.ts';
import { Connection } from './connection.ts';
import * as keys from './keys.ts';
import { byCodePoints, fieldsOf, numbersOf, rememberedDays, seriesOf, tallyOf } from './numbers.ts';
import { warningsOf } from './warnings.ts';

/** Milliseconds. */
const DAY = 86_400_000;

/** How long a feed's last good answer is kept: a day longer than it is shown. */
const FEED_LIFE = 8 * DAY;

/** Entries taken at a time where there may be many. */
const PAGE = 1000;

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const bytes = (base64: string): Uint8Array => Buffer.from(base64, 'base64');

const expires = (milliseconds: number) => ({ expiration: { type: 'PX', value: milliseconds } }) as const;

/** All pages of something that is read by a cursor. */
async function* scan<Page extends { cursor: string }>(
  next: (cursor: string) => Promise<Page>,
): AsyncIterable<Page> {
  let cursor = '0';
  do {
    const page = await next(cursor);
    yield page;
    ({ cursor } = page);
  } while (cursor !== '0');
}

/**
 * Valkey or Redis, by node-redis. Each write is one script or one command, so that several processes can share it. What
 * is acknowledged is as safe as the server is set to make it: see {@link RedisStore.warnings}.
 */
export class RedisStore implements Store {
  private readonly connection: Connection;
  /** The server's log may still hold what was deleted. */
  private logIsOld = false;
  private readonly daysOf = rememberedDays();

  private constructor(connection: Connection) {
    this.connection = connection;
  }

  /**
   * Connects.
   * @param url `redis://` or, with TLS, `rediss://`, then `user:password@host:port/number`
   * @throws {StoreError} where the driver is not installed, or nobody answers there
   */
  static async open(url: string): Promise<RedisStore> {
    return new RedisStore(await Connection.open(url));
  }

  countView(view: View): Promise<VisitNumbers> {
    return this.visit(view.robot ? 'robot' : 'view', view, view.visitor);
  }

  visits(question: VisitQuestion): Promise<VisitNumbers> {
    return this.visit('look', question);
  }

  async series(site: string, from: string, to: string): Promise<DayNumbers[]> {
    return seriesOf(await this.connection.ask((client) => client.hGetAll(keys.daysKey(site))), from, to);
  }

  async salt(site: string, day: string): Promise<Uint8Array> {
    const salt = await this.connection.ask((client) =>
      client.makeSalt(
        [keys.saltKey(site, day), keys.hashedKey(site)],
        [day, text(randomBytes(32)), String(DAY)],
      ),
    );
    return bytes(salt);
  }

  async forget(site: string, day: string): Promise<void> {
    const hashed = await this.connection.ask((client) => client.sMembers(keys.hashedKey(site)));
    const old = hashed.filter((date) => date < day);
    if (old.length) {
      this.logIsOld = true;
      await this.connection.ask((client) =>
        client
          .multi()
          .unlink(old.flatMap((date) => [keys.saltKey(site, date), keys.seenKey(site, date)]))
          .sRem(keys.hashedKey(site), old)
          .exec(),
      );
    }
    if (this.logIsOld) await this.rewriteLog();
  }

  vote({ site, item, voter, halves, day }: Vote): Promise<Tally> {
    return this.changeVote(site, item, [item, text(voter), String(halves), day]);
  }

  unvote({ site, item, voter }: Omit<Vote, 'halves' | 'day'>): Promise<Tally> {
    return this.changeVote(site, item, [item, text(voter), '', '']);
  }

  async tallies(site: string, items: readonly string[]): Promise<Tally[]> {
    const fields = await this.connection.ask((client) =>
      Promise.all(items.map((item) => client.hGetAll(keys.tallyKey(site, item)))),
    );
    return fields.map(tallyOf);
  }

  async feed(id: string): Promise<StoredFeed | undefined> {
    const feed = await this.connection.ask((client) => client.get(keys.feedKey(id)));
    return feed === null ? undefined : (JSON.parse(feed) as StoredFeed);
  }

  async keepFeed(id: string, feed: StoredFeed): Promise<void> {
    await this.connection.ask((client) =>
      client.set(keys.feedKey(id), JSON.stringify(feed), expires(FEED_LIFE)),
    );
  }

  async secret(): Promise<Uint8Array> {
    const secret = await this.connection.ask(async (client) => {
      await client.set(keys.secretKey, text(randomBytes(32)), { condition: 'NX' });
      return client.get(keys.secretKey);
    });
    return bytes(secret!);
  }

  async sites(): Promise<string[]> {
    const sites = new Set<string>();
    const options = { MATCH: keys.sitePattern, COUNT: PAGE };
    for await (const page of scan((from) => this.connection.ask((client) => client.scan(from, options))))
      for (const key of page.keys) {
        const site = keys.siteOfKey(key);
        if (site !== undefined) sites.add(site);
      }
    return [...sites].sort(byCodePoints);
  }

  async *paths(site: string): AsyncIterable<PathViews> {
    // While others write, the server may tell of a path twice.
    const views = new Map<string, number>();
    const key = keys.pathsKey(site);
    const options = { COUNT: PAGE };
    for await (const page of scan((from) =>
      this.connection.ask((client) => client.hScan(key, from, options)),
    ))
      for (const { field, value } of page.entries) views.set(field, Number(value));
    yield* [...views]
      .map(([path, views]) => ({ path, views }))
      .sort((a, b) => b.views - a.views || byCodePoints(a.path, b.path));
  }

  async *rated(site: string): AsyncIterable<{ item: string; tally: Tally }> {
    const limit = { LIMIT: { offset: 0, count: PAGE } };
    for (let last: string | undefined = ''; last !== undefined;) {
      const after = `(${last}`;
      const items: string[] = await this.connection.ask((client) =>
        client.zRangeByLex(keys.itemsKey(site), after, '+', limit),
      );
      const tallies = await this.tallies(site, items);
      for (const [at, item] of items.entries()) yield { item, tally: tallies[at]! };
      last = items.at(-1);
    }
  }

  async setDays(site: string, days: readonly DayNumbers[]): Promise<void> {
    const values = days.flatMap(({ date, visits, views, robots }) => [
      date,
      ...[visits, views, robots].map(String),
    ]);
    await this.connection.ask((client) => client.setDays([keys.daysKey(site), keys.siteKey(site)], values));
  }

  async setPaths(site: string, paths: readonly PathViews[]): Promise<void> {
    const values = paths.flatMap(({ path, views }) => [path, String(views)]);
    await this.connection.ask((client) => client.setPaths([keys.pathsKey(site), keys.siteKey(site)], values));
  }

  async setTotal(site: string, total: number): Promise<void> {
    await this.connection.ask((client) => client.setTotal([keys.siteKey(site)], [String(total)]));
  }

  async check(): Promise<void> {
    await this.connection.ask((client) => client.set(keys.checkKey, '', expires(DAY)));
  }

  warnings(): Promise<string[]> {
    return this.connection.ask(warningsOf);
  }

  backup(): Promise<void> {
    return Promise.reject(
      new StoreError('Valkey and Redis are copied by their own means: redis-cli --rdb <file>'),
    );
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private async visit(
    what: 'view' | 'robot' | 'look',
    question: VisitQuestion,
    visitor?: Uint8Array,
  ): Promise<VisitNumbers> {
    const { site, at, today, until, path } = question;
    const days = this.daysOf(question);
    const hashKeys = [keys.seenKey(site, today), keys.saltKey(site, today), keys.hashedKey(site)];
    const reply = await this.connection.ask((client) =>
      client.visit(
        [keys.daysKey(site), keys.siteKey(site), keys.pathsKey(site), ...hashKeys],
        [
          what,
          String(at),
          String(Math.max(until - at, 1)),
          today,
          path === undefined ? '' : '1',
          path ?? '',
          visitor ? text(visitor) : '',
          ...days.map((day) => `${day}:visits`),
        ],
      ),
    );
    return numbersOf(question, days, reply);
  }

  private async changeVote(site: string, item: string, values: readonly string[]): Promise<Tally> {
    const fields = await this.connection.ask((client) =>
      client.changeVote([keys.votesKey(site, item), keys.tallyKey(site, item), keys.itemsKey(site)], values),
    );
    return tallyOf(fieldsOf(fields));
  }

  /**
   * What was deleted must not outlive it in the server's log. A server that is writing it anew already, for another site,
   * refuses to begin once more: it is asked again at the next look. Where that may not be asked for at all, it stays.
   */
  private async rewriteLog(): Promise<void> {
    try {
      await this.connection.ask(async (client) => {
        if (/^aof_enabled:1/m.test(await client.info('persistence'))) await client.bgRewriteAof();
      });
      this.logIsOld = false;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
    }
  }
}
