import { css } from 'lit';

/** How an article reads: its lead, body, figures, tables, author. */
export const bodyStyles = css`
  .text {
    font-size: calc(1.0625em * var(--_scale, 1));
    line-height: 1.7;
    overflow-wrap: anywhere;
  }
  .text .lead {
    font-size: 1em;
  }
  .body > :first-child {
    margin-top: 0;
  }
  .body :is(p, ul, ol, dl, pre, blockquote, .scroll, details) {
    margin: 0 0 1em;
  }
  .body :is(h1, h2, h3, h4, h5, h6) {
    margin: 1.5em 0 0.5em;
    font-size: 1.1em;
    font-weight: 700;
    line-height: 1.5;
  }
  .body :is(h1, h2) {
    font-size: 1.25em;
  }
  .text a {
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .text a:hover {
    text-decoration-thickness: 2px;
  }
  figure {
    margin: 1.5em 0;
    text-align: center;
  }
  .text img,
  video {
    max-width: 100%;
    height: auto;
    /* A tall picture leaves its caption, and some text, on the screen. */
    max-height: 85vh;
    object-fit: contain;
    vertical-align: middle;
    border-radius: var(--_radius);
  }
  .body p > img:only-child,
  figure img,
  video {
    display: block;
    margin-inline: auto;
  }
  /* The first picture is the big one. */
  .text > figure img,
  .body > :first-child img,
  .body > p:first-child + figure img {
    width: 100%;
  }
  .text img.broken {
    width: auto;
    aspect-ratio: auto;
    color: var(--_muted);
  }
  audio {
    width: 100%;
  }
  figcaption,
  caption {
    margin: 0.6em auto 0;
    max-width: 34em;
    font-size: 0.9em;
    line-height: 1.55;
    color: var(--_muted);
    text-align: center;
  }
  caption {
    margin: 0 0 0.5em;
    max-width: none;
    text-align: start;
  }
  .body :is(ul, ol) {
    padding-inline-start: 1.6em;
  }
  .body :is(ul, ol, li) :is(ul, ol) {
    margin-bottom: 0;
  }
  li {
    margin-bottom: 0.35em;
  }
  li::marker {
    color: var(--_accent);
  }
  dt {
    font-weight: 600;
  }
  dd {
    margin: 0 0 0.5em 1.2em;
  }
  blockquote {
    padding: 0.75em 1.25em;
    background: var(--_fill);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_radius);
  }
  blockquote > :last-child {
    margin-bottom: 0 !important;
  }
  pre,
  code {
    font-family: ui-monospace, monospace;
    font-size: 0.9em;
  }
  pre {
    padding: 0.75em 1em;
    white-space: pre-wrap;
    background: var(--_fill);
    border-radius: var(--_radius);
  }
  hr {
    margin: 2em 0;
    border: 0;
    border-top: 1px solid var(--_line);
  }
  mark {
    color: inherit;
    background: var(--_fill);
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    min-width: min(100%, 30em);
    margin-inline: auto;
    border-collapse: collapse;
    font: inherit;
    font-size: 0.94em;
    line-height: 1.55;
    color: inherit;
    /* Cells as narrow as a letter help nobody: the table scrolls. */
    overflow-wrap: break-word;
  }
  td,
  th {
    min-width: 3.5em;
    padding: 0.45em 0.65em;
    border: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
  }
  th {
    font-weight: 600;
    background: var(--_fill);
  }
  [scope='row'] {
    min-width: 7em;
  }
  td > :last-child,
  th > :last-child {
    margin-bottom: 0;
  }
  [data-align='center'] {
    text-align: center;
  }
  [data-align='right'] {
    text-align: end;
  }
  summary {
    cursor: pointer;
    font-weight: 600;
  }
  .plain p {
    white-space: pre-line;
  }
  .more {
    display: inline-block;
    margin-bottom: 1em;
    font-weight: 600;
  }
  .author {
    margin: 1.25em 0 0;
    font-weight: 700;
    text-align: end;
  }
  .source {
    margin: 0.5em 0 0;
    color: var(--_muted);
    text-align: end;
  }
  .files {
    margin: 1.5em 0 0;
    padding: 0.75em 1.25em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .files ul {
    margin: 0.25em 0 0;
    padding-inline-start: 1.2em;
  }
  @media (forced-colors: active) {
    th,
    blockquote,
    pre {
      border: 1px solid;
    }
  }
  @media print {
    .text {
      overflow: visible;
    }
    figure,
    tr,
    blockquote {
      break-inside: avoid;
    }
    .body :is(h1, h2, h3, h4, h5, h6) {
      break-after: avoid;
    }
    .text img {
      max-height: 12cm;
      object-fit: contain;
    }
    .scroll {
      overflow: visible;
    }
    p {
      orphans: 3;
      widows: 3;
    }
    audio,
    video {
      display: none;
    }
  }
`;
