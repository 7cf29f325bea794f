export { reasonOf } from '../service/feeds/reason.ts';

/** Wrong arguments: the command line can be mended, trying again cannot help. */
export const USAGE = 2;

/** Why a command ends without having done its work. `message` is one sentence for people, in English. */
export class Failure extends Error {
  override readonly name = 'Failure';
  /** The exit code: 1, or {@link USAGE}. */
  readonly code: number;

  constructor(message: string, { code = 1, cause }: { code?: number; cause?: unknown } = {}) {
    super(message, { cause });
    this.code = code;
  }
}
