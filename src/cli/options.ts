import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { Failure, reasonOf, USAGE } from './failure.ts';

/** What all commands share of their command lines. */

/** Options of every command. */
const common = {
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', short: 'v', default: false },
} as const satisfies ParseArgsOptionsConfig;

/** Options of every command that works with the companion's configuration. */
export const whereabouts = {
  config: { type: 'string', short: 'c' },
  store: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

/** What they mean. */
export const whereaboutsHelp = `  -c, --config <file>      the configuration (default: ward-widgets.json in this folder)
      --store <store>      a file, or redis://…, in place of the configuration's store`;

/** A command line that is wrong, in one sentence. */
export const wrongUse =
  (command: string) =>
  (message: string, cause?: unknown): Failure =>
    new Failure(`${message} (see ward-widgets ${command} --help)`, { code: USAGE, cause });

/**
 * Reads a command line.
 * @returns a text where it asks for nothing but that: the help or the version
 * @throws {Failure} for what no option takes
 */
export function read<const Options extends ParseArgsOptionsConfig>(
  command: string,
  { args, version, help, options }: { args: string[]; version: string; help: string; options: Options },
) {
  const parse = () =>
    parseArgs<{ args: string[]; allowPositionals: true; options: Options & typeof common }>({
      args,
      allowPositionals: true,
      options: { ...options, ...common },
    });
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse();
  } catch (error) {
    // Its first sentence: the others explain what nobody asked.
    throw wrongUse(command)(reasonOf(error).replace(/\.\s[^]*/, ''), error);
  }
  const { help: helps, version: versions } = parsed.values as { help?: boolean; version?: boolean };
  if (helps) return help;
  if (versions) return `${version}\n`;
  return parsed;
}

/**
 * A whole number of an option.
 * @throws {Failure}
 */
export function wholeNumber(
  command: string,
  name: string,
  text: string,
  { min = 0, max = Number.MAX_SAFE_INTEGER }: { min?: number; max?: number } = {},
): number {
  const number = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  if (!(number >= min && number <= max)) {
    const range = max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `from ${min} to ${max}`;
    throw wrongUse(command)(`--${name} takes a whole number ${range}, not "${text}"`);
  }
  return number;
}
