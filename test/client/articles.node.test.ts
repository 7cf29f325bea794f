import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findArticle, mergeArticles } from '../../src/client/articles.ts';
import { upgrade } from '../../src/client/urls.ts';
import type { Article, Feed } from '../../src/contract/feed.ts';

const feed = (...items: Article[]): Feed => ({ version: 'https://jsonfeed.org/version/1.1', items });
const on = (id: string, day?: number, more: Partial<Article> = {}): Article => ({
  id,
  ...(day && { date_published: `2024-11-${String(day).padStart(2, '0')}T01:00:00.000Z` }),
  ...more,
});
const ids = (articles: Article[]): string => articles.map(({ id }) => id).join(' ');
const all = { order: 'newest', category: '' } as const;

describe('mergeArticles', () => {
  it('puts the newest of all feeds first', () => {
    assert.equal(ids(mergeArticles([feed(on('a', 3), on('b', 9)), feed(on('c', 5))], all)), 'b c a');
  });

  it('puts the oldest first, or keeps the feeds’ own order, on request', () => {
    const feeds = [feed(on('a', 3), on('b', 9)), feed(on('c', 5))];
    assert.equal(ids(mergeArticles(feeds, { ...all, order: 'oldest' })), 'a c b');
    assert.equal(ids(mergeArticles(feeds, { ...all, order: 'source' })), 'a b c');
  });

  it('keeps the feed’s order among equal dates, and puts undated articles last', () => {
    const feeds = [feed(on('x'), on('a', 3), on('b', 3), on('y'))];
    assert.equal(ids(mergeArticles(feeds, all)), 'a b x y');
    assert.equal(ids(mergeArticles(feeds, { ...all, order: 'oldest' })), 'a b x y');
  });

  it('shows an article of two feeds once', () => {
    const url = 'https://phuong.example.vn/1';
    assert.equal(
      ids(mergeArticles([feed(on('a', 3, { url })), feed(on('b', 3, { url }), on('c', 2))], all)),
      'a c',
    );
    assert.equal(ids(mergeArticles([feed(on('a', 3)), feed(on('a', 3))], all)), 'a');
  });

  it('keeps only a category, whatever its letter case and Unicode form', () => {
    const feeds = [feed(on('a', 3, { tags: ['Tin tức'] }), on('b', 2, { tags: ['Khác'] }), on('c', 1))];
    assert.equal(ids(mergeArticles(feeds, { ...all, category: ' TIN TỨC '.normalize('NFD') })), 'a');
  });

  it('does not change the feed it was given', () => {
    const given = feed(on('a', 3), on('b', 9));
    mergeArticles([given], all);
    assert.equal(ids(given.items), 'a b');
  });
});

describe('findArticle', () => {
  const given = feed(on('a'), on('b', 1, { url: 'https://phuong.example.vn/b' }));

  it('finds by id and by address', () => {
    assert.equal(findArticle(given, 'a')?.id, 'a');
    assert.equal(findArticle(given, 'https://phuong.example.vn/b')?.id, 'b');
  });

  it('finds nothing for what is not there', () => {
    assert.equal(findArticle(given, 'c'), undefined);
  });
});

describe('upgrade', () => {
  it('asks for https on an https page', () => {
    assert.equal(upgrade('http://phuong.example.vn/a.jpg', 'https:'), 'https://phuong.example.vn/a.jpg');
  });

  it('leaves addresses alone on an http page', () => {
    assert.equal(upgrade('http://phuong.example.vn/a.jpg', 'http:'), 'http://phuong.example.vn/a.jpg');
  });
});
