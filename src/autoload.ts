/** Registers the elements that the page uses, now and later, and loads nothing for the others. */
import { openDataWard } from './doors/data-ward.ts';
import { nameIn, names, type WidgetName } from './doors/names.ts';
import { preload } from './doors/preload.ts';
import { watch } from './doors/watch.ts';
import type { Strings } from './i18n/strings.ts';

const load: Record<WidgetName, () => Promise<unknown>> = {
  article: () => import('./elements/article/article.define.ts'),
  'article-card': () => import('./elements/article-card/article-card.define.ts'),
  'article-list': () => import('./elements/article-list/article-list.define.ts'),
  'date-banner': () => import('./elements/date-banner/date-banner.define.ts'),
  'star-rating': () => import('./elements/star-rating/star-rating.define.ts'),
  'visit-stats': () => import('./elements/visit-stats/visit-stats.define.ts'),
};

const strings = () => import('./i18n/shared-strings.ts');

/** On their way, or there. */
const asked = new Set<WidgetName>();
let noted = false;

function need(name: WidgetName): void {
  if (asked.has(name) || customElements.get(`ward-${name}`)) return;
  asked.add(name);
  preload(name);
  // Words that another copy of the script replaces shall reach the elements loaded here.
  Promise.all([load[name](), strings().then(({ shareStrings }) => shareStrings())]).catch(
    (cause: unknown) => {
      // The next one that appears asks again. What is written inside stays visible.
      asked.delete(name);
      if (!noted) console.warn(`[ward-widgets] <ward-${name}> could not be loaded:`, cause);
      noted = true;
    },
  );
}

/** Replaces words, as `setStrings` of `ward-widgets` does; loads what it needs. */
export async function setStrings(language: string, words: Partial<Strings>): Promise<void> {
  (await strings()).setStrings(language, words);
}

if (typeof document !== 'undefined') {
  watch(`[data-ward],${names.map((name) => `ward-${name}`).join()}`, (element) => {
    const name = element.hasAttribute('data-ward')
      ? nameIn(element)
      : element.localName.slice('ward-'.length);
    if (names.includes(name as WidgetName)) need(name as WidgetName);
  });
  openDataWard();
}
