import type { Args, Decorator } from '@storybook/web-components-vite';
import { render } from 'lit';
import { addons, useEffect } from 'storybook/preview-api';
import integrity from '../dist/cdn/sri.json' with { type: 'json' };
import manifest from '../dist/custom-elements.json' with { type: 'json' };
import { version } from '../package.json' with { type: 'json' };
import { doors, snippet, type Choice, type Door, type Place } from '../src/builder/snippets.ts';
import { widgetsOf } from '../src/builder/widgets.ts';
import { SOURCES, type Sources } from './sources.ts';

const widgets = new Map(widgetsOf(manifest).map((widget) => [widget.tag, widget]));

/** This Storybook serves the script files too. */
const place: Place = { base: new URL('portal/assets/', document.baseURI).href, version, integrity };

/** The first widget of what a story shows. It is drawn once more, outside the page: there it asks for nothing. */
function widgetIn(shown: unknown): Element | undefined {
  const outside = document.createElement('div');
  if (shown instanceof Node) outside.append(shown.cloneNode(true));
  else render(shown, outside);
  return [...outside.querySelectorAll('*')].find(({ localName }) => widgets.has(localName));
}

/** What differs from the defaults, and the text inside the tag. */
function choiceOf(element: Element, args: Args): Choice {
  const attributes: Choice['attributes'] = {};
  for (const { name, kind, default: initial } of widgets.get(element.localName)!.attributes) {
    const shown = element.getAttribute(name);
    if (shown === null || shown === initial) continue;
    // A story may ask elsewhere than it says, so as to be answered anew.
    attributes[name] = kind === 'boolean' || (typeof args[name] === 'string' ? args[name] : shown);
  }
  const content = [...element.childNodes]
    .filter((node) => node instanceof Text || (node instanceof Element && !node.slot))
    .map(({ textContent }) => textContent)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  return { tag: element.localName, attributes, content };
}

/** What the story sets besides: properties that have no attribute, and tokens. */
const besidesOf = (args: Args): string[] =>
  Object.entries(args as Record<string, unknown>).flatMap(([name, value]) => {
    if (typeof value === 'string') return name.startsWith('--') && value ? [`${name}: ${value}`] : [];
    return typeof value === 'object' && value !== null ? [`the property ${name}`] : [];
  });

/** Of each story shown, the last. */
const told = new Map<string, Sources>();

/** For what comes up after the event. */
export const sourcesOf = (story: string): Sources | undefined => told.get(story);

/** Tells with each drawing of a story how its widget gets into a page. */
export const announceSources: Decorator = (story, { id, args }) => {
  const shown = story();
  const element = widgetIn(shown);
  const own: Sources = { story: id, besides: [] };
  if (element) {
    const choice = choiceOf(element, args);
    own.code = Object.fromEntries(doors.map((door) => [door, snippet(door, choice, place)])) as Record<
      Door,
      string
    >;
    own.besides = besidesOf(args);
  }
  told.set(id, own);
  useEffect(() => addons.getChannel().emit(SOURCES, own));
  return shown;
};
