// Those who install the package: what they get, and that it fits. Run by test/package.node.test.mjs, which packs once.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { rolldown } from 'rolldown';
import { root } from '../../scripts/run.mjs';
import { names as doors } from '../../src/doors/names.ts';

const bin = (name) => join(root, 'node_modules/.bin', name);

/** What a command prints, good or bad. */
function says(command, options) {
  try {
    return execFileSync(command[0], command.slice(1), { encoding: 'utf8', stdio: 'pipe', ...options });
  } catch ({ stdout, stderr }) {
    return `${stdout}${stderr}`;
  }
}

/** A package and all that it brings along, as the lock file has it. */
function withDependencies(
  names,
  { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')),
) {
  const all = new Set(names);
  for (const name of all) {
    const { dependencies, optionalDependencies } = packages[`node_modules/${name}`];
    for (const other of Object.keys({ ...dependencies, ...optionalDependencies })) all.add(other);
  }
  return [...all].sort();
}

const right = `
  import type {} from 'ward-widgets/jsx';
  export const list = (
    <ward-article-list feed="/rss" limit={3} layout="cards" heading-level={3} onward-load={(event) => event.detail} />
  );
  export const article = (
    <ward-article feed="/rss" item-param="item" className="wide" lang="en">
      <ward-star-rating slot="rating" feed="/v1/ratings" site="tay-son" precision={0.5} />
    </ward-article>
  );
  export const stats = <ward-visit-stats counting feed="/v1/visits" site="tay-son" grouping="none" />;`;

/** Each must be refused. */
const wrong = [
  '<ward-article-list layout="mosaic" />',
  '<ward-article-list limit="many" />',
  '<ward-article-list state="ready" />',
  '<ward-star-rating readonly="yes" />',
  '<ward-visit-stats grouping={3} />',
  '<ward-weather />',
];

/** @param {() => { folder: string, home: string, tarball: string }} packed */
export const consumers = (packed) =>
  describe('those who install the package', () => {
    let project;
    before(() => {
      project = mkdtempSync(join(tmpdir(), 'ward-widgets-'));
      writeFileSync(join(project, 'package.json'), '{"type":"module","private":true}');
    });
    after(() => rmSync(project, { recursive: true }));

    it('find nothing wrong with it: publint', async () => {
      const { messages, pkg } = await publint({ pkgDir: packed().home, strict: true, pack: false });
      assert.deepEqual(
        messages.map((message) => formatMessage(message, pkg)),
        [],
      );
    });

    it('find types for every entry: attw', () => {
      const command = [bin('attw'), packed().tarball, '--profile', 'esm-only', '--no-emoji'];
      execFileSync(command[0], command.slice(1), { stdio: 'pipe' });
    });

    it('get lit, date-fns, dompurify and what these bring, and run no script', (test) => {
      const said = says(['npm', 'i', packed().tarball, '--prefer-offline', '--no-audit', '--no-fund'], {
        cwd: project,
      });
      const lock = join(project, 'node_modules/.package-lock.json');
      if (!existsSync(lock) && !process.env.CI)
        return test.skip(`npm could not install: ${said.split('\n')[0]}`);
      const { packages } = JSON.parse(readFileSync(lock, 'utf8'));
      assert.deepEqual(
        Object.keys(packages)
          .map((path) => path.replace('node_modules/', ''))
          .sort(),
        ['ward-widgets', ...withDependencies(['lit', 'date-fns', 'dompurify'])].sort(),
      );
      assert.deepEqual(
        Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript),
        [],
      );
    });

    it('write tags in React 19, and are told of what is wrong', () => {
      const { folder } = packed();
      const modules = join(folder, 'node_modules');
      mkdirSync(join(modules, '@types'), { recursive: true });
      for (const name of ['@types/react', 'csstype'])
        if (!existsSync(join(modules, name)))
          symlinkSync(join(root, 'node_modules', name), join(modules, name));
      const lines = wrong.map((tag, i) => `// @ts-expect-error\nexport const wrong${i} = ${tag};`);
      writeFileSync(join(folder, 'page.tsx'), [right, ...lines].join('\n'));
      const options =
        '--noEmit --strict --jsx react-jsx --target es2022 --module nodenext --skipLibCheck --types react';
      assert.equal(says([bin('tsc'), ...options.split(' '), 'page.tsx'], { cwd: folder }), '');
    });

    it('bundle the classes without registering any, and an entry with its registration', async () => {
      const { folder } = packed();
      /** What runs when the page loads; a part that is loaded lazily may register what it is made of. */
      const bundled = async (code) => {
        const input = join(folder, 'entry.js');
        writeFileSync(input, code);
        const bundle = await rolldown({ input, cwd: folder, external: [/^(lit|date-fns|dompurify)/] });
        const { output } = await bundle.generate({ format: 'esm' });
        await bundle.close();
        return output.find(({ isEntry }) => isEntry).code;
      };
      assert.equal((await bundled("import 'ward-widgets';")).trim(), '');
      const one = await bundled(
        "import { WardStarRatingElement } from 'ward-widgets'; new WardStarRatingElement();",
      );
      assert.ok(!one.includes('.define('));
      for (const entry of ['all', 'star-rating'])
        assert.ok((await bundled(`import 'ward-widgets/${entry}';`)).includes('.define('), entry);
      assert.ok((await bundled("import 'ward-widgets/autoload';")).includes('data-ward'));
    });

    it('find what editors know of every tag', () => {
      const { home } = packed();
      const read = (name) => JSON.parse(readFileSync(join(home, 'dist', name), 'utf8'));
      const tags = read('custom-elements.json')
        .modules.flatMap(({ declarations }) => declarations)
        .filter(({ tagName }) => tagName)
        .map(({ tagName }) => tagName)
        .sort();
      assert.deepEqual(
        tags,
        doors.map((name) => `ward-${name}`),
      );
      const names = (list) => list.map(({ name }) => name).sort();
      assert.deepEqual(names(read('vscode.html-custom-data.json').tags), tags);
      assert.deepEqual(names(read('web-types.json').contributions.html.elements), tags);
    });

    it('load side effects only where the package says there are some', () => {
      const { home } = packed();
      const { sideEffects, exports } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
      const silent = ['.', './feed', './html', './service', './ssr'];
      const registering = Object.entries(exports)
        .filter(([entry, target]) => target.default && !silent.includes(entry))
        .map(([, target]) => target.default);
      assert.deepEqual(
        sideEffects.filter((path) => /^\.\/dist\/[\w-]+\.(js|css)$/.test(path)).sort(),
        registering.sort(),
      );
    });
  });
