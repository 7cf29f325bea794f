import { statSync } from 'node:fs';
import { placeOf } from '../service/config/parse.ts';
import { sitesOf } from '../service/sites.ts';
import { Failure, reasonOf, USAGE } from './failure.ts';
import { apply } from './import/apply.ts';
import { Intake } from './import/intake.ts';
import { readFile, type Reading } from './import/read-file.ts';
import { read, whereabouts, whereaboutsHelp, wholeNumber, wrongUse } from './options.ts';
import { progress } from './progress.ts';
import { openStoreOf, readSettings, readText } from './settings.ts';

const help = `Usage: ward-widgets import --site <id> [file] [options]

Takes over the numbers of another counter, also while the companion is at work. The first line of a
CSV file says what it holds; commas, semicolons and tabs part its values:

  date,visits,views        visits and views by day; without views, each visit is one
  path,views               views of pages
  item,stars,count         votes of articles, without voters; imported again, they are replaced

What ward-widgets export writes is read too, and of NukeViet, as phpMyAdmin exports it to CSV or
SQL, the table of its counter (…_counter) and that of its articles (…_news_rows, with …_news_cat).

Nothing is written where anything in the file is wrong. No number is made lower by an import: it can
be done again, and what the companion has counted since is not lost. --replace allows it.

      --site <id>          the portal, as in the configuration
      --total <number>     what its counter shows now, such as 881707
      --article-path <path> how paths of NukeViet's articles are made: /news/{cat}/{alias}-{id}.html
      --table <name>       the table of articles, where an SQL file has several
      --replace            set numbers also where they become lower
      --dry-run            say what would be done, and do nothing
${whereaboutsHelp}
  -q, --quiet              say nothing but errors
  -h, --help               show this
  -v, --version            show the version

Exit code: 0 done; 1 the file or the store could not be used, and nothing was written; 2 the command
line or the configuration is wrong.
`;

/** Bytes of a file: dumps of whole portals are cut down to the tables that matter. */
const MAX_FILE = 256 * 2 ** 20;

/** Faults of a file that are told one by one. */
const MAX_FAULTS = 20;

function settingsOf(args: string[], version: string) {
  const usage = wrongUse('import');
  const parsed = read('import', {
    args,
    version,
    help,
    options: {
      ...whereabouts,
      site: { type: 'string' },
      total: { type: 'string' },
      'article-path': { type: 'string' },
      table: { type: 'string' },
      replace: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      quiet: { type: 'boolean', short: 'q', default: false },
    },
  });
  if (typeof parsed === 'string') return parsed;
  const {
    values,
    positionals: [file, ...rest],
  } = parsed;
  const { site, total, 'article-path': articlePath } = values;
  if (!site) throw usage('--site names the portal that the numbers are for');
  if (rest.length) throw usage(`One file at a time: "${rest.join(' ')}" is too much`);
  if (file === undefined && total === undefined) throw usage('Which file? Name one, or a number by --total');
  if (articlePath !== undefined && !/^\/.*\{(id|alias)\}/.test(articlePath))
    throw usage(`--article-path takes a path with {id} or {alias} in it, not "${articlePath}"`);
  return {
    ...values,
    site,
    file,
    articlePath,
    total: total === undefined ? undefined : wholeNumber('import', 'total', total),
  };
}

/** Reads a file, and refuses it as a whole where anything in it is wrong. */
function intakeOf(file: string, reading: Reading): Intake {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_FILE)
    throw new Failure(
      `${file} has more than ${MAX_FILE / 2 ** 20} MiB: export only the tables that are read`,
    );
  const text = readText(file).replace(/^\ufeff/, '');
  const intake = readFile(file, text, reading);
  if (!intake.faults.length) return intake;
  const sentences = intake.faults.slice(0, MAX_FAULTS).map(({ at, what }) => {
    const { line, column } = placeOf(text, at);
    return `${file}, line ${line}, column ${column}: ${what}`;
  });
  const more = intake.faults.length - sentences.length;
  if (more) sentences.push(`${file}: and ${more} more such ${more === 1 ? 'fault' : 'faults'}`);
  throw new Failure(sentences.join('\n'));
}

/**
 * `ward-widgets import`: numbers of another counter.
 * @param args what stands behind the command
 * @throws {Failure} where nothing was written, or not all of it; then it can be done again
 */
export async function importNumbers(args: string[], version: string): Promise<void> {
  const asked = settingsOf(args, version);
  if (typeof asked === 'string') {
    process.stdout.write(asked);
    return;
  }
  const settings = readSettings(asked, true);
  const site = sitesOf(settings.config).get(asked.site);
  if (!site) throw new Failure(`There is no site "${asked.site}" in ${settings.file}`, { code: USAGE });
  const now = Date.now();
  const { file, articlePath, table } = asked;
  const intake =
    file === undefined
      ? new Intake(site, site.dayAt(now).day)
      : intakeOf(file, { site, now, articlePath, table });
  if (asked.total !== undefined) intake.total = asked.total;

  const store = await openStoreOf(settings, false);
  const shown = progress(asked.quiet);
  try {
    const dryRun = asked['dry-run'];
    const lines = await apply(intake, { site, store, now, replace: asked.replace, dryRun, progress: shown });
    shown.end();
    if (asked.quiet) return;
    const what = [...intake.notes, ...lines.map((line) => `  ${line}`)];
    process.stdout.write(
      `${dryRun ? `Nothing was written. An import for ${site.id} would mean:` : `Imported for ${site.id}:`}\n${what.join('\n')}\n`,
    );
  } catch (cause) {
    shown.end();
    throw new Failure(`The import could not be ended: ${reasonOf(cause)}; it can be done again`, { cause });
  } finally {
    await store.close();
  }
}
