import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Feed } from '../contract/feed.ts';
import { FeedError, type FeedErrorKind } from '../contract/problem.ts';
import { maxBytes, maxItems, maxTime } from '../feed/bounds.ts';
import { readFeed } from '../feed/read-feed.ts';
import { collect } from '../service/feeds/collect.ts';
import { type Answer, get, publicUrl } from '../service/feeds/get.ts';
import { Failure, reasonOf } from './failure.ts';
import { replaceFile, type Target, targetAt } from './replace-file.ts';
import { settingsOf } from './snapshot-options.ts';

/** Why a feed that has come cannot be read; the ends of sentences. */
const reasons: Partial<Record<FeedErrorKind, string>> = {
  'not-a-feed': 'what has come is no feed',
  malformed: 'it is too damaged to read any of it',
  'too-large': `it has more than ${maxBytes / 2 ** 20} MiB or ${maxItems} items, or is nested too deep`,
  timeout: `reading it took more than ${maxTime / 1000} s`,
};

async function readFile(url: URL): Promise<Partial<Answer> & Pick<Answer, 'bytes'>> {
  const path = fileURLToPath(url);
  try {
    return { bytes: await collect(createReadStream(path), '', path) };
  } catch (cause) {
    if (cause instanceof FeedError) throw cause;
    throw new Failure(`${path} cannot be read: ${reasonOf(cause)}`, { cause });
  }
}

/** Whether a file is a feed with something in it, so that an empty one would be a loss. */
function hasItems({ content }: Target): boolean {
  try {
    return !!(JSON.parse(String(content)) as Feed).items.length;
  } catch {
    return false;
  }
}

/**
 * `ward-widgets snapshot`: a feed as a file.
 * @param args what stands behind the command
 * @throws {Failure} and leaves the file as it was
 */
export async function snapshot(args: string[], version: string): Promise<void> {
  const settings = settingsOf(args, version);
  if (typeof settings === 'string') {
    process.stdout.write(settings);
    return;
  }
  const { feed: source, base, output, most, allowEmpty, dates, fetching, quiet } = settings;
  // Before asking anybody: a file that cannot be written is the nearer fault.
  const look = () => (output === '-' ? undefined : targetAt(output));
  look();

  const isFile = source.protocol === 'file:';
  const name = isFile ? fileURLToPath(source) : publicUrl(source);
  let feed: Feed;
  let fetched = false;
  try {
    const { bytes, contentType, url = base } = isFile ? await readFile(source) : await get(source, fetching);
    fetched = true;
    feed = await readFeed(bytes, { ...dates, contentType, url });
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    const { kind, message } = error;
    const reason = (fetched && reasons[kind]) || message;
    throw new Failure(`${name}: ${reason} (${kind})`, { cause: error });
  }

  const { items } = feed;
  // As it stands now: another run may have been quicker.
  const target = look();
  if (!items.length && !allowEmpty && target && hasItems(target)) {
    throw new Failure(`${name}: the feed has no items, and ${output} has some; --allow-empty replaces it`);
  }
  const kept = items.slice(0, most);
  const text = `${JSON.stringify({ ...feed, items: kept }, null, 2)}\n`;
  if (!target) {
    process.stdout.write(text);
    return;
  }
  const written = replaceFile(target, text);
  if (quiet) return;
  const count = kept.length === 1 ? '1 item' : `${kept.length} items`;
  process.stdout.write(`${output}: ${written ? `written, ${count}` : `unchanged, ${count}`}\n`);
}
