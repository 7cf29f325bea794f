// Everything that must hold, in one run; the last line is `N passed, N failed`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { globSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run as runNodeTests } from 'node:test';
import { spec } from 'node:test/reporters';
import { ensureChromium, ensureFirefox, ensureLibraries, ensureWebKit } from './browser.mjs';
import { ensureRedis } from './redis.mjs';
import { root, runBeside } from './run.mjs';

const total = { passed: 0, failed: 0, skipped: 0 };
const count = (counts) => Object.keys(total).forEach((key) => (total[key] += counts[key]));

/** A check that passes or fails as a whole. */
async function check(name, ...commands) {
  console.log(`\n== ${name}`);
  let passed = true;
  for (const command of commands) passed &&= await show(runBeside(command));
  console.log(passed ? `ok: ${name}` : `FAILED: ${name}`);
  total[passed ? 'passed' : 'failed']++;
}

/** Shows what a program has said, and whether it passed. */
async function show(running) {
  const { passed, output } = await running;
  process.stdout.write(output);
  return passed;
}

/** Those that take longest: what begins last ought to be short. */
const long = /stories\.node|hosts\/|proofs\//;

function nodeTests() {
  console.log('\n== tests in Node');
  const files = globSync('test/**/*.node.test.{ts,mjs}', { cwd: root })
    .sort((a, b) => long.test(b) - long.test(a))
    .map((file) => join(root, file));
  return new Promise((resolve) => {
    const stream = runNodeTests({ files, concurrency: 2 });
    const isTest = ({ details }) => details.type !== 'suite';
    stream.on('test:pass', (event) => isTest(event) && total[event.skip ? 'skipped' : 'passed']++);
    stream.on('test:fail', (event) => isTest(event) && total.failed++);
    stream.compose(spec).pipe(process.stdout, { end: false });
    stream.on('end', resolve);
  });
}

/** Starts the tests in browsers; what is answered waits for them, and shows and counts what came of them. */
function browserTests() {
  const folder = mkdtempSync(join(tmpdir(), 'ward-widgets-'));
  const file = join(folder, 'counts.json');
  const running = runBeside(['wtr'], { TEST_COUNTS: file, BROWSERS: browsers.join() });
  return async () => {
    console.log(`\n== tests in ${browsers.join(', ')}`);
    const before = total.failed;
    const passed = await show(running);
    try {
      count(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      total.failed++;
    }
    if (!passed && total.failed === before) total.failed++;
    rmSync(folder, { recursive: true });
  };
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
  // They take the sources, not what is built from them, and one page at a time: there is room beside them.
  const finishBrowserTests = browserTests();
  await check('build', ['node', 'scripts/build.mjs']);
  await check('types', ['tsc', '-p', 'tsconfig.json']);
  await check('lint', ['eslint', '.'], ['prettier', '--check', '--log-level', 'warn', '.']);
  await check('size budgets', ['node', 'scripts/size.mjs']);
  await check('Storybook builds', ['storybook', 'build', '-o', 'storybook-static', '--quiet']);
  await finishBrowserTests();
  await nodeTests();
}
if (total.skipped) console.log(`\n${total.skipped} skipped`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed ? 1 : 0);
