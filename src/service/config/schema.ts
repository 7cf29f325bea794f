import ipaddr from 'ipaddr.js';
import { z } from '../schema.ts';

/**
 * The configuration: one schema that checks the file, types what is made of it, and is published as JSON Schema
 * (`json-schema.ts`). Each description is a sentence for whoever writes the file; each message is the end of a sentence
 * that begins with the key: `takes …` or `is …, which …` (`sentences.ts`).
 */

const isZone = (zone: string): boolean => {
  try {
    return !!new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return false;
  }
};

const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

const isWebAddress = (text: string): boolean => {
  const url = urlOf(text);
  return !!url && /^https?:$/.test(url.protocol) && !url.username && !url.password;
};

const isOrigin = (text: string): boolean => isWebAddress(text) && new URL(text).origin === text;

/** What somebody meant who wrote an address in place of an origin. */
function originMessage(text: unknown): string {
  const meant = typeof text === 'string' && isWebAddress(text) ? new URL(text).origin : undefined;
  return `is no origin: write ${meant ?? 'scheme and host, such as https://phuong.example.vn'}`;
}

const isNetwork = (text: string): boolean => ipaddr.isValidCIDR(text) || isAddress(text);

/** `ipaddr` also takes `10` and `0x7f.1` for addresses. */
const isAddress = (text: string): boolean =>
  ipaddr.isValid(text) && (text.includes(':') || ipaddr.IPv4.isValidFourPartDecimal(text));

const isHost = (text: string): boolean => isAddress(text) || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text);

const isStore = (text: string): boolean =>
  /^(redis|valkey)s?:\/\//i.test(text) ? URL.canParse(text) : !/^[a-z][a-z\d+.-]+:\/\//i.test(text);

const webAddress = z
  .string()
  .refine(isWebAddress, 'is no http or https address')
  .describe('An http or https address.');

const origin = z
  .string()
  .refine(isOrigin, { error: ({ input }) => originMessage(input) })
  .describe('Scheme and host, such as https://phuong.example.vn, without a path or a slash at the end.');

/** Ids stand in addresses and in attributes. */
export const id = z
  .string()
  .regex(/^[a-zA-Z\d][a-zA-Z\d._-]{0,62}$/, 'up to 63 letters a-z, digits, dots, hyphens and low lines')
  .describe('An id: up to 63 letters a-z, digits, dots, hyphens and low lines, such as tay-son.');

const count = z.int('takes a whole number from 0').min(0, 'takes a whole number from 0');
const ceiling = z.int('takes a whole number from 1').min(1, 'takes a whole number from 1');
const port = 'takes a whole number from 0 to 65535';

export const siteSchema = z
  .strictObject({
    name: z.string().max(200).optional().describe("The portal's name, for pages and files made for people."),
    url: webAddress.describe("The portal's own address. Articles named by a path stand on it."),
    origins: z
      .array(origin)
      .optional()
      .describe('Where pages that may count and vote come from. Without it: the origin of url.'),
    articles: z
      .array(
        z
          .string()
          .refine(
            (text) => text.startsWith('/') || isWebAddress(text),
            'is neither a path such as /tin-tuc/ nor an http or https address',
          ),
      )
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
      .regex(/^(UTC|[+-](0\d|1[0-4]):[0-5]\d)$/, 'takes UTC or an offset such as +07:00')
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

export const limitsSchema = z.strictObject({
  viewsPerMinute: ceiling.default(600).describe('Views counted from one address in a minute.'),
  votesPerHour: ceiling.default(120).describe('Votes taken from one address in an hour.'),
  votersPerItem: ceiling
    .default(20)
    .describe('Voters of one item from one address in a day: families and offices share one.'),
});

/** The proxies that are trusted where the file names none: those of this machine. */
export const loopback = ['127.0.0.0/8', '::1/128'];

export const configSchema = z
  .strictObject({
    $schema: z.string().optional().describe('For editors; not read.'),
    host: z
      .string()
      .refine(isHost, 'is no address such as 127.0.0.1 and no host name; the port has a key of its own')
      .default('127.0.0.1')
      .describe('The address to listen at; 0.0.0.0 for all.'),
    port: z
      .int(port)
      .min(0, port)
      .max(65_535, port)
      .default(8080)
      .describe('The port to listen at; 0 for any free one.'),
    store: z
      .string()
      .min(1)
      .refine(isStore, 'is no file, and no address redis://… or rediss://…')
      .default('ward-widgets.db')
      .describe(
        'A file for SQLite, from the folder of this file; or redis://… or rediss://… for Valkey or Redis.',
      ),
    trustedProxies: z
      .array(z.string().refine(isNetwork, 'is no address or network such as 10.0.0.0/8'))
      .default(loopback)
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
    limits: limitsSchema
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
