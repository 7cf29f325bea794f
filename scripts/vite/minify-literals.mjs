import { minifyHTMLLiterals } from 'minify-literals';

/** Takes the white space out of html and css templates. Not out of svg ones: there it would lose the "/" of `<path/>`. */
export const minifyLiterals = () => ({
  name: 'minify-literals',
  enforce: 'pre',
  apply: 'build',
  transform: {
    filter: { id: /\/src\/.*\.ts$/, code: /\b(?:html|css)`/ },
    async handler(code, id) {
      const result = await minifyHTMLLiterals(code, { fileName: id, htmlTags: ['html'] });
      return result ? { code: result.code, map: result.map } : null;
    },
  },
});
