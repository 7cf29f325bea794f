import MagicString from 'magic-string';

/**
 * Writes every character past ASCII as an escape, so that a file means the same on a windows-1258 page.
 * The minifier's own switch leaves tagged templates as they are. Do not use String.raw with such characters.
 */
export const asciiSource = () => ({
  name: 'ascii-source',
  enforce: 'post',
  apply: 'build',
  transform: {
    filter: { code: /[^\x00-\x7f]/ },
    handler(code, id) {
      const source = new MagicString(code);
      for (const { index } of code.matchAll(/[^\x00-\x7f]/g)) {
        source.update(index, index + 1, '\\u' + code.charCodeAt(index).toString(16).padStart(4, '0'));
      }
      return {
        code: source.toString(),
        map: source.generateMap({ source: id, hires: 'boundary', includeContent: true }),
      };
    },
  },
});
