import { read, whereabouts, wholeNumber, wrongUse } from './options.ts';

const help = `Usage: ward-widgets serve [options]

Runs the companion: feeds, visits and ratings for portals without a back end. It says on standard
output where it listens and what it serves; its log goes to standard error, a line of JSON for each
event. Ctrl+C or SIGTERM lets requests under way end first; a second one ends at once.

  -c, --config <file>      the configuration (default: ward-widgets.json in this folder)
      --init [file]        write a commented example of one and end; a file that is there stays
      --check              say what is wrong with the configuration, and end
      --host <address>     where to listen, in place of the configuration's host
      --port <number>      in place of the configuration's port; 0 for any free one
      --store <store>      a file, or redis://…, in place of the configuration's store
  -h, --help               show this
  -v, --version            show the version

Exit code: 0 stopped when told to; 1 it could not start, or ended by a fault; 2 the command line or
the configuration is wrong.
`;

/**
 * What the command line asks for; a text where it is nothing but that.
 * @throws {Failure} where it is wrong
 */
export function serveOptions(args: string[], version: string) {
  const usage = wrongUse('serve');
  const parsed = read('serve', {
    args,
    version,
    help,
    options: {
      ...whereabouts,
      init: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      host: { type: 'string' },
      port: { type: 'string' },
    },
  });
  if (typeof parsed === 'string') return parsed;
  const {
    values: { init, check, config, store, host, port },
    positionals: [file, ...rest],
  } = parsed;
  if (init && check) throw usage('--init and --check are one or the other');
  if (rest.length || (file && !init))
    throw usage(`"${rest[0] ?? file}" is too much: a file is named by --config`);
  if (file && config) throw usage('--init writes one file: name it once');
  if (config === '') throw usage('--config takes the name of a file');
  if (host === '') throw usage('--host takes an address');
  return {
    init,
    check,
    config: init ? (file ?? config) : config,
    store,
    host,
    port: port === undefined ? undefined : wholeNumber('serve', 'port', port, { max: 65_535 }),
  };
}
