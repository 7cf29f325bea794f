// The demo portal: the page of stories/portal, its feeds, and the widgets as a ward would load them, on the companion
// with its embedded store. Its numbers and votes are kept in .demo/, or where DEMO_DATA says.
import { existsSync, globSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { fillDemo } from './demo-numbers.mjs';
import { policy } from './policy.mjs';
import { root, run } from './run.mjs';

const port = Number(process.env.PORT ?? 8080);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT is "${process.env.PORT}"; it takes a whole number from 0 to 65535.`);
  process.exit(1);
}

/** Whether dist/ is younger than all that it is made of. The hashes are the last file that a build writes. */
function isBuilt() {
  const last = `${root}dist/cdn/sri.json`;
  if (!existsSync(last)) return false;
  const sources = globSync(['src/**/*.ts', 'scripts/**/*.mjs', '*.json', '*.ts', '*.mjs'], { cwd: root });
  return sources.every((name) => statSync(root + name).mtimeMs <= statSync(last).mtimeMs);
}

function fail(error) {
  console.error(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is in use. Choose another one: PORT=${port + 1} npm start`
      : `The demo could not start: ${error.message}`,
  );
  process.exit(1);
}

/** A port that is free now: asked for before the work is done, so that one in use is said at once. */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });

const headers = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-cache',
};

/** The portal's own pages, read as they are now. */
const portal = new Hono()
  .use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  })
  .use(serveStatic({ root: `${root}stories/portal`, precompressed: false }))
  .notFound((c) => c.text(`Not found: ${c.req.path}\n`, 404));

/** What the companion answers; everything else is the portal's. */
const companionPaths = /^\/(v1|embed|assets|healthz|readyz|metrics|openapi\.json)(\/|$)/;

async function start() {
  const at = await freePort();
  if (!isBuilt()) {
    console.log('Building the widgets …');
    if (!run(['node', 'scripts/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] })) process.exit(1);
  }
  const service = await import('../dist/node/service.js');

  const folder = process.env.DEMO_DATA ?? `${root}.demo`;
  mkdirSync(folder, { recursive: true });
  const settings = readFileSync(`${root}stories/portal/ward-widgets.json`, 'utf8').replaceAll('{port}', at);
  const config = service.readConfig(settings);
  const store = await service.openStore(join(folder, config.store));

  // Only what needs somebody: the demo has no operator who reads every line.
  const lines = service.jsonLines((line) => process.stderr.write(line));
  const log = (level, ...rest) => level !== 'info' && lines(level, ...rest);
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const companion = service.createCompanion({ config, store, log, version });
  await fillDemo(companion);
  const fetch = (request, env) =>
    (companionPaths.test(new URL(request.url).pathname) ? companion.app : portal).fetch(request, env);

  const { stop } = await service.listen({ ...companion, app: { fetch } }, { host: 'localhost', port: at });
  console.log(`The demo portal is at http://localhost:${at}/`);
  console.log(`Its visits and votes are kept in ${join(folder, config.store)}`);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void stop().then(() => process.exit(0)));
}

start().catch(fail);
