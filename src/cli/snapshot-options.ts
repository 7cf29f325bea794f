import { fileURLToPath, pathToFileURL } from 'node:url';
import { maxItems } from '../feed/bounds.ts';
import { read, wrongUse } from './options.ts';

const help = `Usage: ward-widgets snapshot <feed> [options]

Reads an RSS, Atom or JSON feed and writes it as JSON Feed 1.1, for a page to read from its own
server. <feed> is an http or https address, or a file. A file that is there is replaced only by a
feed that could be read, in one step, and only where something has changed.

  -o, --output <file>      where to write (default: standard output)
      --max-items <n>      keep the first n items only
      --allow-empty        let a feed without items replace a file that has some
      --assume-zone <zone> zone of dates that name none: ±hh:mm or UTC (default: +07:00)
      --month-first        read 05/06/2024 as May 6
      --url <address>      where the feed stands, if it is read from a file: its relative links
                           lead from there
      --timeout <seconds>  for the whole of fetching (default: 30)
      --user-agent <text>  what to call itself to the server
  -q, --quiet              say nothing but errors
  -h, --help               show this
  -v, --version            show the version

Exit code: 0 done, also where nothing had changed; 1 the feed could not be read or the file not
written, and the old file is as it was; 2 the command line is wrong.
`;

/** Seconds that fetching may take. A job has more patience than a visitor. */
const WAIT = 30;
const MAX_WAIT = 3600;

const usage = wrongUse('snapshot');

/**
 * What the command line asks for; a text where it is nothing but that.
 * @throws {Failure} where it is wrong
 */
export function settingsOf(args: string[], version: string) {
  const parsed = read('snapshot', {
    args,
    version,
    help,
    options: {
      output: { type: 'string', short: 'o', default: '-' },
      'max-items': { type: 'string', default: String(maxItems) },
      'allow-empty': { type: 'boolean', default: false },
      'assume-zone': { type: 'string', default: '+07:00' },
      'month-first': { type: 'boolean', default: false },
      timeout: { type: 'string', default: String(WAIT) },
      'user-agent': { type: 'string', default: `ward-widgets/${version}` },
      url: { type: 'string' },
      quiet: { type: 'boolean', short: 'q', default: false },
    },
  });
  if (typeof parsed === 'string') return parsed;
  const { values, positionals } = parsed;
  const [source, ...rest] = positionals;
  if (!source) throw usage('Which feed? Give its address or file');
  if (rest.length) throw usage(`One feed at a time: "${rest.join(' ')}" is too much`);
  if (!values.output) throw usage('--output takes the name of a file');
  const most = Number(values['max-items']);
  if (!Number.isInteger(most) || most < 1) {
    throw usage(`--max-items takes a whole number from 1, not "${values['max-items']}"`);
  }
  const wait = Number(values.timeout);
  if (!(wait > 0 && wait <= MAX_WAIT)) {
    throw usage(`--timeout takes seconds, up to ${MAX_WAIT}, not "${values.timeout}"`);
  }
  const assumeZone = values['assume-zone'];
  if (!/^(UTC|[+-](0\d|1[0-4]):[0-5]\d)$/.test(assumeZone)) {
    throw usage(`--assume-zone takes ±hh:mm or UTC, not "${assumeZone}"`);
  }
  const userAgent = values['user-agent'];
  if (/[^\t -~]/.test(userAgent)) throw usage('--user-agent takes ASCII characters only');
  if (values.url !== undefined && !/^https?:$/.test(sourceOf(values.url).protocol)) {
    throw usage(`--url takes an http or https address, not "${values.url}"`);
  }
  return {
    feed: sourceOf(source),
    base: values.url,
    output: values.output,
    most,
    allowEmpty: values['allow-empty'],
    dates: { assumeZone, dayFirst: !values['month-first'] },
    fetching: { wait: wait * 1000, userAgent },
    quiet: values.quiet,
  };
}

/** The address of a feed, or of a file. */
function sourceOf(text: string): URL {
  // One letter before a colon is a drive.
  if (!/^[a-z][a-z\d+.-]+:/i.test(text)) return pathToFileURL(text);
  let url: URL | undefined;
  try {
    url = new URL(text);
    if (url.protocol === 'file:') fileURLToPath(url);
  } catch (cause) {
    throw usage(`"${text}" is no address`, cause);
  }
  if (!/^(https?|file):$/.test(url.protocol)) throw usage(`"${text}" is no http, https or file address`);
  return url;
}
