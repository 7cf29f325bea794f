import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from '../../src/feed/html.ts';

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

test('a whole document comes out as its body', () => {
  assert.equal(
    inspect(
      '<!doctype html><html><head><title>t</title><meta x><link y></head><body><p>Tin</p></body></html>',
    ).body,
    '<p>Tin</p>',
  );
});

test('relative addresses in the body are made absolute, the rest stays as sent', () => {
  assert.equal(
    inspect(`<a href='a?x=1&amp;y=2' onclick="b">c</a><a href="#d">e</a><a href="mailto:f@g.vn">h</a>`, base)
      .body,
    `<a href='${base}a?x=1&#38;y=2' onclick="b">c</a><a href="${base}#d">e</a><a href="mailto:f@g.vn">h</a>`,
  );
});
