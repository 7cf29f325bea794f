// Runs in the pages under /embed/: tells the page around it how high it is, then and whenever that changes. Built into
// `dist/cdn/embed.js`.

/** What the page around is told. The height is no secret, so everybody may hear it. */
const tell = (height: number): void => parent.postMessage({ type: 'ward-height', height }, '*');

if (parent !== window) {
  const { body } = document;
  new ResizeObserver(() => tell(Math.ceil(body.getBoundingClientRect().height))).observe(body);
}
