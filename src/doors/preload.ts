import type { WidgetName } from './names.ts';

/**
 * The files of the widgets, relative to the script, and which of them each is made of: written in by
 * `scripts/vite/preloads.mjs`. Only in files for script tags; bundlers have their own way to load early.
 */
declare const WARD_PRELOADS: [files: string[], of: Record<WidgetName, number[]>] | undefined;

/** Asks for all files of a widget at once, so that none waits until another one has named it. */
export function preload(name: WidgetName): void {
  if (typeof WARD_PRELOADS === 'undefined') return;
  const [files, of] = WARD_PRELOADS;
  for (const index of of[name]) {
    // Against the script's own address, whatever page or `<base>` it runs under.
    const { href } = new URL(files[index]!, import.meta.url);
    if ([...document.querySelectorAll('link')].some((link) => link.href === href)) continue;
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.crossOrigin = '';
    link.nonce = [...document.scripts].find(({ src }) => src === import.meta.url)?.nonce ?? '';
    link.href = href;
    document.head.append(link);
  }
}
