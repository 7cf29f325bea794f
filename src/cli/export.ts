import { ratingOf } from '../service/ratings/rating.ts';
import type { Store } from '../service/stores/store.ts';
import { csvLine } from './csv.ts';
import { Failure } from './failure.ts';
import { read, whereabouts, whereaboutsHelp, wrongUse } from './options.ts';
import { progress, type Progress } from './progress.ts';
import { replaceFile, targetAt } from './replace-file.ts';
import { openStoreOf, readSettings } from './settings.ts';

const help = `Usage: ward-widgets export --site <id> --what <numbers> [options]

Writes what the companion has counted, also while it is at work. ward-widgets import reads the CSV
files again.

      --site <id>          the portal, as in the configuration
      --what <numbers>     days: visits, views and views of programs by day; pages: views of pages;
                           ratings: votes of articles
      --format <format>    csv or json (default: by the file's name, else csv)
  -o, --output <file>      where to write (default: standard output); replaced in one step
      --from <day>         the first day, such as 2024-11-01 (days only)
      --to <day>           the last day
      --bom                begin a CSV file as Excel needs it to read Vietnamese
${whereaboutsHelp}
  -q, --quiet              say nothing but errors
  -h, --help               show this
  -v, --version            show the version

In CSV files a text that a spreadsheet would run as a formula has an apostrophe in front.

Exit code: 0 done, also where nothing had changed; 1 it could not be read or written, and an older
file is as it was; 2 the command line or the configuration is wrong.
`;

type Table = { columns: string[]; rows: (string | number)[][]; json: unknown[] };

interface Range {
  from: string;
  to: string;
}

/** What can be exported, and how. */
const kinds = {
  async days(store: Store, site: string, { from, to }: Range): Promise<Table> {
    const json = await store.series(site, from, to);
    return {
      columns: ['date', 'visits', 'views', 'robots'],
      rows: json.map(({ date, visits, views, robots }) => [date, visits, views, robots]),
      json,
    };
  },
  async pages(store: Store, site: string, _range: Range, shown: Progress): Promise<Table> {
    const json = [];
    for await (const page of store.paths(site)) {
      json.push(page);
      shown.tell(`${json.length} pages`);
    }
    return { columns: ['path', 'views'], rows: json.map(({ path, views }) => [path, views]), json };
  },
  async ratings(store: Store, site: string, _range: Range, shown: Progress): Promise<Table> {
    const json = [];
    const rows: Table['rows'] = [];
    for await (const { item, tally } of store.rated(site)) {
      json.push({ item, ...ratingOf(tally) });
      tally.forEach((count, at) => count && rows.push([item, (at + 1) / 2, count]));
      shown.tell(`${json.length} articles`);
    }
    return { columns: ['item', 'stars', 'count'], rows, json };
  },
};

type Kind = keyof typeof kinds;

const isKind = (text: string | undefined): text is Kind => Object.hasOwn(kinds, text ?? '');

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !isNaN(Date.parse(text));

function settingsOf(args: string[], version: string) {
  const usage = wrongUse('export');
  const parsed = read('export', {
    args,
    version,
    help,
    options: {
      ...whereabouts,
      site: { type: 'string' },
      what: { type: 'string' },
      format: { type: 'string' },
      output: { type: 'string', short: 'o', default: '-' },
      from: { type: 'string' },
      to: { type: 'string' },
      bom: { type: 'boolean', default: false },
      quiet: { type: 'boolean', short: 'q', default: false },
    },
  });
  if (typeof parsed === 'string') return parsed;
  const { values, positionals } = parsed;
  const { site, what, output, from, to, bom } = values;
  const format = values.format ?? (/\.json$/i.test(output) ? 'json' : 'csv');
  if (!site) throw usage('--site names the portal');
  if (!isKind(what)) throw usage(`--what takes days, pages or ratings, not "${what ?? ''}"`);
  if (format !== 'csv' && format !== 'json') throw usage(`--format takes csv or json, not "${format}"`);
  if (!output) throw usage('--output takes the name of a file');
  if (positionals.length) throw usage(`"${positionals.join(' ')}" is too much: a file is named by --output`);
  for (const [name, day] of Object.entries({ from, to })) {
    if (day === undefined) continue;
    if (what !== 'days') throw usage(`--${name} goes with --what days only`);
    if (!isDay(day)) throw usage(`--${name} takes a day such as 2024-11-21, not "${day}"`);
  }
  if (bom && format !== 'csv') throw usage('--bom goes with CSV only');
  return { ...values, site, what, format, from: from ?? '0000-01-01', to: to ?? '9999-12-31' };
}

/**
 * `ward-widgets export`: numbers as a file.
 * @param args what stands behind the command
 * @throws {Failure} and leaves the file as it was
 */
export async function exportNumbers(args: string[], version: string): Promise<void> {
  const asked = settingsOf(args, version);
  if (typeof asked === 'string') {
    process.stdout.write(asked);
    return;
  }
  const { site, what, format, output, bom, quiet } = asked;
  const settings = readSettings(asked);
  // Before asking the store: a file that cannot be written is the nearer fault.
  const target = output === '-' ? undefined : targetAt(output);

  const store = await openStoreOf(settings, true);
  const shown = progress(quiet);
  let table: Table;
  try {
    if (!Object.hasOwn(settings.config.sites, site) && !(await store.sites()).includes(site))
      throw new Failure(`There is no site "${site}"`);
    table = await kinds[what](store, site, asked, shown);
  } finally {
    shown.end();
    await store.close();
  }
  const text =
    format === 'json'
      ? `${JSON.stringify(table.json, null, 2)}\n`
      : `${bom ? '\ufeff' : ''}${[table.columns, ...table.rows].map(csvLine).join('')}`;
  if (!target) {
    process.stdout.write(text);
    return;
  }
  const written = replaceFile(target, text);
  if (!quiet)
    process.stdout.write(
      `${output}: ${written ? 'written' : 'unchanged'}, ${table.json.length} ${what === 'ratings' ? 'articles' : what}\n`,
    );
}
