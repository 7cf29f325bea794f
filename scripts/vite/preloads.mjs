/**
 * Tells the autoloader, once all files have their names, which of them each widget is made of: its own chunk and what
 * that imports statically.
 */
export const preloads = () => ({
  name: 'preloads',
  apply: 'build',
  generateBundle(_options, bundle) {
    const loader = bundle['autoload.js'];
    /** A file and all that it imports statically. */
    const collect = (name, files = new Set()) => {
      if (!bundle[name] || files.has(name)) return files;
      files.add(name);
      bundle[name].imports.forEach((other) => collect(other, files));
      return files;
    };
    const there = collect('autoload.js');
    const files = [];
    const of = {};
    for (const name of loader.dynamicImports) {
      const [, widget] = /([\w-]+)\.define-/.exec(name) ?? [];
      if (!widget) continue;
      const own = [...collect(name)].filter((file) => !there.has(file));
      files.push(...own.filter((file) => !files.includes(file)));
      of[widget] = own.map((file) => files.indexOf(file)).sort((a, b) => a - b);
    }
    if (!loader.code.includes('typeof WARD_PRELOADS'))
      this.error('autoload.js has no place for its preloads');
    loader.code = loader.code
      .replace('typeof WARD_PRELOADS', '"object"')
      .replace('WARD_PRELOADS', () => JSON.stringify([files, of]));
  },
});
