import { expect, fixture, html } from '@open-wc/testing';
import type { Article } from '../../src/contract/feed.ts';
import type { WardArticleElement } from '../../src/elements/article/article.ts';
import { feedUrl } from '../helpers/feeds.ts';
import { inside, waitFor } from '../helpers/find.ts';
import { pretending } from '../helpers/pretend.ts';
import { whole } from './article.helpers.ts';

interface Logged {
  method: string;
  query: Record<string, string>;
  body: string;
  cookie?: string;
  referer?: string;
}

/** What was asked at an address, in order. */
async function logged(url: string): Promise<Logged[]> {
  const key = new URL(url).searchParams.get('key')!;
  return (await fetch(`/__feed/log?key=log&of=${key}`)).json() as Promise<Logged[]>;
}
const methods = async (url: string) => (await logged(url)).map(({ method }) => method);

/** An article of this site. */
const own: Article = { ...whole, url: `${location.origin}/tin/so-ket` };
const show = (visits: string, article = own, counting = true, site = 'tam-diep') =>
  fixture<WardArticleElement>(
    html`<ward-article
      .article=${article}
      visits=${visits}
      site=${site}
      ?counting=${counting}
      tools="none"
    ></ward-article>`,
  );
const says = (element: Element, views: string) => waitFor(() => inside(element).getByText(views));

const { that, stop } = pretending();
// A browser that a program drives is no visitor.
beforeEach(() => that(navigator, { webdriver: false }));
afterEach(stop);

describe('the views of ward-article', () => {
  it('are counted once, and shown with this one', async () => {
    const visits = feedUrl('visits');
    const element = await show(visits);
    await says(element, '284 lượt xem');
    expect(await methods(visits)).to.deep.equal(['POST']);
    await expect(element).to.be.accessible();
  });

  it('are told site and path and nothing else', async () => {
    const visits = feedUrl('visits');
    await says(await show(visits), '284 lượt xem');
    const [{ body, cookie, referer }] = (await logged(visits)) as [Logged];
    expect(JSON.parse(body)).to.deep.equal({ site: 'tam-diep', path: '/tin/so-ket' });
    expect([cookie, referer]).to.deep.equal([undefined, undefined]);
  });

  it('are only asked for without counting', async () => {
    const visits = feedUrl('visits');
    await says(await show(visits, { ...own, _ward: { views: 7 } }, false), '283 lượt xem');
    expect(await methods(visits)).to.deep.equal(['GET']);
  });

  it('are not counted again when the element is moved', async () => {
    const visits = feedUrl('visits');
    const element = await show(visits);
    await says(element, '284 lượt xem');
    document.body.append(element);
    await element.updateComplete;
    element.requestUpdate();
    await element.updateComplete;
    expect(await methods(visits)).to.deep.equal(['POST']);
    element.remove();
  });

  it('are counted for the article that comes next', async () => {
    const visits = feedUrl('visits');
    const element = await show(visits);
    await says(element, '284 lượt xem');
    element.article = { ...own, id: '2', url: `${location.origin}/tin/2` };
    await says(element, '285 lượt xem');
    expect(
      (await logged(visits)).map(({ body }) => (JSON.parse(body) as { path: string }).path),
    ).to.deep.equal(['/tin/so-ket', '/tin/2']);
  });

  it('are those the feed says where they cannot be had', async () => {
    const visits = feedUrl('visits', { post: 503, until: 0 });
    const element = await show(visits);
    await waitFor(async () => expect(await methods(visits)).to.deep.equal(['POST', 'GET']));
    await element.updateComplete;
    expect(inside(element).getByText('283 lượt xem')).to.exist;
  });

  it('are nobody’s business where the page names no site', async () => {
    const visits = feedUrl('visits');
    const element = await show(visits, own, true, '');
    await says(element, '283 lượt xem');
    expect(await methods(visits)).to.deep.equal([]);
  });

  describe('belong to a path', () => {
    const here = location.href;
    afterEach(() => history.replaceState(null, '', here));
    const pathOf = async (article: Article, param = '') => {
      const visits = feedUrl('visits');
      const element = document.createElement('ward-article');
      Object.assign(element, { article, visits, site: 'tam-diep', itemParam: param, tools: 'none' });
      await fixture(html`<div>${element}</div>`);
      return waitFor(async () => {
        const [first] = await logged(visits);
        return first!.query['path'];
      });
    };

    it('that has no query: the id stands in for it', async () => {
      expect(await pathOf({ ...own, url: `${location.origin}/tin.aspx?id=5` })).to.equal('/tin.aspx/so-ket');
    });

    it('that is the same however the page was asked for', async () => {
      const { pathname } = location;
      history.replaceState(null, '', '?utm_source=x&item=so-ket');
      expect(await pathOf(own, 'item')).to.equal(`${pathname}/so-ket`);
    });

    it('that is the page’s for an article from elsewhere', async () => {
      expect(await pathOf(whole)).to.equal(location.pathname);
    });
  });
});
