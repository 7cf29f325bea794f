import type { Article, Attachment, Author, Feed, Source, WardItemExtension } from '../contract/feed.ts';
import { maxName } from './bounds.ts';
import { readDate, type ReadDateOptions } from './dates.ts';
import { decodeEntities } from './entities.ts';
import { blank, inspect } from './html.ts';
import type { Field } from './parse.ts';
import { absolute } from './url.ts';

export interface TranslateOptions extends ReadDateOptions {
  /** The feed's own address. */
  url?: string | undefined;
  /** The present, in milliseconds. */
  now: number;
}

// Names of fields, in all formats, the best first.
const dates = 'pubdate published issued date_published dc:issued dc:date date created dc:created';
const changes = 'updated modified date_modified dc:modified dc:date lastbuilddate';
const descriptions =
  'description summary subtitle tagline dc:description media:description itunes:summary itunes:subtitle';
const bodies = 'content:encoded content content_html xhtml:body body';
const creators = 'author authors dc:creator dc:author managingeditor itunes:author';
const pictures =
  'media:content media:thumbnail enclosure image img images itunes:image logo icon banner_image';

const isImage = /^image|\.(jpe?g|png|gif|webp|avif|svg)\b/i;
const mail = /[^\s<>()[\]"':;,]+@[^\s<>()[\]"':;,]+/;

const plain = (html = '') => inspect(html).text;

/** Leaves out what is absent; an object of which nothing is left is absent itself. */
function compact<T extends object>(object: { [K in keyof T]: T[K] | undefined | '' | false }): T | undefined {
  let present: T | undefined;
  for (const key in object) {
    const value = object[key];
    if ((value || value === 0) && (value as unknown[]).length !== 0)
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

/** Whether the day comes first: not where one of the feed's own dates proves that the month does. */
export function dayOrder(items: Field[][], dayFirst = true): boolean {
  return (
    dayFirst &&
    !items.some((fields) =>
      fields.some(({ N, V }) => dates.includes(N) && /\b\d\d?[/.-](1[3-9]|[23]\d)[/.-]\d{4}/.test(V)),
    )
  );
}

/** A feed, without its items, or an item, as `feed` or `item` of what comes back makes it of its fields. */
export function translate(fields: Field[], options: TranslateOptions) {
  const named = Object.create(null) as Record<string, Field[]>;
  for (const field of fields) (named[field.N] ??= []).push(field);
  /** The fields of these names, the best name first. */
  const all = (names: string) => names.split(' ').flatMap((name) => named[name] ?? []);
  const first = (names: string) => all(names).find(({ V }) => V.trim());
  const text = (names: string) => plain(first(names)?.V);
  const attributes = (names: string): Partial<Field> => all(names)[0] ?? {};
  const urlOf = ({ V, url, href, B = options.url }: Field) => absolute(url ?? href ?? plain(V), B);
  const firstUrl = (candidates: Field[]) => candidates.map(urlOf).find(Boolean);
  /** Links of a kind; those with an attribute first, because only they say what kind they are. */
  const links = (relation: string) =>
    all('link url home_page_url')
      .filter(({ rel = 'alternate' }) => rel.includes(relation))
      .sort((a, b) => +!a['href'] - +!b['href']);
  const authors = () =>
    creators
      .split(' ')
      .map((creator) =>
        all(creator).flatMap(
          ({ V, name = V, email = '', uri, url, homepage = uri ?? url, avatar, B = options.url }) => {
            // Cut first: looking for an address takes time by the square of the length.
            const said = plain(name).slice(0, maxName);
            const [address] = mail.exec(email.slice(0, maxName) || said) ?? [];
            return (
              compact<Author>({
                // `mail (name)`, `name <mail>`, `name, mail`: the name is what is left without the address.
                name: address ? said.replace(mail, '').replace(/^[^\p{L}\d]+|[\s,;(<[\])>-]+$/gu, '') : said,
                url: absolute(homepage, B) ?? (address && `mailto:${address}`),
                avatar: absolute(avatar, B),
              }) ?? []
            );
          },
        ),
      )
      .find(([author]) => author);
  const shared = () => ({
    title: text('title dc:title media:title'),
    authors: authors(),
    language: text('dc:language language xml:lang').replace('_', '-'),
  });

  /** The feed itself. */
  const feed = (): Feed => ({
    version: 'https://jsonfeed.org/version/1.1',
    ...compact<Omit<Feed, 'version' | 'items'>>({
      ...shared(),
      home_page_url: firstUrl(links('alternate')),
      feed_url: firstUrl([...all('feed_url'), ...links('self')]) ?? options.url,
      description: text(descriptions),
      icon: firstUrl(all(pictures)),
    }),
    items: [],
  });

  /**
   * The item.
   * @param taken the ids given so far, each with how many were made of it; this one's is added
   */
  const item = (taken: Map<string, number>): Article => {
    const guid = first('guid id rdf:about dc:identifier');
    const id = guid?.V.trim() ?? '';
    const address =
      firstUrl(links('alternate')) ??
      (guid && guid['ispermalink'] !== 'false' && /^https?:/.test(id) ? urlOf(guid) : undefined);

    const read = (names: string) => {
      const { V = '', B = address ?? options.url } = first(names) ?? {};
      // Markup encoded twice shows its tags as text: then it is read once more.
      return inspect(/^\s*&lt;[a-z!][^<]*&gt;/i.test(V) ? decodeEntities(V) : V, B);
    };
    const lead = read(descriptions);
    const content = read(bodies);

    const day = (names: string) => {
      for (const { V } of all(names)) {
        const found = readDate(plain(V), options);
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

    const image =
      firstUrl(
        [...all(pictures), ...links('enclosure')].filter(
          ({ N, medium, type, url, href = '' }) =>
            (!/content|enc|link/.test(N) || isImage.test(medium || type || (url ?? href))) &&
            !blank.test(url ?? href),
        ),
      ) ??
      content.image ??
      lead.image;

    const stars = attributes('media:starrating rating');
    const average = numberOf(stars['average']);
    const best = numberOf(stars['max'] ?? stars['best'] ?? '5');
    const count = countOf(stars['count']);
    const origin = attributes('source dc:source');

    const whole = compact<Omit<Article, 'id'>>({
      ...shared(),
      url: address,
      content_html: content.body || (lead.body.includes('<') && lead.body),
      content_text: decodeEntities(first('content_text')?.V ?? ''),
      summary: lead.text,
      image,
      date_published: published?.date.toISOString(),
      date_modified: day(changes)?.date.toISOString(),
      tags: [
        ...new Set(
          fields.flatMap(({ N, V, term = V, label = term }) =>
            /^(category|tags|dc:subject|media:category|.*:keywords)$/.test(N)
              ? plain(label)
                  .split(/ords$/.test(N) ? /\s*,\s*/ : '\n')
                  .filter(Boolean)
              : [],
          ),
        ),
      ],
      attachments: [...all('enclosure attachments'), ...links('enclosure')].flatMap((file) => {
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
        image_caption:
          image &&
          (text('image_caption media:description media:title') ||
            [content, lead].find((part) => part.image === image)?.caption),
        image_credit: text('image_credit media:credit'),
        source: compact<Source>({
          title: plain(origin['title'] ?? origin.V),
          url: absolute(origin['link'] ?? origin['url'], options.url),
        }),
        date_is_day_only: published?.dayOnly || text('date_is_day_only') === 'true',
      }),
    });

    // Not all of the item: counts of views change from reading to reading.
    const names = [id, address, whole?.title ?? (lead.text || '#')].filter(Boolean) as [string];
    const name = names.find((one) => !taken.has(one)) ?? names[0];
    let own = name;
    let repeated = taken.get(name) ?? 0;
    while (taken.has(own)) own = `${name}#${++repeated}`;
    taken.set(own, 0).set(name, repeated);
    return { id: own, ...whole };
  };

  return { feed, item };
}
