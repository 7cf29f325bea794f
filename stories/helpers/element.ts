/** Controls, rendering and logged events of an element, all made from the custom elements manifest. */
import { ref } from 'lit/directives/ref.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { html, unsafeStatic } from 'lit/static-html.js';
import type { Args, ArgTypes, Meta } from '@storybook/web-components-vite';
import { action } from 'storybook/actions';
import manifest from '../../dist/custom-elements.json' with { type: 'json' };
import { PORTAL_ZONE } from '../../src/i18n/dates.ts';
import { fresh } from './network.ts';

interface Described {
  name: string;
  description?: string | undefined;
  type?: { text: string } | undefined;
  default?: string;
}

interface Member extends Described {
  kind: string;
  privacy?: string;
  static?: boolean;
  readonly?: boolean;
  attribute?: string;
}

interface Declaration {
  tagName?: string;
  attributes?: Described[];
  members?: Member[];
  slots?: Described[];
  events?: Described[];
  cssParts?: Described[];
  cssProperties?: Described[];
}

function declarationOf(tag: string): Declaration {
  const modules = manifest.modules as { declarations?: Declaration[] }[];
  return modules.flatMap(({ declarations = [] }) => declarations).find(({ tagName }) => tagName === tag)!;
}

/** What an attribute can be. */
type Value = string | number | boolean | undefined;

/** What the manifest writes as source text. Undefined where leaving an attribute out and leaving it empty differ. */
function defaultOf({ default: text }: Described): Value {
  if (text === undefined || text === 'undefined') return undefined;
  if (text === 'PORTAL_ZONE') return PORTAL_ZONE;
  return /^'|^(true|false|[\d.]+)$/.test(text) ? (JSON.parse(text.replaceAll("'", '"')) as Value) : text;
}

function controlOf({ type }: Described) {
  const types = (type?.text ?? 'string').split('|').map((text) => text.trim().replaceAll("'", ''));
  const known = types.filter((text) => text !== 'undefined');
  if (known[0] === 'boolean' || known[0] === 'number') return { control: { type: known[0] } };
  return known.length > 1
    ? {
        control: { type: 'select' as const },
        options: known.map((text) => (/^[\d.]+$/.test(text) ? Number(text) : text)),
      }
    : { control: { type: 'text' as const } };
}

function argTypesOf(declaration: Declaration): ArgTypes {
  const all: ArgTypes = {};
  const add = (category: string, list: Described[] = [], more: (one: Described) => object = () => ({})) => {
    for (const one of list) {
      const key = ['attributes', 'properties', 'tokens'].includes(category)
        ? one.name
        : `${one.name || 'default'}-${category.replace(/s$/, '')}`;
      const value = defaultOf(one);
      all[key] = {
        name: one.name || 'default',
        description: one.description ?? '',
        control: false,
        table: {
          category,
          ...(one.type && { type: { summary: one.type.text } }),
          ...(value !== undefined && value !== '' && { defaultValue: { summary: String(value) } }),
        },
        ...more(one),
      };
    }
  };
  const members = (declaration.members ?? []).filter(
    (one) => !/private|protected/.test(one.privacy ?? '') && !one.static && !one.attribute,
  );
  add('attributes', declaration.attributes, controlOf);
  add(
    'properties',
    members.filter(({ kind }) => kind === 'field'),
    (one) => ({ control: (one as Member).readonly ? false : { type: 'object' } }),
  );
  add('slots', declaration.slots, () => ({ control: { type: 'text' } }));
  add('tokens', declaration.cssProperties, ({ name }) => ({
    control: { type: name.includes('color') ? 'color' : 'text' },
  }));
  // As they are written, and unlike the attributes of the same names.
  add('parts', declaration.cssParts, ({ name }) => ({ name: `::part(${name})` }));
  add('events', declaration.events);
  add(
    'methods',
    members.filter(({ kind }) => kind === 'method'),
    ({ name }) => ({ name: `${name}()` }),
  );
  return all;
}

/** The page's own markup inside the element, each slot's with its name. */
function contentOf({ slots = [] }: Declaration, args: Args): string {
  return slots
    .map(({ name }) => {
      const content = String(args[`${name || 'default'}-slot`] ?? '');
      if (!name || !content) return content;
      const { content: fragment } = Object.assign(document.createElement('template'), { innerHTML: content });
      for (const element of fragment.children) element.slot = name;
      return [...fragment.children].map(({ outerHTML }) => outerHTML).join('');
    })
    .join('');
}

/** Gives an element what the controls say; what is as by default is not written. */
function apply(declaration: Declaration, element: HTMLElement, args: Args): void {
  for (const attribute of declaration.attributes ?? []) {
    const { name } = attribute;
    const value = args[name] as Value;
    const isUsual = value === defaultOf(attribute);
    if (value == null || value === false || isUsual) element.removeAttribute(name);
    else
      element.setAttribute(
        name,
        value === true ? '' : name === 'feed' ? fresh(value as string) : String(value),
      );
  }
  for (const { name } of declaration.cssProperties ?? [])
    element.style.setProperty(name, (args[name] as string | undefined) ?? null);
  if ('article' in args) Object.assign(element, { article: args['article'] as unknown });
}

const heard = new WeakSet<Element>();

/** Logs the element's events in the Actions panel. */
function hear({ events = [] }: Declaration, element: Element): void {
  if (heard.has(element)) return;
  heard.add(element);
  for (const { name } of events)
    element.addEventListener(name, ({ target, detail }: Event & { detail?: unknown }) =>
      action(name)(detail ?? { value: (target as HTMLInputElement).value }),
    );
}

/** What the stories of an element share. */
export function elementMeta(tag: string) {
  const declaration = declarationOf(tag);
  const argTypes = argTypesOf(declaration);
  const name = unsafeStatic(tag);
  return {
    component: tag,
    args: Object.fromEntries(
      (declaration.attributes ?? []).map((attribute) => [attribute.name, defaultOf(attribute)]),
    ),
    argTypes,
    parameters: { docs: { extractArgTypes: () => argTypes } },
    render: (args: Args) =>
      html`<${name} ${ref((element) => {
        if (!element) return;
        apply(declaration, element as HTMLElement, args);
        hear(declaration, element);
      })}>${unsafeHTML(contentOf(declaration, args))}</${name}>`,
  } satisfies Meta;
}
