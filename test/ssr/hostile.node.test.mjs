import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { renderToString } from '../../dist/ssr.js';
import { article, attr, elementsOf, page } from './html.mjs';

describe('hostile text', () => {
  const payloads = [
    '<script>alert(1)</script>',
    '</script><script>alert(1)</script>',
    '</template></ward-article-card><img src=x onerror=alert(1)>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    "'-alert(1)-'",
    '--><script>alert(1)</script><!--',
    '<!--<script>',
    ']]><iframe srcdoc="<script>alert(1)</script>">',
    '</style><style>*{background:url(//evil.example)}</style>',
    '<?php echo 1 ?><?>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '\u2028</script\u2029>',
    "$&$`$'{n}{of}",
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
  ];
  const clean = new Set([
    'div',
    'span',
    'a',
    'time',
    'p',
    'img',
    'svg',
    'path',
    'article',
    'section',
    'ul',
    'li',
    'slot',
    'style',
    'script',
    'template',
  ]);

  function judge(html, tag) {
    for (const { tagName, attrs } of elementsOf(html)) {
      assert.ok(clean.has(tagName) || tagName === tag, `<${tagName}>`);
      for (const { name, value } of attrs) {
        assert.ok(!name.startsWith('on') && name !== 'srcdoc', name);
        if (/^(href|src)$/.test(name) && tagName !== tag) assert.match(value, /^https?:/);
      }
    }
    const scripts = elementsOf(html).filter(({ tagName }) => tagName === 'script');
    assert.equal(scripts.length, 1);
    assert.equal(attr(scripts[0], 'type'), 'application/json');
    return JSON.parse(scripts[0].childNodes[0].value);
  }

  for (const text of payloads) {
    it(`stays text: ${JSON.stringify(text)}`, async () => {
      const hostile = {
        ...article,
        id: text,
        url: text,
        title: text,
        summary: text,
        image: text,
        date_published: text,
        authors: [{ name: text }],
        tags: [text],
        _ward: { ...article._ward, image_caption: text, source: { title: text } },
      };
      const card = await renderToString('ward-article-card', { page, article: hostile });
      assert.equal(judge(card, 'ward-article-card').article.title, text);
      const titles = (html) =>
        elementsOf(html)
          .filter(({ attrs }) => attrs.some(({ name, value }) => name === 'part' && value === 'headline'))
          .map((node) => elementText(node));
      assert.deepEqual(titles(card), [text.trim()]);
      const attributes = {
        headline: text,
        summary: text,
        source: text,
        category: text,
        'image-alt': text,
        href: '/1',
        image: '/1',
        lang: text,
      };
      judge(await renderToString('ward-article-card', { page, attributes }), 'ward-article-card');
      const list = await renderToString('ward-article-list', {
        page,
        feeds: [{ title: text, items: [hostile] }],
        attributes: { feed: text, heading: text, 'article-url': `${text}{id}` },
      });
      judge(list, 'ward-article-list');
      judge(
        await renderToString('ward-date-banner', { page, attributes: { portal: text, greeting: text } }),
        'ward-date-banner',
      );
      judge(
        await renderToString('ward-star-rating', { page, attributes: { label: text, value: 4 } }),
        'ward-star-rating',
      );
    });
  }
  const elementText = (node) =>
    node.nodeName === '#text' ? node.value : (node.childNodes ?? []).map(elementText).join('').trim();
});
