import { Failure } from './failure.ts';

/** The first Node with `node:sqlite` as the companion uses it. */
const NEEDED = [22, 13] as const;

/**
 * Makes sure that the companion's own code can run.
 * @param version such as `22.13.0`
 * @throws {Failure} where Node is too old for it
 */
export function needNode(command: string, version = process.versions.node): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  throw new Failure(`${command} needs Node ${NEEDED.join('.')} or later; this is ${version}`);
}
