// The demo portal as `npm start` serves it, policy and all, in any engine.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { it } from 'node:test';
import { policy } from '../../scripts/policy.mjs';
import { root } from '../../scripts/run.mjs';

const probe = readFileSync(`${root}test/hosts/page/probe.js`);

async function startDemo() {
  const demo = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...process.env, PORT: '0' },
  });
  for await (const data of demo.stdout) {
    const [url] = /http:\/\/localhost:\d+\//.exec(data) ?? [];
    if (url) return { url, stop: () => demo.kill() };
  }
  throw new Error('The demo did not start.');
}

/** Passes everything on, and puts the probe first into each page. */
async function startProxy(target) {
  const server = createServer(async (request, response) => {
    if (request.url === '/probe.js') return response.setHeader('Content-Type', 'text/javascript').end(probe);
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = chunks.length ? Buffer.concat(chunks) : undefined;
    const answer = await fetch(new URL(request.url, target), { method: request.method, body });
    const headers = Object.fromEntries(answer.headers);
    for (const name of ['content-length', 'content-encoding', 'transfer-encoding', 'connection'])
      delete headers[name];
    response.writeHead(answer.status, headers);
    if (!/html/.test(headers['content-type'])) return response.end(Buffer.from(await answer.arrayBuffer()));
    response.end((await answer.text()).replace('<head>', '<head><script src="/probe.js"></script>'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** What a list of the demo is there to show; every other widget is ready. */
const wanted = (feed) => (/\/hong|khong-co/.test(feed) ? 'failed' : /\/trong/.test(feed) ? 'empty' : 'ready');

export function demoTest(browserOf) {
  it('the demo portal under its policy: no violation, every widget as it should be', async () => {
    const browser = browserOf();
    const demo = await startDemo();
    const proxy = await startProxy(demo.url);
    try {
      const { headers } = await fetch(proxy.url);
      assert.equal(headers.get('content-security-policy'), policy);
      await browser.goto(proxy.url);
      const found = await browser.evaluate(async () => {
        const { until, widgets, find } = window.probe;
        await until(() => widgets().every(({ state }) => state && state !== 'waiting'));
        // The last to come: the tools of the article, whose body has been sanitised by then.
        await until(() => find('button', 'In bài viết') && find('radio', '5 điểm'));
        return widgets()
          .map(({ localName, feed, state }) => [localName, feed ?? '', state].join(' '))
          .join('\n');
      });
      const lines = found.split('\n');
      assert.ok(lines.length >= 10, found);
      for (const line of lines) assert.equal(line.split(' ').pop(), wanted(line), line);
      const violations = await browser.evaluate(() =>
        window.probe.said.filter((line) => line.startsWith('violation')).join('\n'),
      );
      assert.equal(violations, '');
    } finally {
      proxy.stop();
      demo.stop();
    }
  });
}
