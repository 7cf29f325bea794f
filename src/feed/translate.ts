import type { Article, Attachment, Author, Feed, Source, WardItemExtension } from '../contract/feed.ts';
import { maxName } from './bounds.ts';
import { readDate, type ReadDateOptions } from './dates.ts';
import { decodeEntities } from './entities.ts';
import { flat, inspect } from './html.ts';
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
  'description summary subtitle tagline dc:description media:description itunes:summary itunes:subtitle info';
const bodies = 'content:encoded content content_html xhtml:body body fullitem';
const creators = 'author authors dc:creator dc:author managingeditor itunes:author webmaster itunes:owner';
const pictures =
  'media:content media:thumbnail enclosure image img images itunes:image logo icon banner_image';
const languages = 'dc:language language lang';

const isImage = /^image|^[^?]*\.(jpe?g|png|gif|webp|avif|svg)\b/i;
const mail = /[^\s<>()[\]"':;,]+@[^\s<>()[\]"':;,]+/;

/** Leaves out what is absent; an object of which nothing is left is absent itself. */
function compact<T extends object>(object: { [K in keyof T]: T[K] | undefined }): T | undefined {
  const present = Object.entries(object).filter(
    ([, value]) => value !== undefined && value !== '' && (value as unknown[]).length !== 0,
  );
  return present[0] && (Object.fromEntries(present) as T);
}

/** A number as people write it: `4,5` is four and a half. */
const numberOf = (text = ''): number => (/^\d+([.,]\d+)?$/.test(text.trim()) ? +text.replace(',', '.') : NaN);

/** A whole number: `1.234` and `1,234` are a thousand and more. Undefined where it is none. */
function countOf(text = ''): number | undefined {
  const value = numberOf(text.replace(/[.,](?=(\d{3})+(\D|$))/g, ''));
  return value % 1 === 0 ? value : undefined;
}

/** Short and the same at every reading: the name of an item that has neither id nor address. */
function hash(text: string): string {
  let value = 0;
  for (const character of text) value = (value * 33) ^ character.charCodeAt(0);
  return `#${(value >>> 0).toString(36)}`;
}

/** What feeds and items have in common: asking for fields by name. */
function ask(fields: Field[], base: string | undefined) {
  const named = new Map<string, Field[]>();
  for (const field of fields) {
    if (!named.get(field.name)?.push(field)) named.set(field.name, [field]);
  }
  const all = (names: string) => names.split(' ').flatMap((name) => named.get(name) ?? []);
  const plain = (html = '') => (/[<&]/.test(html) ? inspect(html).text : flat(html));
  const html = (names: string) => all(names).find(({ value }) => value.trim());
  const text = (names: string) => plain(html(names)?.value);
  const urlOf = ({ value, attributes: { url, href, B } }: Field) =>
    absolute(url ?? href ?? plain(value), B ?? base);
  const url = (names: string) => all(names).map(urlOf).find(Boolean);
  /** Links of a kind; those with an attribute first, because only they say what kind they are. */
  const linksOf = (relation: RegExp) =>
    all('link url home_page_url')
      .filter(({ attributes: { rel = 'alternate' } }) => relation.test(rel))
      .sort((a, b) => +!a.attributes['href'] - +!b.attributes['href']);
  const link = (relation: RegExp) => linksOf(relation).map(urlOf).find(Boolean);
  const authors = () => {
    const found = creators.split(' ').map((creator) =>
      all(creator).flatMap(
        ({ value, attributes: { name = value, email = '', uri, url, homepage, avatar, B = base } }) => {
          // Cut first: looking for an address takes time by the square of the length.
          const [said = '', given = ''] = [name, email].map((text) => plain(text).slice(0, maxName));
          const [address] = mail.exec(given || said) ?? [];
          return (
            compact<Author>({
              // `mail (name)`, `name <mail>`, `name, mail`: the name is what is left without the address.
              name: address ? said.replace(mail, '').replace(/^[^\p{L}\d]+|[\s,;(<[\])>-]+$/gu, '') : said,
              url: absolute(uri ?? url ?? homepage, B) ?? (address && `mailto:${address}`),
              avatar: absolute(avatar, B),
            }) ?? []
          );
        },
      ),
    );
    return found.find(([author]) => author);
  };
  return [all, plain, html, text, urlOf, url, linksOf, link, authors] as const;
}

/** Whether the day comes first, where the dates of the feed itself prove it. */
export function dayOrder(items: Field[][], dayFirst = true): boolean {
  let proof = 0;
  for (const { name, value } of items.flat()) {
    if (!dates.includes(name)) continue;
    const [, first = 0, second = 0] = /^\D*(\d\d?)[/.-](\d\d?)[/.-]\d{4}/.exec(value) ?? [];
    if (+second > 12) proof |= 1;
    if (+first > 12) proof |= 2;
  }
  return proof % 3 ? proof > 1 : dayFirst;
}

/** The feed itself, without its items. */
export function translateFeed(fields: Field[], { url: own }: TranslateOptions): Feed {
  const [, , , text, , url, , link, authors] = ask(fields, own);
  return {
    version: 'https://jsonfeed.org/version/1.1',
    ...compact<Omit<Feed, 'version' | 'items'>>({
      title: text('title dc:title'),
      home_page_url: link(/alternate/),
      feed_url: url('feed_url') ?? link(/self/) ?? own,
      description: text(descriptions),
      icon: url('image logo itunes:image icon media:thumbnail media:content'),
      favicon: url('favicon icon'),
      authors: authors(),
      language: text(languages).replace('_', '-'),
    }),
    items: [],
  };
}

/**
 * One item.
 * @param taken the ids given so far, to which this one's is added
 */
export function translateItem(fields: Field[], options: TranslateOptions, taken: Set<string>): Article {
  const [all, plain, html, text, urlOf, url, linksOf, link, authors] = ask(fields, options.url);
  const attributes = (names: string) => all(names)[0]?.attributes ?? {};

  const guid = html('guid id about dc:identifier');
  const said = guid?.value.trim() ?? '';
  // Atom's ids are addresses and may be relative.
  const id = (guid?.name === 'id' && (guid.attributes['B'] || said[0] === '/') && urlOf(guid)) || said;
  const address =
    link(/alternate/) ??
    (guid && guid.attributes['ispermalink'] !== 'false' && /^https?:/.test(id) ? urlOf(guid) : undefined);

  const read = (names: string) => {
    const { value = '', attributes: { B = address ?? options.url } = {} } = html(names) ?? {};
    // Markup encoded twice shows its tags as text: then it is read once more.
    return inspect(/^\s*&lt;[a-z!][^<]*&gt;/i.test(value) ? decodeEntities(value) : value, B);
  };
  const lead = read(descriptions);
  const content = read(bodies);

  const day = (names: string) => {
    for (const { value } of all(names)) {
      const found = readDate(plain(value), options);
      if (!found) continue;
      const ahead = +found.date - options.now;
      // Local time stamped GMT: it cannot have been published later than now.
      if (ahead > 0 && ahead <= 252e5 && /(gmt|utc|z|\+00:?00)\s*$/i.test(value))
        found.date = new Date(options.now);
      return found;
    }
    return;
  };
  const published = day(dates);

  const image =
    all(pictures)
      .filter(
        ({ name, attributes: { medium, type, url, href = '' } }) =>
          !/content|enclosure/.test(name) || medium === 'image' || isImage.test(type || (url ?? href)),
      )
      .map(urlOf)
      .find(Boolean) ??
    content.image ??
    lead.image;

  const stars = attributes('media:starrating rating');
  const average = numberOf(stars['average']);
  const best = numberOf(stars['max'] ?? stars['best'] ?? '5');
  const count = countOf(stars['count']);
  const [origin] = all('source dc:source');

  const whole = compact<Omit<Article, 'id'>>({
    url: address,
    external_url: url('external_url'),
    title: text('title dc:title media:title'),
    content_html: content.body || (lead.body.includes('<') ? lead.body : ''),
    content_text: decodeEntities(html('content_text')?.value ?? ''),
    summary: lead.text,
    image,
    banner_image: url('banner_image'),
    date_published: published?.date.toISOString(),
    date_modified: day(changes)?.date.toISOString(),
    authors: authors(),
    tags: [
      ...new Set(
        fields.flatMap(({ name, value, attributes: { label, term = value } }) =>
          /^(category|tags|dc:subject|media:category|.*:keywords)$/.test(name)
            ? plain(label ?? term)
                .split(/s$/.test(name) ? /\s*,\s*/ : '\n')
                .filter(Boolean)
            : [],
        ),
      ),
    ],
    language: text(languages).replace('_', '-'),
    attachments: [...all('enclosure attachments'), ...linksOf(/enclosure/)].flatMap((file) => {
      const {
        type,
        length,
        mime_type = type,
        size_in_bytes = length,
        title,
        duration_in_seconds,
      } = file.attributes;
      const url = urlOf(file);
      return (
        (url &&
          compact<Attachment>({
            url,
            mime_type: mime_type || 'application/octet-stream',
            title: plain(title),
            size_in_bytes: countOf(size_in_bytes) || undefined,
            duration_in_seconds: countOf(duration_in_seconds) || undefined,
          })) ||
        []
      );
    }),
    _ward: compact<WardItemExtension>({
      views: countOf(attributes('media:statistics')['views'] ?? text('views')),
      rating: average <= best && count !== undefined && best > 0 ? { average, count, best } : undefined,
      image_caption:
        image &&
        (text('image_caption media:description media:title') ||
          [content, lead].find((part) => part.image === image)?.caption),
      image_credit: text('image_credit media:credit'),
      source:
        origin &&
        compact<Source>({
          title: plain(origin.attributes['title'] ?? origin.value),
          url: absolute(origin.attributes['link'] ?? origin.attributes['url'], options.url),
        }),
      date_is_day_only: published?.dayOnly || !!text('date_is_day_only') || undefined,
    }),
  });

  const names = [id, address, hash(JSON.stringify(whole ?? ''))].filter(Boolean) as [string];
  let own = names.find((name) => !taken.has(name)) ?? names[0];
  while (taken.has(own)) own += '#';
  taken.add(own);
  return { id: own, ...whole };
}
