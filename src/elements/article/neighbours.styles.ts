import { css } from 'lit';

export const neighboursStyles = css`
  .ways {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15em), 1fr));
    gap: 12px var(--ward-gap, 20px);
    max-width: var(--ward-article-measure, 38em);
    margin-top: 28px;
    padding-top: 20px;
    border-top: 1px solid var(--_line);
  }
  .way {
    padding: 12px 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .way:hover .name {
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .kind {
    display: block;
    font-size: 0.875em;
    color: var(--_muted);
  }
  .name {
    font-weight: 600;
  }
  [rel='next'] {
    text-align: end;
  }
  @media print {
    .ways {
      display: none;
    }
  }
`;
