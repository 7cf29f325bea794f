import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

// The files of docs/deploy/: their structure everywhere, and the tools they are for where those are installed.
const folder = fileURLToPath(new URL('../docs/deploy/', import.meta.url));
const read = (name) => readFileSync(join(folder, name), 'utf8');
const scratch = mkdtempSync(join(tmpdir(), 'ward-deploy-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

// Where Debian puts what only administrators call.
const PATH = `${process.env.PATH}:/usr/sbin:/sbin`;
const env = { ...process.env, PATH };
const has = (tool, ...args) => spawnSync(tool, args, { env, stdio: 'ignore' }).error === undefined;
const without = (tool, ...args) => !has(tool, ...args) && `${tool} is not installed`;

/** Runs a tool, and has its words in the failure where it finds something. */
function lint(tool, ...args) {
  const { status, stdout, stderr } = spawnSync(tool, args, { env, encoding: 'utf8' });
  assert.equal(status, 0, `${tool} ${args.join(' ')}\n${stdout}${stderr}`);
  return `${stdout}${stderr}`;
}

async function listen(server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server.address().port;
}

async function freePort() {
  const server = createServer();
  const port = await listen(server);
  server.close();
  await once(server, 'close');
  return port;
}

/** A companion that tells what it was asked. */
async function echo() {
  const server = createServer(({ url, method, headers }, response) =>
    response.end(JSON.stringify({ url, method, host: headers.host, from: headers['x-forwarded-for'] })),
  );
  after(() => server.close());
  return listen(server);
}

/** Status and text of an answer; undefined where nobody answers. */
const ask = (port, path, headers = {}) =>
  new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode, text }));
    }).on('error', () => resolve(undefined));
  });

/** Starts a proxy, and waits until it answers. It ends with the tests. */
async function proxy(port, tool, ...args) {
  const child = spawn(tool, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  after(() => child.kill('SIGKILL'));
  while (!(await ask(port, '/'))) assert.equal(child.exitCode, null, said);
}

/** What every proxy has to do: the prefix goes, the visitor's own address comes, measures stay at home. */
async function passesOn(port) {
  const { status, text } = await ask(port, '/ward/v1/visits?site=tay-son&path=/tin%20tuc', {
    Host: `phuong.example.vn:${port}`,
    'X-Forwarded-For': '203.0.113.9',
  });
  assert.equal(status, 200);
  assert.deepEqual(JSON.parse(text), {
    url: '/v1/visits?site=tay-son&path=/tin%20tuc',
    method: 'GET',
    host: `phuong.example.vn:${port}`,
    from: '127.0.0.1',
  });
  assert.equal((await ask(port, '/ward/metrics')).status, 404);
}

describe('nginx.conf', () => {
  it('ends every statement, closes every block, and says nothing of the visitor but their address', () => {
    const code = read('nginx.conf').replace(/^\s*#.*$/gm, '');
    for (const line of code.split('\n').filter((text) => text.trim())) assert.match(line, /[;{}]$/);
    assert.equal(code.split('{').length, code.split('}').length);
    assert.match(code, /proxy_set_header X-Forwarded-For \$remote_addr;/);
    assert.match(code, /access_log off;/);
  });

  const skip = without('nginx', '-v');
  it('is taken by nginx, and passes requests on as they should be', { skip }, async () => {
    const [port, upstream] = [await freePort(), await echo()];
    const snippet = join(scratch, 'snippet.conf');
    writeFileSync(snippet, read('nginx.conf').replaceAll('127.0.0.1:8080', `127.0.0.1:${upstream}`));
    const main = join(scratch, 'nginx.conf');
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${scratch}/${name};`,
    );
    writeFileSync(
      main,
      `daemon off; master_process off; pid ${scratch}/nginx.pid; error_log stderr;
      events {}
      http { access_log off; ${temporary.join(' ')} server { listen 127.0.0.1:${port}; include ${snippet}; } }`,
    );
    lint('nginx', '-t', '-q', '-c', main);
    await proxy(port, 'nginx', '-c', main);
    await passesOn(port);
  });
});

describe('Caddyfile', () => {
  it('closes every block', () => {
    const code = read('Caddyfile').replace(/#.*$/gm, '');
    assert.equal(code.split('{').length, code.split('}').length);
    assert.match(code, /handle_path \/ward\/\* \{\s+reverse_proxy 127\.0\.0\.1:8080/);
  });

  const skip = without('caddy', 'version');
  it('is taken by Caddy as it is formatted, and passes requests on as they should be', { skip }, async () => {
    const [port, upstream] = [await freePort(), await echo()];
    const said = lint('caddy', 'adapt', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile');
    assert.doesNotMatch(said, /not formatted/);
    const main = join(scratch, 'Caddyfile');
    writeFileSync(
      main,
      `{\n\tadmin off\n\tauto_https off\n}\n${read('Caddyfile')
        .replace(/^phuong\.example\.vn/m, `http://:${port}`)
        .replaceAll('127.0.0.1:8080', `127.0.0.1:${upstream}`)}`,
    );
    env.XDG_DATA_HOME = env.XDG_CONFIG_HOME = scratch;
    await proxy(port, 'caddy', 'run', '--config', main, '--adapter', 'caddyfile');
    await passesOn(port);
  });
});

describe('web.config', () => {
  it('has its rules in the order in which they matter, and nothing in comments that XML forbids', () => {
    const text = read('web.config');
    const bare = text.replace(/<!--[^]*?-->/g, '');
    for (const [comment] of text.matchAll(/<!--[^]*?-->/g)) assert.doesNotMatch(comment.slice(4, -3), /--/);
    assert.deepEqual(
      [...bare.matchAll(/<match url="([^"]+)"/g)].map(([, url]) => url),
      ['^ward/metrics$', '^ward/(.*)$'],
    );
    assert.match(bare, /url="http:\/\/127\.0\.0\.1:8080\/\{R:1\}"/);
    assert.match(bare, /<httpErrors existingResponse="PassThrough" \/>/);
    // Whatever is opened is closed, in the reverse order.
    const open = [];
    for (const [, close, name, self] of bare.matchAll(/<(\/?)([a-zA-Z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
      if (close) assert.equal(open.pop(), name);
      else if (!self) open.push(name);
    }
    assert.deepEqual(open, []);
  });

  it('is XML', { skip: without('xmllint', '--version') }, () => {
    lint('xmllint', '--noout', join(folder, 'web.config'));
  });
});

describe('ward-widgets.service', () => {
  const lines = read('ward-widgets.service')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));

  it('has one setting a line, in the sections of a unit, and does not run as the administrator', () => {
    for (const line of lines) assert.match(line, /^(\[(Unit|Service|Install)\]|[A-Z]\w+=.*)$/);
    for (const line of [
      'User=ward-widgets',
      'ProtectSystem=strict',
      'NoNewPrivileges=yes',
      'CapabilityBoundingSet=',
    ])
      assert.ok(lines.includes(line), line);
    const [start] = lines.filter((line) => line.startsWith('ExecStart='));
    assert.match(start, /\/dist\/node\/cli\.js serve --config \S+ --store \/var\/lib\/ward-widgets\/\S+$/);
  });

  const skip = without('systemd-analyze', '--version');
  it('is taken by systemd, and leaves little in its reach', { skip }, () => {
    const unit = join(scratch, 'ward-widgets.service');
    // It looks for the program, and not only at the unit.
    writeFileSync(unit, read('ward-widgets.service').replace('/usr/bin/node', process.execPath));
    assert.equal(lint('systemd-analyze', 'verify', '--man=no', unit), '');
    const said = lint('systemd-analyze', 'security', '--offline=yes', '--threshold=20', '--no-pager', unit);
    console.log(said.trim().split('\n').at(-1));
  });
});

describe('Dockerfile', () => {
  const text = read('Dockerfile');
  const steps = text
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter(Boolean)
    .map((line) => /^([A-Z]+) (.*)$/.exec(line)?.slice(1) ?? [line]);
  const of = (name) => steps.filter(([step]) => step === name).map(([, value]) => value);

  it('knows only steps that there are, and begins with an image of a version', () => {
    const known = /^(FROM|WORKDIR|COPY|RUN|USER|VOLUME|EXPOSE|HEALTHCHECK|ENTRYPOINT|CMD)$/;
    for (const [step] of steps) assert.match(step, known);
    assert.equal(steps[0][0], 'FROM');
    assert.match(steps[0][1], /^[a-z/]+:\d[\w.-]*$/);
  });

  it('runs as somebody else than root, and as a process that gets signals itself', () => {
    const at = (name) => steps.findIndex(([step]) => step === name);
    assert.deepEqual(of('USER'), ['node']);
    assert.ok(at('USER') > at('RUN') && at('USER') < at('ENTRYPOINT'));
    for (const step of [...of('ENTRYPOINT'), ...of('CMD')]) assert.ok(Array.isArray(JSON.parse(step)), step);
    assert.deepEqual(of('VOLUME'), ['/data']);
    assert.ok(JSON.parse(of('CMD')[0]).includes('/data/ward-widgets.db'));
  });

  it('asks for its health by a program that runs', async () => {
    const [, command] = /CMD (\[.*\])$/.exec(of('HEALTHCHECK')[0]);
    const [program, ...args] = JSON.parse(command);
    assert.equal(program, 'node');
    let status = 200;
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/healthz' ? status : 404).end();
    });
    after(() => server.close());
    const port = await listen(server);
    const run = async () => {
      const child = spawn(
        process.execPath,
        args.map((text) => text.replace(':8080', `:${port}`)),
      );
      return (await once(child, 'exit'))[0];
    };
    assert.equal(await run(), 0);
    status = 503;
    assert.equal(await run(), 1);
  });

  it('copies nothing but the package: settings and numbers stay out of the image', () => {
    assert.deepEqual(of('COPY'), ['ward-widgets-*.tgz ./']);
    const ignored = read('.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    assert.deepEqual(ignored, ['*', '!ward-widgets-*.tgz']);
  });
});

describe('redis.conf', () => {
  it('keeps what was acknowledged, and deletes nothing to make room', () => {
    const settings = read('redis.conf')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    assert.deepEqual(settings, ['appendonly yes', 'appendfsync always', 'maxmemory-policy noeviction']);
  });

  it('is taken by Redis', { skip: without('redis-server', '--version') }, async () => {
    const port = await freePort();
    const dir = join(scratch, 'redis');
    mkdirSync(dir);
    const child = spawn(
      'redis-server',
      [join(folder, 'redis.conf'), '--port', String(port), '--bind', '127.0.0.1', '--dir', dir],
      { env, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    after(() => child.kill('SIGKILL'));
    let said = '';
    for await (const text of child.stdout) if ((said += text).includes('Ready to accept connections')) break;
    assert.match(said, /Ready to accept connections/);
    assert.ok(readdirSync(dir).some((name) => name.startsWith('append')));
  });
});

it('the guide of deployment shows how each of these files is used', () => {
  const guide = readFileSync(join(folder, '../guides/deployment.md'), 'utf8');
  for (const name of readdirSync(folder)) assert.ok(guide.includes(`deploy/${name}`), name);
});
