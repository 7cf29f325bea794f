import { css } from 'lit';

/** The headlines keep the same height whatever they are: one line where there is room, three where there is not. */
export const tickerStyles = css`
  .ticker {
    container-type: inline-size;
    min-height: 0;
  }
  ward-article-list {
    min-height: 46px;
  }
  .bone {
    flex: 0 1 24em;
    height: 1em;
    margin: 10px 4px;
    background: var(--_surface);
    border-radius: 4px;
  }
  ::part(meta) {
    display: none;
  }
  ::part(headline) {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 1;
    overflow: hidden;
  }
  ::part(note) {
    margin: 0;
  }
  @container (max-width: 480px) {
    ward-article-list {
      min-height: 162px;
    }
    ::part(heading) {
      flex: 0 0 100%;
    }
    ::part(headline) {
      -webkit-line-clamp: 3;
    }
  }
`;
