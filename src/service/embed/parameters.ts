import type { ZodType } from 'zod';
import { maxItem, maxPath } from '../bounds.ts';
import { id } from '../config/schema.ts';
import { z } from '../schema.ts';

/** Parameters of the pages under /embed/. Each is text in an address; what it becomes is the text of an attribute. */

/** Feeds that one widget may merge. */
const FEEDS = 10;

const text = (max: number) => z.string().max(max, `takes at most ${max} characters`);

/** One of some words, or such words parted by spaces or commas. */
const word = <const Words extends [string, ...string[]]>(words: Words) =>
  z.enum(words, `takes ${words.join(', ')}`);
const words = (known: readonly string[]) =>
  z
    .string()
    .regex(
      new RegExp(`^(${known.join('|')})([ ,]+(${known.join('|')}))*$`),
      `takes some of ${known.join(', ')}`,
    )
    .transform((list) => list.split(/[ ,]+/).join(' '));

/** A whole number, as text. */
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `takes a whole number from ${least} to ${most}`)
    .refine(
      (digits) => Number(digits) >= least && Number(digits) <= most,
      `takes a whole number from ${least} to ${most}`,
    );

/** An attribute without a value: there, or not. */
const flag = z
  .enum(['', '1', 'true', '0', 'false'], 'takes no value, or true or false')
  .transform((value) => !/^(0|false)$/.test(value));

const feedIds = z.array(id).max(FEEDS, `takes at most ${FEEDS} feeds`);

export const parameters = {
  site: id.describe('Id of the portal, as in the configuration. It also decides language and time zone.'),
  feeds: feedIds
    .min(1, 'is missing')
    .describe('Id of a feed, as in the configuration. Several are merged: feed=news&feed=notices.'),
  feed: id.describe('Id of a feed, as in the configuration.'),
  item: text(maxItem).min(1, 'is empty').describe('Id or address of the article.'),
  path: text(maxPath)
    .regex(/^\//, 'takes a path, such as /tin-tuc/1')
    .describe('Path of the page that is counted: that of the page around.'),
  rows: words(['total', 'online', 'today', 'yesterday', 'week', 'month', 'views']).describe(
    'Which numbers, in order.',
  ),
  labels: text(500).describe('Other names of rows, such as total: Tổng số lượt; online: Đang xem'),
  counting: flag.describe('The view is counted.'),
  grouping: word(['dot', 'none', 'comma']).describe('What stands between thousands.'),
  digits: whole(0, 20).describe('The least digits of layout=digits.'),
  chart: z
    .union([z.literal(''), whole(1, 366)], 'takes a whole number from 1 to 366')
    .describe('Draws visits by day, so many days; 30 without a value.'),
  heading: text(200).describe('The heading; empty for none.'),
  headingLevel: whole(1, 6).describe('Level of the heading.'),
  refresh: whole(10, 86_400).describe('Reads again every so many seconds.'),
  precision: word(['1', '0.5']).describe('Steps in which stars are chosen.'),
  readonly: flag.describe('Shows the rating, and takes no votes.'),
  label: text(200).describe('The text before the stars; empty for none.'),
  limit: whole(1, 100).describe('How many articles at a time.'),
  offset: whole(0, 1000).describe('How many articles to pass over.'),
  order: word(['newest', 'oldest', 'source']).describe('The order of articles.'),
  category: text(200).describe('Only articles of this category.'),
  more: word(['button', 'pages', 'none']).describe('How to reach the articles past limit.'),
  articleUrl: text(500).describe(
    "A template into a portal's own article page, such as https://…/bai-viet?item={id}. It stands on a configured site.",
  ),
  listUrl: text(500).describe('Where the list of articles is. It stands on a configured site.'),
  tools: words(['print', 'copy', 'share', 'size', 'listen', 'none']).describe('Tools, in order; none.'),
  greeting: text(200).describe('The greeting; {n} stands for the name of the portal.'),
  portal: text(200).describe('Name of the portal. Default: that of the site.'),
  format: word(['short', 'long']).describe('The form of the date.'),
  clock: word(['', 'minutes', 'seconds']).describe('Shows a clock.'),
  lunar: flag.describe('Shows the lunar date too.'),
  ticker: z
    .union([z.literal(''), whole(1, 50)], 'takes a whole number from 1 to 50')
    .describe('Shows so many headlines of the feed; 5 without a value.'),
  layout: (known: [string, ...string[]]) => word(known).describe('How it is laid out.'),
  theme: word(['light', 'dark', 'auto']).describe('Light, dark, or as the visitor has it. Default: light.'),
  lang: word(['vi', 'en']).describe('Language. Default: that of the site, else Vietnamese.'),
  links: word(['top', 'new']).describe(
    'Where links open: in the place of the page around, or in a new tab. Default: top.',
  ),
} satisfies Record<string, ZodType | ((known: [string, ...string[]]) => ZodType)>;
