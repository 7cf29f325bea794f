import type { Article, Attachment, Author, Feed, Source, WardItemExtension } from '../contract/feed.ts';
import { maxName } from './bounds.ts';
import type { readDate, ReadDateOptions } from './dates.ts';
import { tidy } from './compose.ts';
import { decodeEntities } from './entities.ts';
import { isFilled, startOf, type Field } from './field.ts';
import { blank, bodyOf, hasBody, inspect, plain, type Inspected } from './html.ts';
import { standardDate } from './standard-date.ts';
import { absolute } from './url.ts';

export interface TranslateOptions extends ReadDateOptions {
  /** The feed's own address. */
  url?: string | undefined;
  /** The present, in milliseconds. */
  now: number;
  /** What reads dates in other than the standard forms, where there are any. */
  readDate?: typeof readDate | undefined;
}

// Names of fields, in all formats, the best first.
const dates = 'pubdate published issued dc:issued dc:date date created dc:created';
const changes = 'updated modified dc:modified dc:date lastbuilddate';
const descriptions =
  'description summary subtitle tagline dc:description media:description itunes:summary itunes:subtitle';
const pictures = 'media:content media:thumbnail enclosure image img images itunes:image logo icon';

const known: Record<string, string[]> = {};
/** The names one by one; kept, because every item asks for the same. */
const namesOf = (list: string): string[] => (known[list] ??= list.split(' '));
const dated = namesOf(`${dates} ${changes}`);

/** Whether a field is a date. */
export const isDate = ({ N }: Field): boolean => dated.includes(N);

const isImage = /^image|\.(jpe?g|png|gif|webp|avif|svg)\b/i;
const mail = /[^\s<>()[\]"':;,]+@[^\s<>()[\]"':;,]+/;

const glance = (html: string, base?: string) => inspect(html, base, 'picture');

/** Gives an object a member that is made when it is first read, and is like any other in all else. */
function addLazily<T extends object, K extends keyof T>(object: T, key: K, make: () => T[K]): void {
  let value: T[K] | undefined;
  Object.defineProperty(object, key, {
    enumerable: true,
    configurable: true,
    get: () => (value ??= make()),
    set: (given: T[K]) => Object.defineProperty(object, key, { value: given, writable: true }),
  });
}

/**
 * Leaves out what is absent; an object of which nothing is left is absent itself. A function stands for what it gives,
 * which is not absent.
 */
function compact<T extends object>(object: {
  [K in keyof T]: T[K] | (() => T[K]) | undefined | '' | false;
}): T | undefined {
  let present: T | undefined;
  for (const key in object) {
    const value = object[key];
    if (typeof value === 'function') addLazily((present ??= {} as T), key, value as () => T[typeof key]);
    else if ((value || value === 0) && (value as unknown[]).length !== 0)
      (present ??= {} as T)[key] = value as T[typeof key];
  }
  return present;
}

/** A number as people write it: `4,5` is four and a half. NaN where it is none. */
const numberOf = (text = ''): number => (/^\d+([.,]\d+)?$/.test(text.trim()) ? +text.replace(',', '.') : NaN);

/** A whole number: `1.234` and `1,234` are a thousand and more. NaN where it is none. */
function countOf(text?: string): number {
  const value = numberOf(text?.replace(/[.,](?=(\d{3})+(\D|$))/g, ''));
  return value % 1 ? NaN : value;
}

/** What makes a feed, without its items, and its items of their fields, one after the other. */
export function translator(options: TranslateOptions) {
  /** The fields at hand, by name. */
  let named: Record<string, Field[] | undefined>;
  const take = (fields: Field[]) => {
    named = Object.create(null) as typeof named;
    for (const field of fields) (named[field.N] ??= []).push(field);
  };
  /** The fields of these names, the best name first. */
  const all = (names: string) => {
    const found: Field[] = [];
    for (const name of namesOf(names)) for (const field of named[name] ?? []) found.push(field);
    return found;
  };
  const first = (names: string) => all(names).find(isFilled);
  const text = (names: string) => plain(first(names)?.V);
  const attributes = (names: string): Partial<Field> => all(names)[0] ?? {};
  const urlOf = ({ V, url, href, B = options.url }: Field) => absolute(url ?? href ?? plain(V), B);
  const firstUrl = (candidates: Field[]) => candidates.map(urlOf).find(Boolean);
  /** Links of a kind; those with an attribute first, because only they say what kind they are. */
  const links = (relation: string) =>
    all('link url')
      .filter(({ rel = 'alternate' }) => rel.includes(relation))
      .sort((a, b) => +!a['href'] - +!b['href']);
  const author = ({
    V,
    name = V,
    email = '',
    uri,
    url,
    homepage = uri ?? url,
    avatar,
    B = options.url,
  }: Field) => {
    // Cut first: looking for an address takes time by the square of the length.
    const said = plain(name).slice(0, maxName);
    const [address] = mail.exec(email.slice(0, maxName) || said) ?? [];
    return compact<Author>({
      // `mail (name)`, `name <mail>`, `name, mail`: the name is what is left without the address.
      name: address ? said.replace(mail, '').replace(/^[^\p{L}\d]+|[\s,;(<[\])>-]+$/gu, '') : said,
      url: absolute(homepage, B) ?? (address && `mailto:${address}`),
      avatar: absolute(avatar, B),
    });
  };
  /** Those under the best name that has some. */
  const authors = () => {
    for (const creator of namesOf('author dc:creator dc:author managingeditor itunes:author')) {
      const found = named[creator]?.flatMap((field) => author(field) ?? []);
      if (found?.[0]) return found;
    }
    return;
  };
  const shared = () => ({
    title: text('title dc:title media:title'),
    authors: authors(),
    language: text('dc:language language xml:lang').replace('_', '-'),
  });

  const feed = (fields: Field[]): Feed => {
    take(fields);
    return {
      version: 'https://jsonfeed.org/version/1.1',
      ...compact<Omit<Feed, 'version' | 'items'>>({
        ...shared(),
        home_page_url: firstUrl(links('alternate')),
        feed_url: firstUrl(links('self')) ?? options.url,
        description: text(descriptions),
        icon: firstUrl(all(pictures)),
      }),
      items: [],
    };
  };

  /** The ids given so far, each with how many were made of it. */
  const taken = new Map<string, number>();
  const item = (fields: Field[]): Article => {
    take(fields);
    const guid = first('guid id rdf:about dc:identifier');
    const name = tidy(guid?.V.trim() ?? '');
    const address =
      firstUrl(links('alternate')) ??
      (guid && guid['ispermalink'] !== 'false' && /^https?:/.test(name) ? urlOf(guid) : undefined);

    const read = <T>(
      field: Field | undefined,
      reader: (html: string, base?: string) => T,
      html = field?.V ?? '',
    ): T => {
      // Markup encoded twice shows its tags as text: then it is read once more.
      if (/^\s*&lt;[a-z!][^<]*&gt;/i.test(html)) html = decodeEntities(html);
      return reader(html, field?.B ?? address ?? options.url);
    };
    const description = first(descriptions);
    const content = first('content:encoded content xhtml:body body');
    const start = content ? startOf(content) : '';
    const body = () => read(content, bodyOf);

    const day = (names: string) => {
      for (const { V } of all(names)) {
        const found = standardDate(V) ?? options.readDate?.(plain(V), options);
        if (!found) continue;
        const ahead = +found.date - options.now;
        // Local time stamped GMT: it cannot have been published later than now.
        if (ahead > 0 && ahead <= 252e5 && /(gmt|utc|z|00:?00)\s*$/i.test(V)) {
          found.date = new Date(options.now);
        }
        return found;
      }
      return;
    };
    const published = day(dates);

    const caption = text('image_caption media:description media:title');
    const enclosures = links('enclosure');
    const picture = firstUrl(
      [...all(pictures), ...enclosures].filter(
        ({ N, medium, type, url, href = '' }) =>
          (!/content|enc|link/.test(N) || isImage.test(medium || type || (url ?? href))) &&
          !blank.test(url ?? href),
      ),
    );
    // Where the fields say all of the picture, nobody looks for it in the text.
    const isKnown = picture && caption;
    const lead = read(description, (html, base) => inspect(html, base, isKnown && 'text'));
    let seen: Inspected | undefined;
    if (content && !isKnown) {
      // Mostly the beginning shows it.
      seen = read(content, glance, start);
      if (!seen.settled) seen = read(content, glance);
    }
    const image = picture ?? seen?.image ?? lead.image;

    const star = attributes('media:starrating rating');
    const average = numberOf(star['average']);
    const best = numberOf(star['max'] ?? star['best'] ?? '5');
    const count = countOf(star['count']);
    const origin = attributes('source dc:source');
    const members = shared();

    // Not all of the item: counts of views change from reading to reading.
    const names = [name, address, members.title || lead.text || '#'].filter(Boolean) as [string];
    const own = names.find((one) => !taken.has(one)) ?? names[0];
    let id = own;
    let repeated = taken.get(own) ?? 0;
    while (taken.has(id)) id = `${own}#${++repeated}`;
    taken.set(id, 0).set(own, repeated);

    return compact<Article>({
      id,
      ...members,
      url: address,
      content_html:
        // A list needs no bodies: they are read when somebody asks for them.
        (hasBody.test(start) ? body : body()) || (lead.marked && (() => read(description, bodyOf))),
      content_text: tidy(decodeEntities(first('content_text')?.V ?? '')),
      summary: lead.text,
      image,
      date_published: published?.date.toISOString(),
      date_modified: day(changes)?.date.toISOString(),
      tags: [
        ...new Set(
          fields.flatMap((field) => {
            const isList = field.N.endsWith(':keywords');
            return isList || /^(category|dc:subject|media:category)$/.test(field.N)
              ? plain(field['label'] ?? field['term'] ?? field.V)
                  .split(isList ? /\s*,\s*/ : '\n')
                  .filter(Boolean)
              : [];
          }),
        ),
      ],
      attachments: [...all('enclosure'), ...enclosures].flatMap((file) => {
        const { type, length, mime_type = type, size_in_bytes = length, title } = file;
        const url = urlOf(file);
        return (
          (url &&
            compact<Attachment>({
              url,
              mime_type: mime_type || 'application/octet-stream',
              title: plain(title),
              size_in_bytes: countOf(size_in_bytes) || undefined,
            })) ||
          []
        );
      }),
      _ward: compact<WardItemExtension>({
        views: countOf(attributes('media:statistics')['views'] ?? text('views')),
        rating: average <= best && count >= 0 && best > 0 && { average, count, best },
        image_caption: image && (caption || [seen, lead].find((part) => part?.image === image)?.caption),
        image_credit: text('media:credit'),
        source: compact<Source>({
          title: plain(origin['title'] ?? origin.V),
          url: absolute(origin['link'] ?? origin['url'], options.url),
        }),
        date_is_day_only: published?.dayOnly || text('date_is_day_only') === 'true',
      }),
    }) as Article;
  };

  return { feed, item };
}
