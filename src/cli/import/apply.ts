import { hash } from 'node:crypto';
import type { Site } from '../../service/sites.ts';
import type { DayNumbers, PathViews, Store, Tally } from '../../service/stores/store.ts';
import { questionOf } from '../../service/visits/answer.ts';
import type { Progress } from '../progress.ts';
import type { Intake } from './intake.ts';

/** Rows that are written in one go: few enough that a companion at work on the same store waits but a moment. */
const BATCH = 500;

/** Days of all times. */
const EVER = ['0000-01-01', '9999-12-31'] as const;

export interface Applying {
  site: Site;
  store: Store;
  now: number;
  /** Lets numbers become lower, too. */
  replace: boolean;
  /** Writes nothing. */
  dryRun: boolean;
  progress: Progress;
}

/** What was done, or would be: a line each. */
export async function apply(intake: Intake, applying: Applying): Promise<string[]> {
  const days = await newDays(intake, applying);
  const pages = await newPages(intake, applying);
  const total = await newTotal(intake, applying, days);
  if (!applying.dryRun) await write(intake, applying, { days, pages, total });
  return report(intake, { days, pages, total });
}

/** Numbers to write, and what was there. */
interface Change<Row> {
  rows: Row[];
  /** Rows that are as the file has them. */
  same: number;
  /** Rows of which the store has more. */
  left: number;
}

function changeOf<Row>(
  wanted: Iterable<Row>,
  known: (row: Row) => Row | undefined,
  fields: (keyof Row)[],
  replace: boolean,
): Change<Row> {
  const change: Change<Row> = { rows: [], same: 0, left: 0 };
  for (const row of wanted) {
    const before = known(row);
    const most = { ...row };
    if (before && !replace)
      for (const field of fields) if (before[field] > most[field]) most[field] = before[field];
    if (!before || fields.some((field) => before[field] !== most[field])) change.rows.push(most);
    else if (fields.every((field) => before[field] === row[field])) change.same++;
    else change.left++;
  }
  return change;
}

async function newDays(
  intake: Intake,
  { store, site, replace }: Applying,
): Promise<Change<DayNumbers> & { sum: number }> {
  const before = new Map(
    intake.days.size ? (await store.series(site.id, ...EVER)).map((day) => [day.date, day]) : [],
  );
  const change = changeOf(
    intake.days.values(),
    ({ date }) => before.get(date),
    ['visits', 'views', 'robots'],
    replace,
  );
  const after = new Map([...before, ...change.rows.map((day) => [day.date, day] as const)]);
  return { ...change, sum: [...after.values()].reduce((sum, { visits }) => sum + visits, 0) };
}

async function newPages(
  intake: Intake,
  { store, site, replace, progress }: Applying,
): Promise<Change<PathViews>> {
  const before = new Map<string, PathViews>();
  if (intake.pages.size)
    for await (const page of store.paths(site.id)) {
      before.set(page.path, page);
      progress.tell(`${before.size} pages read`);
    }
  return changeOf(intake.pages.values(), ({ path }) => before.get(path), ['views'], replace);
}

interface NewTotal {
  before: number;
  after: number;
  /** The store has more than was asked for. */
  left: boolean;
}

/**
 * The total that the site is to have. Without one of its own, a file of days does not add to it: days that are over are
 * in the number that the portal brought along. It is only never less than all days together.
 */
async function newTotal(
  intake: Intake,
  { store, site, now, replace }: Applying,
  { sum }: { sum: number },
): Promise<NewTotal> {
  const { total: before } = await store.visits(questionOf(site, now));
  const wanted = Math.max(intake.total ?? before, sum);
  const left = !replace && wanted < before;
  return { before, after: left ? before : wanted, left };
}

async function write(
  intake: Intake,
  { store, site, now, progress }: Applying,
  { days, pages, total }: { days: Change<DayNumbers>; pages: Change<PathViews>; total: NewTotal },
): Promise<void> {
  const inBatches = async <Row>(
    rows: readonly Row[],
    what: string,
    set: (batch: Row[]) => Promise<unknown>,
  ) => {
    for (let from = 0; from < rows.length; from += BATCH) {
      progress.tell(`${from} of ${rows.length} ${what}`);
      await set(rows.slice(from, from + BATCH));
    }
  };
  await inBatches(days.rows, 'days', (batch) => store.setDays(site.id, batch));
  // Last: it changes as the days do.
  if (days.rows.length || total.after !== total.before) await store.setTotal(site.id, total.after);
  await inBatches(pages.rows, 'pages', (batch) => store.setPaths(site.id, batch));

  const { day } = site.dayAt(now);
  const votes = [...intake.ratings].flatMap(([item, tally]) =>
    tally.flatMap((count, at) => Array.from({ length: count }, () => ({ item, halves: at + 1 }))),
  );
  const numbers = new Map<string, number>();
  await inBatches(votes, 'votes', (batch) =>
    Promise.all(
      batch.map(({ item, halves }) => {
        const number = numbers.get(item) ?? 0;
        numbers.set(item, number + 1);
        return store.vote({ site: site.id, item, halves, day, voter: voterOf(number) });
      }),
    ),
  );
  for (const item of intake.ratings.keys()) await takeBack(store, site.id, item, numbers.get(item) ?? 0);
}

/**
 * A voter that is nobody: the same for the same place in the list of an item's votes, so that what is imported again
 * takes the place of what was imported before.
 */
const voterOf = (number: number): Uint8Array => hash('sha256', `import\n${number}`, 'buffer').subarray(0, 16);

const countOf = (tally: Tally): number => tally.reduce((sum, votes) => sum + votes, 0);

/** Takes back votes of an earlier import that this one does not have. */
async function takeBack(store: Store, site: string, item: string, from: number): Promise<void> {
  let [before] = (await store.tallies(site, [item])).map(countOf);
  for (let number = from; ; number++) {
    const after = countOf(await store.unvote({ site, item, voter: voterOf(number) }));
    if (after === before) return;
    before = after;
  }
}

function report(
  { ratings, days: wantedDays, pages: wantedPages }: Intake,
  { days, pages, total }: { days: Change<DayNumbers>; pages: Change<PathViews>; total: NewTotal },
): string[] {
  const line = <Row>(what: string, { rows, same, left }: Change<Row>) =>
    [
      `${what}: ${rows.length} set`,
      same ? `${same} as they were` : '',
      left ? `${left} left, because the store has more (--replace sets them)` : '',
    ]
      .filter(Boolean)
      .join(', ');
  const votes = [...ratings.values()].reduce((sum, tally) => sum + countOf(tally), 0);
  const { before, after, left } = total;
  return [
    wantedDays.size ? line('days', days) : '',
    wantedPages.size ? line('pages', pages) : '',
    ratings.size ? `ratings: ${ratings.size} articles, ${votes} votes` : '',
    before === after
      ? `total: ${after}, as it was${left ? ', because the store has more (--replace sets it)' : ''}`
      : `total: ${after}, before ${before}`,
  ].filter(Boolean);
}
