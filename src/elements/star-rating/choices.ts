import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../i18n/numbers.ts';
import { fill, type Strings } from '../../i18n/strings.ts';
import { drawStars } from '../shared/draw-stars.ts';
import type { WardStarRatingElement } from './star-rating.ts';

/** What is offered and said beside the stars where they are sent. */
export type Additions = [button?: unknown, text?: string, result?: unknown];

/**
 * The choice of stars: native radio buttons, invisible over a drawing of the stars. They bring the keyboard along, and
 * are one stop of it.
 */
export function choices(host: WardStarRatingElement, strings: Strings): TemplateResult {
  const { hovered, chosen, stars, step, votes } = host;
  const [button, text, result]: Additions = votes?.additions(strings) ?? [];
  const say = (n: number) => (n ? fill(strings.ratingStars, formatNumber(n, strings)) : nothing);
  const take = ({ target }: Event) => {
    const stars = +(target as HTMLInputElement).value;
    host.hovered = 0;
    if (votes) votes.take(stars);
    else host.value = stars;
    host.fillIn();
  };
  // The radio buttons' own event does not leave the shadow root.
  const given = () => votes?.isIdle || host.dispatchEvent(new Event('change', { bubbles: true }));
  return html`<fieldset
      class=${step < 1 ? 'halves' : ''}
      role="radiogroup"
      part="choices"
      aria-label=${host.label || strings.rated}
      aria-required=${host.required}
      ?disabled=${host.matches(':disabled')}
      @input=${take}
      @change=${given}
      @pointerover=${({ target }: Event) => (host.hovered = +(target as HTMLInputElement).value)}
      @pointerleave=${() => (host.hovered = 0)}
    >
      ${drawStars(stars, hovered || chosen)}
      <div>
        ${[...Array(stars / step).keys()].map(
          (i) =>
            html`<input type="radio" name="n" value=${(i + 1) * step} aria-label=${say((i + 1) * step)} />`,
        )}
      </div>
    </fieldset>
    ${button}
    <p part="own">${hovered || !text ? say(hovered || chosen) : text}</p>
    ${result}`;
}
