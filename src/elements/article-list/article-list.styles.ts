import { css } from 'lit';

export const listStyles = css`
  .heading {
    margin: 0 0 14px;
    padding-bottom: 8px;
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.4;
    border-bottom: 2px solid var(--_accent);
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15.5em), 1fr));
    gap: var(--_gap);
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
    padding: 10px 0;
    border-bottom: 1px solid var(--_line);
  }
  .ticker {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding: 4px 12px;
    border-block: 1px solid var(--_line);
  }
  .ticker .heading {
    margin: 0;
    padding: 0;
    border: 0;
    font-size: 1em;
    color: var(--_accent);
  }
  .ticker ul {
    flex: 1 1 14em;
    display: flex;
    gap: 0;
    min-width: 0;
    overflow-x: auto;
    scroll-snap-type: x mandatory;
    scrollbar-width: none;
  }
  .ticker li {
    flex: 0 0 100%;
    scroll-snap-align: start;
    box-sizing: border-box;
    padding: 6px 4px;
  }
`;
