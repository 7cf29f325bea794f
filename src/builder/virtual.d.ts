/** The widgets of the manifest, written in by `scripts/vite/builder-widgets.mjs`. */
declare module 'virtual:widgets' {
  const widgets: import('./widgets.ts').Widget[];
  export default widgets;
}
