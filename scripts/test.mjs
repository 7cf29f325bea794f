// Everything that must hold, in one run; the last line is `N passed, N failed`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { globSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run as runNodeTests } from 'node:test';
import { spec } from 'node:test/reporters';
import { ensureChromium, ensureFirefox, ensureLibraries, ensureWebKit } from './browser.mjs';
import { ensureRedis } from './redis.mjs';
import { root, run } from './run.mjs';

const total = { passed: 0, failed: 0, skipped: 0 };
const count = (counts) => Object.keys(total).forEach((key) => (total[key] += counts[key]));

/** A check that passes or fails as a whole. */
function check(name, ...commands) {
  console.log(`\n== ${name}`);
  const passed = commands.every((command) => run(command));
  console.log(passed ? `ok: ${name}` : `FAILED: ${name}`);
  total[passed ? 'passed' : 'failed']++;
}

function nodeTests() {
  console.log('\n== tests in Node');
  const files = globSync('test/**/*.node.test.{ts,mjs}', { cwd: root }).map((file) => join(root, file));
  return new Promise((resolve) => {
    const stream = runNodeTests({ files, concurrency: 2 });
    const isTest = ({ details }) => details.type !== 'suite';
    stream.on('test:pass', (event) => isTest(event) && total[event.skip ? 'skipped' : 'passed']++);
    stream.on('test:fail', (event) => isTest(event) && total.failed++);
    stream.compose(spec).pipe(process.stdout, { end: false });
    stream.on('end', resolve);
  });
}

function browserTests() {
  console.log(`\n== tests in ${browsers.join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'ward-widgets-'));
  const file = join(folder, 'counts.json');
  const passed = run(['wtr'], { env: { TEST_COUNTS: file, BROWSERS: browsers.join() } });
  try {
    count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    total.failed++;
  }
  if (!passed && !total.failed) total.failed++;
  rmSync(folder, { recursive: true });
}

const browsers = [];
for (const [name, ensure] of [
  ['chromium', ensureChromium],
  ['firefox', ensureFirefox],
  ['webkit', ensureWebKit],
]) {
  try {
    ensure();
    browsers.push(name);
  } catch ({ message }) {
    // Chromium is asked for everywhere; the other engines only where all of them must be had.
    const must = name === 'chromium' || process.env.CI;
    if (must) total.failed++;
    console.error(`\n!! ${message}${must ? '' : ' Its tests are skipped.'}`);
  }
}
try {
  ensureRedis();
} catch ({ message }) {
  // Each test that needs it fails as well.
  total.failed++;
  console.error(`\n!! ${message}`);
}
try {
  ensureLibraries();
} catch ({ message }) {
  // The pages that need them say so themselves: a skip, and in CI a failure.
  console.error(`\n!! ${message}`);
}
// The host pages ask in which engines they are to run.
process.env.BROWSERS = browsers.join();
if (browsers[0] === 'chromium') {
  check('build', ['node', 'scripts/build.mjs']);
  check('types', ['tsc', '-p', 'tsconfig.json']);
  check('lint', ['eslint', '.'], ['prettier', '--check', '--log-level', 'warn', '.']);
  check('size budgets', ['node', 'scripts/size.mjs']);
  check('Storybook builds', ['storybook', 'build', '-o', 'storybook-static', '--quiet']);
  await nodeTests();
  browserTests();
}
if (total.skipped) console.log(`\n${total.skipped} skipped`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed ? 1 : 0);
