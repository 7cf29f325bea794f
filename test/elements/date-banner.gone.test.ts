import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/date-banner/date-banner.define.ts';
import type { WardDateBannerElement } from '../../src/elements/date-banner/date-banner.ts';
import { feedUrl } from '../helpers/feeds.ts';
import { waitFor } from '../helpers/find.ts';

describe('ward-date-banner, taken out of the page before its headlines are drawn', () => {
  it('rejects nothing', async () => {
    const rejected: unknown[] = [];
    const hear = ({ reason }: PromiseRejectionEvent) => rejected.push(reason);
    addEventListener('unhandledrejection', hear);
    const element = await fixture<WardDateBannerElement>(
      html`<ward-date-banner ticker feed=${feedUrl('rss')}></ward-date-banner>`,
    );
    element.remove();
    element.requestUpdate();
    await waitFor(() => expect(element.shadowRoot!.querySelector('ward-article-list')).to.exist);
    await element.updateComplete;
    await new Promise(requestAnimationFrame);
    removeEventListener('unhandledrejection', hear);
    expect(rejected).to.deep.equal([]);
  });
});
