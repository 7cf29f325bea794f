import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { formatNumber } from '../../src/i18n/numbers.ts';
import { en } from '../../src/i18n/en.ts';
import { addVietnamese, fill, listeners, setStrings, stringsFor } from '../../src/i18n/strings.ts';

const vi = stringsFor('vi');

const src = fileURLToPath(new URL('../../src/', import.meta.url));

describe('formatNumber', () => {
  it('groups by dots and marks decimals by a comma in Vietnamese', () => {
    assert.equal(formatNumber(881707, vi), '881.707');
    assert.equal(formatNumber(4.5, vi), '4,5');
    assert.equal(formatNumber(1234567.25, vi), '1.234.567,3');
  });

  it('does the reverse in English', () => {
    assert.equal(formatNumber(881707, en), '881,707');
    assert.equal(formatNumber(4.5, en), '4.5');
  });

  it('leaves small numbers alone', () => {
    assert.equal(formatNumber(0, vi), '0');
    assert.equal(formatNumber(283, vi), '283');
  });
});

describe('fill', () => {
  it('puts values in', () => {
    assert.equal(fill(vi.points, '4,5', '12'), '4,5 điểm (12 đánh giá)');
  });

  it('chooses between one and many', () => {
    assert.equal(fill(en.views, '1'), '1 view');
    assert.equal(fill(en.views, '283'), '283 views');
    assert.equal(fill(en.points, '5', '1'), 'Rated 5 (1 vote)');
  });

  it('does not read replacement patterns in values', () => {
    assert.equal(fill('{n}', '$&$1'), '$&$1');
  });
});

describe('stringsFor', () => {
  it('ignores region and letter case', () => {
    assert.equal(stringsFor('VI-vn').author, 'Tác giả: {n}');
  });

  it('loads English when a page first asks for it, and keeps words that the page has replaced before', async () => {
    setStrings('en', { author: 'Written by {n}' });
    const told = new Promise<void>((resolve) => listeners.add(resolve));
    stringsFor('en');
    await told;
    assert.equal(stringsFor('en').author, 'Written by {n}');
    assert.equal(stringsFor('en').loading, en.loading);
    setStrings('en', { author: en.author });
  });

  it('gives English once it is loaded', () => {
    assert.deepEqual(stringsFor('en-GB'), { ...vi, ...en });
  });

  it('is Vietnamese for a language that has no words', () => {
    assert.deepEqual(stringsFor('fr'), vi);
  });

  it('has every Vietnamese word in English too', async () => {
    // Parts of the elements bring their words along.
    for (const name of globSync('**/*.ts', { cwd: src })) {
      if (/^addVietnamese\(/m.test(readFileSync(src + name, 'utf8'))) await import(src + name);
    }
    assert.deepEqual(Object.keys(en).sort(), Object.keys(stringsFor('vi')).sort());
    for (const [key, text] of Object.entries(en)) assert.notEqual(text, '', key);
  });
});

describe('setStrings', () => {
  it('replaces only the words given, and tells listeners', () => {
    let told = 0;
    const listener = () => void told++;
    listeners.add(listener);
    setStrings('vi', { author: 'Người viết: {n}' });
    listeners.delete(listener);
    setStrings('vi', { author: 'Tác giả: {n}' });
    assert.equal(told, 1);
    assert.equal(stringsFor('vi').loading, 'Đang tải…');
  });

  it('adds a language, Vietnamese where a word is missing', () => {
    setStrings('km', { loading: 'កំពុងផ្ទុក' });
    assert.equal(stringsFor('km').loading, 'កំពុងផ្ទុក');
    assert.equal(stringsFor('km').author, 'Tác giả: {n}');
  });

  it('replaces words that are loaded later', () => {
    setStrings('vi', { retry: 'Tải lại' });
    addVietnamese({ more: '', shown: '', page: '', previous: '', next: '', play: '', pause: '' });
    assert.equal(stringsFor('vi').retry, 'Tải lại');
  });
});
