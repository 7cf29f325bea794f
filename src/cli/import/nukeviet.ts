import type { Intake } from './intake.ts';
import type { Row } from './tables.ts';

/**
 * What NukeViet 4 and 5 keep. Its counter, `<prefix>_counter`, has one row for each thing it counts: visits ever
 * (`total`, `hits`), of the days of this month (`day`, `01` to `31`), of months and years, and by browser, system and
 * country. A visit is counted again after 30 minutes, as here. Articles, `<prefix>_<language>_<module>_rows`, have their
 * views in `hitstotal`, the sum of their stars in `total_rating` and the number of votes in `click_rating`.
 */

/** What the columns of a counter are called, in their order. Columns of languages come after them. */
export const counterColumns = ['c_type', 'c_val', 'last_update', 'c_count'];

export const isCounter = (columns: readonly string[]): boolean =>
  ['c_type', 'c_val', 'c_count'].every((name) => columns.includes(name));

const articleColumns = ['id', 'alias', 'hitstotal', 'total_rating', 'click_rating'];

export const isArticles = (columns: readonly string[]): boolean =>
  articleColumns.every((name) => columns.includes(name));

export const isCategories = (columns: readonly string[]): boolean =>
  ['catid', 'alias'].every((name) => columns.includes(name)) && !columns.includes('hitstotal');

/**
 * Reads a counter.
 * @param dayAt the day, in the site's zone, of a time in milliseconds since 1970
 */
export function readCounter(intake: Intake, rows: readonly Row[], dayAt: (time: number) => string): void {
  const find = (type: string, value: string): Row | undefined =>
    rows.find(({ c_type, c_val }) => c_type!.text === type && c_val!.text === value);
  const total = find('total', 'hits');
  const last = find('c_time', 'last');
  if (total) intake.total = intake.count(total['c_count']!, 'c_count');
  else if (rows[0]) intake.fault(rows[0]['c_type']!, 'the counter has no row of "total" and "hits"');

  const days = rows.filter(({ c_type, c_count }) => c_type!.text === 'day' && c_count!.text !== '0');
  if (!days.length) return;
  const time = last && intake.count(last['c_count']!, 'c_count');
  if (!time) {
    intake.fault(
      days[0]!['c_type']!,
      'the counter has no row of "c_time" and "last", which says the month of its days',
    );
    return;
  }
  const month = dayAt(time * 1000).slice(0, 8);
  intake.notes.add(
    `NukeViet has single days of ${month.slice(0, 7)} only, and counts no views: each visit is taken as one view.`,
  );
  for (const { c_val, c_count } of days) {
    const visits = intake.count(c_count!, 'c_count');
    if (visits === undefined) continue;
    if (!/^\d\d$/.test(c_val!.text))
      intake.fault(c_val!, `c_val of a day takes 01 to 31, not "${c_val!.text}"`);
    else intake.addDay({ ...c_val!, text: `${month}${c_val!.text}` }, { visits, views: visits, robots: 0 });
  }
}

/**
 * Reads articles: their views, and their votes as far as they are known.
 * @param template how an article's path is made, such as `/news/{cat}/{alias}-{id}.html`
 * @param categories aliases of categories by their ids
 */
export function readArticles(
  intake: Intake,
  rows: readonly Row[],
  template: string,
  categories: ReadonlyMap<string, string>,
): void {
  for (const row of rows) {
    const { id, catid, status, hitstotal, total_rating, click_rating } = row;
    // Drafts and articles taken back have no page.
    if (status && status.text !== '1') continue;
    const category = categories.get(catid?.text ?? '');
    if (template.includes('{cat}') && category === undefined) {
      intake.fault(
        catid ?? id!,
        'the alias of this category is not known: export the table of categories (…_cat) into the same SQL file',
      );
      continue;
    }
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
      name === 'cat' ? category! : (row[name]?.text ?? ''),
    );
    const views = intake.count(hitstotal!, 'hitstotal');
    const sum = intake.count(total_rating!, 'total_rating');
    const votes = intake.count(click_rating!, 'click_rating');
    if (views) intake.addPage({ ...hitstotal!, text: path }, views);
    if (!votes || sum === undefined) continue;
    if (sum < votes || sum > votes * 5) {
      intake.fault(
        total_rating!,
        `total_rating of ${votes} votes takes ${votes} to ${votes * 5}, not ${sum}`,
      );
      continue;
    }
    intake.notes.add(
      'NukeViet keeps the sum of the stars only: votes are made up of the two whole numbers of stars next to their mean.',
    );
    const low = Math.floor(sum / votes);
    const better = sum - low * votes;
    const cell = { ...click_rating!, text: path };
    if (votes > better) intake.addVotes(cell, low * 2, votes - better);
    if (better) intake.addVotes(cell, (low + 1) * 2, better);
  }
}
