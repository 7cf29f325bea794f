import assert from 'node:assert/strict';
import { fine } from '../host.mjs';
import { fallback } from '../page/host-page.mjs';
import { hasLibrary } from '../server.mjs';

const debian = '/usr/share/javascript';

/** A page with a library in its head, before anything of ours. */
const withLibrary =
  (...files) =>
  ({ server }) => ({
    head: files
      .map((file) => `<script src="${server.library(file, file.replace(/\W+/g, '-') + '.js')}"></script>`)
      .join(''),
  });

const fromDebian = (file, name) =>
  fine('', withLibrary(file)).map((one) => ({
    ...one,
    lacks: hasLibrary(file) ? undefined : `To try it, install ${name}.`,
  }));

/** Pages with a library of their own, old enough to change what the browser brings. */
export default [
  {
    number: 24,
    title: { en: 'Prototype 1.7', vi: 'Prototype 1.7' },
    cases: fromDebian(`${debian}/prototype/prototype.js`, 'libjs-prototype'),
  },
  {
    number: 25,
    title: { en: 'MooTools 1.4.5', vi: 'MooTools 1.4.5' },
    cases: fromDebian(`${debian}/mootools/mootools-core-nc.js`, 'libjs-mootools'),
  },
  {
    number: 26,
    title: {
      en: 'jQuery 1.12, RequireJS, Zone 0.8 and 0.15, core-js 2, ES5 adapter',
      vi: 'jQuery 1.12, RequireJS, Zone 0.8 và 0.15, core-js 2, ES5 adapter',
    },
    cases: Object.entries({
      'jQuery 1.12': 'jquery-1/dist/jquery.js',
      RequireJS: 'requirejs/require.js',
      'Zone 0.8': 'zone-0.8/dist/zone.js',
      'Zone 0.15': 'zone-0.15/bundles/zone.umd.js',
      'core-js 2': 'core-js-2/client/core.js',
      'ES5 adapter': '@webcomponents/webcomponentsjs/custom-elements-es5-adapter.js',
    }).flatMap(([name, file]) =>
      fine(name, withLibrary(file), /Zone|core/.test(name) ? undefined : ['classic']),
    ),
  },
  {
    number: 27,
    title: { en: 'webcomponents.js of version 0', vi: 'webcomponents.js phiên bản 0' },
    note: { en: 'what stands in the tag stays', vi: 'nội dung trong thẻ được giữ nguyên' },
    shows: 'fallback',
    cases: ['module', 'classic'].map((kind) => ({
      name: kind,
      async run(pages) {
        await pages.open(withLibrary('webcomponents.js/webcomponents.js')(pages), kind);
        const text = await pages.evaluate(async () => {
          await window.probe.until(() => document.readyState === 'complete');
          return document.body.innerText;
        });
        for (const words of fallback) assert.ok(text.includes(words), `"${words}" cannot be read`);
        // Our script stops at the first native that it misses.
        assert.equal((await pages.said()).length, 1);
      },
    })),
  },
];
