import { readFeed } from '../feed/read-feed.ts';
import { loader } from './loader.ts';

/** RSS, Atom and JSON feeds. */
export const feeds = loader(readFeed);
