import { css } from 'lit';

export const listStyles = css`
  .heading {
    margin: 0 0 14px;
    padding-bottom: 8px;
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.45;
    border-bottom: 2px solid var(--_accent);
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15.5em), 1fr));
    gap: var(--ward-gap, 20px);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .list ul,
  .headlines ul {
    grid-template-columns: minmax(0, 1fr);
  }
  .headlines ul {
    gap: 0;
  }
  .headlines li {
    padding: 9px 0;
    border-bottom: 1px solid var(--_line);
  }
`;
