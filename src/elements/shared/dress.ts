import { adoptStyles, type CSSResult, type LitElement } from 'lit';
import { lightStyles } from '../../styles/light.styles.ts';
import { extraStyles } from './extra.styles.ts';

const dressed = new WeakMap<LitElement, CSSResult[]>();

function add(host: LitElement, styles: CSSResult): void {
  const known = dressed.get(host) ?? [];
  if (known.includes(styles)) return;
  dressed.set(host, [...known, styles]);
  const { elementStyles } = host.constructor as typeof LitElement;
  adoptStyles(host.renderRoot as ShadowRoot, [...elementStyles, ...known, styles]);
}

/** Gives an element the looks of what is loaded later, once. */
export const dress = (host: LitElement): void => add(host, extraStyles);

/** Gives an element plain light colours, once. */
export const lighten = (host: LitElement): void => add(host, lightStyles);
