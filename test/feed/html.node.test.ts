import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf, inspect } from '../../src/feed/html.ts';

const base = 'https://phuong.example.vn/tin/';

test('text is plain: no tags, no references, white space collapsed, blocks apart', () => {
  assert.equal(inspect('<p>Mô tả <b>đậ</b>m&nbsp;&hellip;</p><p>hai<br>ba</p>').text, 'Mô tả đậm … hai ba');
});

test('what a tag cannot be is text', () => {
  assert.equal(inspect('1 < 2 và a<b').text, '1 < 2 và a<b');
});

test('scripts, styles and captions are no text', () => {
  assert.equal(
    inspect('a<script>b</script><style>c</style><figure><figcaption>d</figcaption></figure>e').text,
    'a e',
  );
});

test('the first picture that shows something is the picture', () => {
  const html =
    '<img src="data:image/gif;base64,R0"><img src="t.gif" width="1" height="1"><img src="/spacer.gif"><img src="/a b.jpg"><img src="c.jpg">';
  assert.equal(inspect(html, base).image, 'https://phuong.example.vn/a%20b.jpg');
});

test('a lazy picture is found where its address is', () => {
  assert.equal(inspect('<img src="loading.gif" data-src="a.jpg">', base).image, `${base}a.jpg`);
  assert.equal(inspect('<img src="x.gif" data-original="b.jpg">', base).image, `${base}b.jpg`);
});

test('the caption is that of figcaption', () => {
  assert.equal(
    inspect('<figure><img src="a.jpg"><figcaption>Quang cảnh <i>Hội nghị</i>.</figcaption></figure>', base)
      .caption,
    'Quang cảnh Hội nghị.',
  );
});

test('a caption is that of the first picture, and of no other', () => {
  assert.equal(
    inspect('<img src="a.jpg"><figure><img src="b.jpg"><figcaption>B</figcaption></figure>', base).caption,
    '',
  );
  assert.equal(
    inspect(
      '<img data-src="a.jpg"><noscript><img src="a.jpg"></noscript><figcaption>A</figcaption><figcaption>B</figcaption>',
      base,
    ).caption,
    'A',
  );
});

test('who asks for the picture only gets it and its caption', () => {
  const html = '<p>Tin</p><img src="a.jpg"><figcaption>A</figcaption><p>mới</p><img src="b.jpg">';
  const { image, caption, settled } = inspect(html, base, 'picture');
  assert.deepEqual([image, caption, settled], [`${base}a.jpg`, 'A', true]);
  assert.equal(inspect('<p>Tin</p><img src="a.jpg">', base, 'picture').settled, false);
});

test('a whole document comes out as its body', () => {
  assert.equal(
    bodyOf(
      '<!doctype html><html><head><title>t</title><meta x><link y></head><body><p>Tin</p></body></html>',
    ),
    '<p>Tin</p>',
  );
});

test('relative addresses in the body are made absolute, the rest stays as sent', () => {
  assert.equal(
    bodyOf(`<a href='a?x=1&amp;y=2' onclick="b">c</a><a href="#d">e</a><a href="mailto:f@g.vn">h</a>`, base),
    `<a href='${base}a?x=1&#38;y=2' onclick="b">c</a><a href="${base}#d">e</a><a href="mailto:f@g.vn">h</a>`,
  );
});
