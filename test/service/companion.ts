import {
  checkConfig,
  createCompanion,
  type Companion,
  type CompanionOptions,
  type Log,
  type Store,
} from '../../src/service/index.ts';
import { SqliteStore } from '../../src/service/stores/sqlite/sqlite-store.ts';

/** A Thursday morning in Viet Nam. */
export const MORNING = Date.parse('2024-11-21T08:30:00+07:00');

export const SITE = 'tay-son';
export const ORIGIN = 'https://tayson.example.gov.vn';

export interface TestCompanion extends Companion {
  /** Lines of the log, as objects. */
  logged: Record<string, unknown>[];
  /** The clock: set it. */
  clock: { now: number };
  /** Asks, from an address of the given name, as a page of the site would. */
  ask(path: string, init?: RequestInit & { from?: string }): Promise<Response>;
  /** Posts JSON as a page of the site would. */
  post(path: string, body: unknown, init?: RequestInit & { from?: string }): Promise<Response>;
}

/** A companion with a store in memory and a clock that stands still. */
export function testCompanion({
  config = {},
  store,
  clock = { now: MORNING },
  fetching,
  assets,
}: {
  config?: Record<string, unknown>;
  store?: Store;
  clock?: { now: number };
  fetching?: CompanionOptions['fetching'];
  /** Folder of the built widgets. */
  assets?: string;
} = {}): TestCompanion {
  const logged: Record<string, unknown>[] = [];
  const log: Log = (level, event, fields) => logged.push({ level, event, ...fields });
  const companion = createCompanion({
    config: checkConfig({ sites: { [SITE]: { url: `${ORIGIN}/`, initialTotal: 881_707 } }, ...config }),
    store: store ?? new SqliteStore(':memory:'),
    log,
    now: () => clock.now,
    version: '0.0.0',
    fetching,
    assets,
  });
  const ask: TestCompanion['ask'] = async (path, { from = '203.0.113.7', ...init } = {}) => {
    const headers = new Headers(init.headers);
    if (!headers.has('x-forwarded-for')) headers.set('x-forwarded-for', from);
    if (!headers.has('user-agent'))
      headers.set('user-agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0');
    return companion.app.fetch(new Request(new URL(path, 'http://companion.example/'), { ...init, headers }));
  };
  const post: TestCompanion['post'] = (path, body, init = {}) => {
    const headers = new Headers(init.headers);
    if (!headers.has('origin')) headers.set('origin', ORIGIN);
    return ask(path, { method: 'POST', ...init, headers, body: JSON.stringify(body) });
  };
  return { ...companion, logged, clock, ask, post };
}
