import ipaddr from 'ipaddr.js';
import { z } from 'zod';

/**
 * The configuration: one schema that checks the file, types what is made of it, and is published as JSON Schema
 * (`dist/config.schema.json`). Each description is a sentence for whoever writes the file.
 */

const isZone = (zone: string): boolean => {
  try {
    return !!new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return false;
  }
};

const isWebAddress = (text: string): boolean =>
  /^https?:$/.test(URL.parse(text)?.protocol ?? '') && !URL.parse(text)?.username;

const isOrigin = (text: string): boolean => isWebAddress(text) && new URL(text).origin === text;

const isNetwork = (text: string): boolean => ipaddr.isValid(text) || ipaddr.isValidCIDR(text);

const webAddress = z
  .string()
  .refine(isWebAddress, 'is no http or https address')
  .describe('An http or https address.');

const origin = z
  .string()
  .refine(isOrigin, 'is no origin such as https://phuong.example.vn, without a path or a slash at its end')
  .describe('Scheme and host, such as https://phuong.example.vn, without a path or a slash at the end.');

/** Ids stand in addresses and in attributes. */
export const id = z
  .string()
  .regex(/^[a-z\d][a-z\d._-]{0,62}$/i, 'takes up to 63 letters a-z, digits, dots, hyphens and low lines')
  .describe('An id: up to 63 letters a-z, digits, dots, hyphens and low lines, such as tay-son.');

const count = z.int('takes a whole number from 0').min(0, 'takes a whole number from 0');
const ceiling = z.int('takes a whole number from 1').min(1, 'takes a whole number from 1');

export const siteSchema = z
  .strictObject({
    name: z.string().max(200).optional().describe("The portal's name, for pages and files made for people."),
    url: webAddress.describe("The portal's own address. Articles named by a path stand on it."),
    origins: z
      .array(origin)
      .optional()
      .describe('Where pages that may count and vote come from. Without it: the origin of url.'),
    articles: z
      .array(z.string().min(1))
      .default(['/'])
      .describe(
        'What may be rated: the beginnings of addresses, or of paths on url. An article whose id is no address is taken as a path.',
      ),
    timeZone: z
      .string()
      .refine(isZone, 'is no time zone such as Asia/Ho_Chi_Minh')
      .default('Asia/Ho_Chi_Minh')
      .describe('IANA name of the zone in which days begin at midnight.'),
    language: z.enum(['vi', 'en']).default('vi').describe('Language of the pages under /embed/.'),
    initialTotal: count
      .default(0)
      .describe('The number that the counter begins with. `ward-widgets import` can set it later too.'),
  })
  .describe('A portal.');

export const feedSchema = z
  .strictObject({
    url: webAddress.describe('Where the feed stands.'),
    assumeZone: z
      .string()
      .regex(/^(UTC|[+-]\d\d:\d\d)$/, 'takes UTC or an offset such as +07:00')
      .default('+07:00')
      .describe('The zone of dates that name none: UTC, or an offset such as +07:00.'),
    dayFirst: z.boolean().default(true).describe('Whether 05/06/2024 is the fifth of June.'),
    local: z
      .boolean()
      .default(false)
      .describe(
        'Whether it may stand on this machine or in its own network: addresses such as 127.0.0.1 or 10.0.0.5.',
      ),
  })
  .describe('A feed that is read for pages that cannot read it themselves.');

export const configSchema = z
  .strictObject({
    $schema: z.string().optional().describe('For editors; not read.'),
    host: z.string().min(1).default('127.0.0.1').describe('The address to listen at; 0.0.0.0 for all.'),
    port: z
      .int('takes a whole number from 0 to 65535')
      .min(0, 'takes a whole number from 0 to 65535')
      .max(65_535, 'takes a whole number from 0 to 65535')
      .default(8080)
      .describe('The port to listen at; 0 for any free one.'),
    store: z
      .string()
      .min(1)
      .default('ward-widgets.db')
      .describe(
        'A file for SQLite, from the folder of this file; or redis://… or rediss://… for Valkey or Redis.',
      ),
    trustedProxies: z
      .array(z.string().refine(isNetwork, 'is no address or network such as 10.0.0.0/8'))
      .default(['127.0.0.0/8', '::1/128'])
      .describe('Addresses and networks of reverse proxies, whose X-Forwarded-For is believed.'),
    sites: z
      .record(id, siteSchema)
      .default({})
      .describe('Portals by their id, which stays when the host name changes.'),
    feeds: z.record(id, feedSchema).default({}).describe('Feeds by their id, as in /v1/feeds/{id}.'),
    frameAncestors: z
      .array(origin)
      .optional()
      .describe('Whose pages may show /embed/ in a frame. Without it: the origins of all sites.'),
    metrics: z
      .enum(['loopback', 'public', 'off'])
      .default('loopback')
      .describe('Who may read /metrics: this machine only, everybody, or nobody.'),
    limits: z
      .strictObject({
        viewsPerMinute: ceiling.default(600).describe('Views counted from one address in a minute.'),
        votesPerHour: ceiling.default(120).describe('Votes taken from one address in an hour.'),
        votersPerItem: ceiling
          .default(20)
          .describe('Voters of one item from one address in a day: families and offices share one.'),
      })
      .prefault({})
      .describe('How much one address may write. An IPv6 network of 64 bits is one address.'),
  })
  .describe('Configuration of ward-widgets serve.');

export type SiteConfig = z.infer<typeof siteSchema> & { origins: string[] };
export type FeedConfig = z.infer<typeof feedSchema>;
export type Config = Omit<z.infer<typeof configSchema>, 'sites' | '$schema' | 'frameAncestors'> & {
  sites: Record<string, SiteConfig>;
  frameAncestors: string[];
};
