// The demo portal: the page of stories/portal, its feeds, and the widgets as a ward would load them.
import { existsSync, globSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import sirv from 'sirv';
import { demoService } from './demo-service.mjs';
import { policy } from './policy.mjs';
import { root, run } from './run.mjs';

const port = Number(process.env.PORT ?? 8080);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT is "${process.env.PORT}"; it takes a whole number from 0 to 65535.`);
  process.exit(1);
}

/** Whether dist/ is younger than all that it is made of. The manifest is the last file that a build writes. */
function isBuilt() {
  const last = `${root}dist/custom-elements.json`;
  if (!existsSync(last)) return false;
  const sources = globSync(['src/**/*.ts', 'scripts/**/*.mjs', '*.json', '*.ts', '*.mjs'], { cwd: root });
  return sources.every((name) => statSync(root + name).mtimeMs <= statSync(last).mtimeMs);
}

const headers = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
};
const setHeaders = (response) =>
  Object.entries(headers).forEach(([name, value]) => response.setHeader(name, value));

// `dev` reads files as they are now, and so does the page after a change.
const assets = sirv(`${root}dist/cdn`, { dev: true, setHeaders });
const portal = sirv(`${root}stories/portal`, { dev: true, setHeaders });

const server = createServer((request, response) => {
  const next = () => {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(`Not found: ${request.url}\n`);
  };
  if (request.url.startsWith('/assets/')) {
    request.url = request.url.slice('/assets'.length);
    assets(request, response, next);
  } else if (request.url.startsWith('/v1/')) {
    void demoService(request, response);
  } else {
    portal(request, response, next);
  }
});

server.on('error', (error) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is in use. Choose another one: PORT=${port + 1} npm start`
      : `The server could not start on port ${port}: ${error.message}`,
  );
  process.exit(1);
});
// The port first: a port in use is said before the work is done.
server.listen(port, () => {
  if (!isBuilt()) {
    console.log('Building the widgets …');
    if (!run(['node', 'scripts/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] })) process.exit(1);
  }
  console.log(`The demo portal is at http://localhost:${server.address().port}/`);
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}
