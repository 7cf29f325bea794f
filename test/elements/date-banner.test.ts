import { expect, fixture, html } from '@open-wc/testing';
import { a11ySnapshot, emulateMedia, sendKeys } from '@web/test-runner-commands';
import '../../src/elements/date-banner/date-banner.define.ts';
import { WardDateBannerElement } from '../../src/elements/date-banner/date-banner.ts';
import { setStrings } from '../../src/i18n/strings.ts';
import { isPlain } from '../helpers/browser.ts';
import { waitFor } from '../helpers/find.ts';

const PORTAL = 'Trang thông tin điện tử thành phố Tam Điệp';
const NOON = '2024-11-21T12:00';

const banner = (template: ReturnType<typeof html>) => fixture<WardDateBannerElement>(template);
const text = (element: Element) =>
  element.shadowRoot!.querySelector('[part=banner]')!.textContent.replace(/\s+/g, ' ').trim();
const says = (element: Element, expected: string) => waitFor(() => expect(text(element)).to.equal(expected));
const dateOf = (element: Element) => element.shadowRoot!.querySelector<HTMLTimeElement>('[part=date]')!;

/** What a screen reader is told, in order. */
async function spoken(): Promise<string[]> {
  interface Node {
    role: string;
    name: string;
    children?: Node[];
  }
  const flat = ({ role, name, children = [] }: Node): string[] => [
    ...(role === 'link' ? [`link ${name}`] : children.length || !name ? [] : [name]),
    ...(role === 'link' ? [] : children.flatMap(flat)),
  ];
  return flat((await a11ySnapshot({})) as unknown as Node);
}

describe('ward-date-banner', () => {
  it('says date, greeting and what is in its slots, in reading order, and leads the keyboard through them', async () => {
    const element = await banner(
      html`<ward-date-banner greeting portal=${PORTAL} date=${NOON}>
        Thứ Tư, 20/11/2024
        <a slot="login" href="#l">Đăng nhập</a>
        <a slot="end" href="#e">English</a>
        <a slot="start" href="#s">Trang chủ</a>
      </ward-date-banner>`,
    );
    await says(element, `Thứ Năm, 21/11/2024 Chào mừng bạn đến với ${PORTAL}!`);
    if (!isPlain)
      expect(await spoken()).to.deep.equal([
        'link Trang chủ',
        'Thứ Năm, 21/11/2024',
        `Chào mừng bạn đến với ${PORTAL}!`,
        'link English',
        'link Đăng nhập',
      ]);
    for (const name of ['Trang chủ', 'English', 'Đăng nhập']) {
      await sendKeys({ press: 'Tab' });
      expect(document.activeElement!.textContent).to.equal(name);
    }
    await expect(element).to.be.accessible();
  });

  it('gives machines the day', async () => {
    const element = await banner(html`<ward-date-banner date=${NOON}></ward-date-banner>`);
    await waitFor(() => expect(dateOf(element).textContent).to.equal('Thứ Năm, 21/11/2024'));
    expect(dateOf(element).dateTime).to.equal('2024-11-21');
  });

  it('shows today at once, before any of its other parts has come', () => {
    const element = document.createElement('ward-date-banner');
    element.serverTime = 'none';
    document.body.append(element);
    return element.updateComplete.then(() => {
      const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
      expect(dateOf(element).dateTime).to.equal(today);
      expect(dateOf(element).textContent).to.match(
        new RegExp(`^(Chủ Nhật|Thứ (Hai|Ba|Tư|Năm|Sáu|Bảy)), ${today.split('-').reverse().join('/')}$`),
      );
      element.remove();
    });
  });

  it('keeps Lit’s accessors: no field stands in their way', () => {
    expect(Object.hasOwn(new WardDateBannerElement(), 'portal')).to.equal(false);
  });

  it('takes properties set before the element was known', async () => {
    const element = document.createElement('ward-banner-unknown-yet') as HTMLElement & { portal?: string };
    element.portal = PORTAL;
    document.body.append(element);
    customElements.define('ward-banner-unknown-yet', class extends WardDateBannerElement {});
    await waitFor(() => expect(text(element)).to.include(PORTAL));
    element.remove();
  });

  it('loads nothing that reads feeds where it has none', async () => {
    const element = await banner(html`<ward-date-banner date=${NOON} clock lunar></ward-date-banner>`);
    await waitFor(() => expect(text(element)).to.include('Âm lịch'));
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    expect(loaded.some((name) => /date-banner\/when\.ts/.test(name))).to.equal(true);
    expect(loaded.filter((name) => /feed-controller|feed-client|article-list/.test(name))).to.deep.equal([]);
  });
});

describe('the name and the greeting of ward-date-banner', () => {
  it('shows the name where there is no greeting', async () => {
    const element = await banner(html`<ward-date-banner portal=${PORTAL} date=${NOON}></ward-date-banner>`);
    await says(element, `${PORTAL} Thứ Năm, 21/11/2024`);
    await expect(element).to.be.accessible();
  });

  it('shows the name beside a greeting that does not say it', async () => {
    const element = await banner(
      html`<ward-date-banner portal=${PORTAL} greeting="Kính chào!" date=${NOON}></ward-date-banner>`,
    );
    await says(element, `${PORTAL} Thứ Năm, 21/11/2024 Kính chào!`);
  });

  it('takes a framework’s true for an attribute without a value', async () => {
    const element = await banner(
      html`<ward-date-banner portal="A" .greeting=${true} date=${NOON}></ward-date-banner>`,
    );
    await says(element, 'Thứ Năm, 21/11/2024 Chào mừng bạn đến với A!');
  });

  it('puts the name into the page’s own greeting, as it is', async () => {
    const element = await banner(
      html`<ward-date-banner portal="A $& B" greeting="Đây là {n}." date=${NOON}></ward-date-banner>`,
    );
    await says(element, 'Thứ Năm, 21/11/2024 Đây là A $& B.');
  });

  it('greets nobody to a portal without a name', async () => {
    const element = await banner(html`<ward-date-banner greeting date=${NOON}></ward-date-banner>`);
    await says(element, 'Thứ Năm, 21/11/2024');
  });

  it('treats markup as text', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const element = await banner(html`<ward-date-banner portal=${name} date=${NOON}></ward-date-banner>`);
    await says(element, `${name} Thứ Năm, 21/11/2024`);
  });

  it('goes on when a script takes the attributes away', async () => {
    const element = await banner(
      html`<ward-date-banner
        portal=${PORTAL}
        greeting
        date=${NOON}
        clock
        lunar
        format="long"
        time-zone="Europe/Paris"
        server-time="none"
        article-url="/b"
        ticker
      ></ward-date-banner>`,
    );
    await waitFor(() => expect(text(element)).to.include('Âm lịch'));
    for (const name of element.getAttributeNames()) if (name !== 'server-time') element.removeAttribute(name);
    await element.updateComplete;
    expect(text(element)).to.match(/^\S+ \S+, \d\d\/\d\d\/\d{4}$/);
  });
});

describe('the date of ward-date-banner', () => {
  const shows = async (template: ReturnType<typeof html>, expected: string) => {
    const element = await banner(template);
    await says(element, expected);
    await expect(element).to.be.accessible();
    return element;
  };

  it('is long on request', () =>
    shows(
      html`<ward-date-banner format="long" date="2025-02-03"></ward-date-banner>`,
      'Thứ Hai, ngày 03 tháng 02 năm 2025',
    ));

  it('has a clock on request', async () => {
    const element = await shows(
      html`<ward-date-banner clock date="2024-11-21T08:05:09"></ward-date-banner>`,
      'Thứ Năm, 21/11/2024 08:05',
    );
    element.clock = 'seconds';
    await says(element, 'Thứ Năm, 21/11/2024 08:05:09');
  });

  it('has no clock where an editor has fixed a day without a time', () =>
    shows(html`<ward-date-banner clock date="2024-11-21"></ward-date-banner>`, 'Thứ Năm, 21/11/2024'));

  it('has the lunar date on request', () =>
    shows(
      html`<ward-date-banner lunar date="2024-11-21"></ward-date-banner>`,
      'Thứ Năm, 21/11/2024 Âm lịch: 21/10 năm Giáp Thìn',
    ));

  it('marks the leap month', () =>
    shows(
      html`<ward-date-banner lunar date="2025-08-01"></ward-date-banner>`,
      'Thứ Sáu, 01/08/2025 Âm lịch: 08/6 nhuận năm Ất Tỵ',
    ));

  it('has no lunar date outside the table', async () => {
    const element = await shows(
      html`<ward-date-banner lunar date="2099-12-31"></ward-date-banner>`,
      'Thứ Năm, 31/12/2099 Âm lịch: 20/11 năm Kỷ Mùi',
    );
    element.date = '2100-01-01';
    await says(element, 'Thứ Sáu, 01/01/2100');
  });

  it('is that of another zone on request, and so is the clock', () =>
    shows(
      html`<ward-date-banner clock time-zone="Europe/Paris" date="2024-11-20T23:30:00Z"></ward-date-banner>`,
      'Thứ Năm, 21/11/2024 00:30',
    ));

  it('is the portal’s where the browser does not know the zone', async () => {
    const { warn } = console;
    const said: unknown[] = [];
    console.warn = (...words: unknown[]) => said.push(...words);
    await shows(
      html`<ward-date-banner clock time-zone="Mars/Phobos" date="2024-11-20T17:00:00Z"></ward-date-banner>`,
      'Thứ Năm, 21/11/2024 00:00',
    );
    console.warn = warn;
    expect(said).to.include('Mars/Phobos');
  });

  it('is today’s where the attribute is no date, and short where the format is unknown', async () => {
    const element = await banner(
      html`<ward-date-banner date="hôm nay" format="tiny" server-time="none"></ward-date-banner>`,
    );
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    await waitFor(() => expect(dateOf(element).dateTime).to.equal(today));
    expect(text(element)).to.match(/^\S+ \S+, \d\d\/\d\d\/\d{4}$/);
  });

  it('needs no Intl at all', async () => {
    const { DateTimeFormat } = Intl;
    Intl.DateTimeFormat = (() => {
      throw new RangeError('no such locale');
    }) as unknown as typeof DateTimeFormat;
    const element = await banner(
      html`<ward-date-banner lunar clock format="long" date="2024-11-21T01:30Z"></ward-date-banner>`,
    );
    await says(element, 'Thứ Năm, ngày 21 tháng 11 năm 2024 08:30 Âm lịch: 21/10 năm Giáp Thìn');
    Intl.DateTimeFormat = DateTimeFormat;
  });
});

describe('the words of ward-date-banner', () => {
  it('are English on an English page', async () => {
    const page = await fixture(
      html`<div lang="en">
        <ward-date-banner greeting portal="Tam Điệp" format="long" lunar date="2024-05-05"></ward-date-banner>
      </div>`,
    );
    const element = page.querySelector('ward-date-banner')!;
    await says(element, 'Sunday, 5 May 2024 Lunar date: 27/3, year Giáp Thìn Welcome to Tam Điệp!');
    await expect(element).to.be.accessible();
  });

  it('can be replaced, weekdays included', async () => {
    const element = await banner(html`<ward-date-banner date="2024-11-21"></ward-date-banner>`);
    await says(element, 'Thứ Năm, 21/11/2024');
    setStrings('vi', { weekdays: 'CN|T2|T3|T4|T5|T6|T7' });
    await says(element, 'T5, 21/11/2024');
    setStrings('vi', { weekdays: 'Chủ Nhật|Thứ Hai|Thứ Ba|Thứ Tư|Thứ Năm|Thứ Sáu|Thứ Bảy' });
    await says(element, 'Thứ Năm, 21/11/2024');
  });
});

describe('the looks of ward-date-banner', () => {
  const at = async (width: number) => {
    const box = await fixture<HTMLElement>(
      html`<div>
        <ward-date-banner greeting portal=${PORTAL} date=${NOON} clock lunar>
          <a slot="login" href="#l">Đăng nhập</a>
        </ward-date-banner>
      </div>`,
    );
    box.style.width = `${width}px`;
    // On any machine a font of the same width: in some, the date alone is wider than 100 pixels.
    box.style.setProperty('--ward-font-family', 'Arial');
    const element = box.querySelector('ward-date-banner')!;
    await waitFor(() => expect(text(element)).to.include('Âm lịch'));
    return element;
  };
  const top = (element: Element, part: string) =>
    element.shadowRoot!.querySelector(`[part=${part}]`)!.getBoundingClientRect().top;

  it('are one line where there is room', async () => {
    const element = await at(1280);
    expect(element.offsetHeight).to.be.lessThan(50);
    const { right } = element.getBoundingClientRect();
    expect(right - element.querySelector('a')!.getBoundingClientRect().right).to.be.lessThan(20);
  });

  it('are lines under each other where there is not', async () => {
    const element = await at(320);
    expect(top(element, 'greeting')).to.be.greaterThan(top(element, 'lunar') + 10);
    expect(top(element, 'lunar')).to.be.greaterThan(top(element, 'date') + 10);
    expect(element.scrollWidth).to.be.at.most(320);
  });

  for (const width of [150, 100])
    it(`never break 21/11/2024 nor leave their column, at ${width} pixels`, async () => {
      const element = await at(width);
      const words = dateOf(element).firstChild ?? dateOf(element);
      const node =
        [...dateOf(element).childNodes].find(({ nodeType }) => nodeType === Node.TEXT_NODE) ?? words;
      const range = document.createRange();
      const start = node.textContent!.indexOf('21/');
      range.setStart(node, start);
      range.setEnd(node, start + '21/11/2024'.length);
      expect(range.getClientRects()).to.have.length(1);
      // Some systems' own fonts are so wide that the unbroken date alone takes more than the narrower column.
      const date = range.getBoundingClientRect();
      expect(date.width).to.be.at.most(120);
      const root = element.shadowRoot!.querySelector('.root')!;
      const beside = date.left - root.getBoundingClientRect().left;
      const room = Math.max(width, Math.ceil(date.width + 2 * beside));
      expect(root.scrollWidth).to.be.at.most(room);
    });

  it('survive wide text spacing', async () => {
    const element = await at(320);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }',
    );
    element.shadowRoot!.adoptedStyleSheets.push(sheet);
    const root = element.shadowRoot!.querySelector('.root')!;
    expect(root.scrollWidth).to.be.at.most(320);
    expect(root.scrollHeight).to.be.at.most(Math.ceil(root.getBoundingClientRect().height));
  });

  it('have contrast in the dark', async function () {
    if (isPlain) this.skip();
    await emulateMedia({ colorScheme: 'dark' });
    const box = await fixture<HTMLElement>(
      html`<div>
        <ward-date-banner greeting portal=${PORTAL} date=${NOON} clock lunar></ward-date-banner>
      </div>`,
    );
    box.style.colorScheme = 'light dark';
    const element = box.querySelector('ward-date-banner')!;
    await waitFor(() => expect(text(element)).to.include('Âm lịch'));
    const { backgroundColor } = getComputedStyle(element.shadowRoot!.querySelector('.root')!);
    expect(backgroundColor).to.equal('rgb(51, 51, 51)');
    await expect(element).to.be.accessible();
    await emulateMedia({ colorScheme: 'light' });
  });

  it('do not follow a hostile page', async () => {
    const page = await fixture<HTMLElement>(html`<div></div>`);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { color: red !important; font-size: 9px !important; text-transform: uppercase !important; display: inline }',
    );
    document.adoptedStyleSheets.push(sheet);
    const element = document.createElement('ward-date-banner');
    element.date = NOON;
    page.append(element);
    await says(element, 'Thứ Năm, 21/11/2024');
    const { color, fontSize, textTransform } = getComputedStyle(dateOf(element));
    document.adoptedStyleSheets.pop();
    expect([color, fontSize, textTransform]).to.deep.equal(['rgb(0, 85, 170)', '16px', 'none']);
  });
});
