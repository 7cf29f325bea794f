import type { LitElement } from 'lit';
import { lightStyles } from '../../styles/light.styles.ts';
import { extraStyles } from './extra.styles.ts';
import { wear } from './wear.ts';

/** Gives an element the looks of what is loaded later, once. */
export const dress = (host: LitElement): void => wear(host, extraStyles);

/** Gives an element plain light colours, once. */
export const lighten = (host: LitElement): void => wear(host, lightStyles);
