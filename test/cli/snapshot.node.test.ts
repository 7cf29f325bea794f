import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Feed } from '../../src/contract/feed.ts';
import { rss, say, serve } from './servers.ts';

const program = fileURLToPath(new URL('../../src/cli/ward-widgets.ts', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'ward-widgets-'));
after(() => rmSync(root, { recursive: true }));

const old = new Date(2020, 1);
let folder: string;
let file: string;
let count = 0;
beforeEach(() => {
  folder = join(root, String(count++));
  file = join(folder, 'tin.json');
  mkdirSync(folder);
});

const start = (...args: string[]) => spawn(process.execPath, [program, ...args], { cwd: folder });

/** Runs the program to its end. */
async function run(...args: string[]) {
  const child = start(...args);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number];
  return { code, stdout, stderr };
}
const snapshot = (...args: string[]) => run('snapshot', ...args);

const feedIn = (text: string) => JSON.parse(text) as Feed;
const written = () => feedIn(readFileSync(file, 'utf8'));
const ids = ({ items }: Feed) => items.map(({ id }) => id);

/** A file that is good, and as old as can be seen. */
function good(): string {
  const text = `${JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [{ id: 'cũ' }] })}\n`;
  writeFileSync(file, text);
  utimesSync(file, old, old);
  return text;
}

/** Asserts that a failure is one sentence, and that the file is as it was and alone. */
async function fails(code: number, sentence: RegExp, ...args: string[]) {
  const text = good();
  const result = await snapshot(...args, '-o', 'tin.json');
  assert.equal(result.code, code, result.stderr);
  assert.match(result.stderr, sentence);
  assert.match(result.stderr, /^ward-widgets: [^\n]+\n$/);
  assert.equal(result.stdout, '');
  assert.equal(readFileSync(file, 'utf8'), text);
  assert.equal(+statSync(file).mtime, +old);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith('.tmp')),
    [],
  );
}

let answer: string | Buffer = '';
let headers: Record<string, string> = {};
let asked: Record<string, unknown> = {};
const url = await serve((request, response) => {
  asked = request.headers;
  response.writeHead(200, headers).end(answer);
});

describe('ward-widgets snapshot', () => {
  beforeEach(() => {
    answer = rss(2);
    headers = { 'Content-Type': 'text/xml' };
  });

  it('writes a feed from an address as JSON Feed, indented, with a final newline', async () => {
    const { code, stdout, stderr } = await snapshot(url, '-o', 'tin.json');
    assert.deepEqual([code, stdout, stderr], [0, 'tin.json: written, 2 items\n', '']);
    assert.equal(
      readFileSync(file, 'utf8'),
      `{
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Phường",
  "feed_url": "${url}",
  "items": [
    {
      "id": "Tin-0",
      "title": "Tin 0"
    },
    {
      "id": "Tin-1",
      "title": "Tin 1"
    }
  ]
}
`,
    );
    assert.deepEqual(readdirSync(folder), ['tin.json']);
  });

  it('writes to standard output where no file is named, and nothing else', async () => {
    for (const output of [[], ['-o', '-']]) {
      const { code, stdout, stderr } = await snapshot(url, ...output);
      assert.deepEqual([code, stderr], [0, '']);
      assert.deepEqual(ids(feedIn(stdout)), ['Tin-0', 'Tin-1']);
      assert.ok(stdout.endsWith('}\n'));
    }
  });

  it('ends in silence when nobody reads its output to the end', async () => {
    writeFileSync(join(folder, 'tin.rss'), rss(9000));
    const child = start('snapshot', 'tin.rss');
    let said = '';
    child.stderr.on('data', (text) => (said += String(text)));
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = (await once(child, 'exit')) as [number];
    assert.deepEqual([code, said], [1, '']);
  });

  it('reads a file, by path and by address, packed or not', async () => {
    writeFileSync(join(folder, 'tin tức.rss'), rss(1));
    writeFileSync(join(folder, 'tin.rss.gz'), gzipSync(rss(1)));
    const address = pathToFileURL(join(folder, 'tin tức.rss')).href;
    for (const source of ['tin tức.rss', './tin tức.rss', address, 'tin.rss.gz']) {
      assert.equal((await snapshot(source, '-o', 'tin.json')).code, 0, source);
      assert.deepEqual(ids(written()), ['Tin-0']);
      assert.equal(written().feed_url, undefined);
    }
  });

  it('lets the links of a file lead from where it stood', async () => {
    writeFileSync(join(folder, 'tin.rss'), '<rss><channel><item><link>/a</link></item></channel></rss>');
    await snapshot('tin.rss', '-o', 'tin.json', '--url', 'https://phuong.example.vn/rss');
    assert.equal(written().items[0]?.url, 'https://phuong.example.vn/a');
    assert.equal(written().feed_url, 'https://phuong.example.vn/rss');
  });

  it('writes the address that the feed came from without the password', async () => {
    await snapshot(url.replace('//', '//ten:mat-khau@'), '-o', 'tin.json');
    assert.equal(written().feed_url, url);
  });

  it('believes the charset of the header', async () => {
    headers = { 'Content-Type': 'text/xml; charset=windows-1258' };
    answer = Buffer.from('<rss><channel><title>Ph\xdd\xf6ng</title><item/></channel></rss>', 'latin1');
    await snapshot(url, '-o', 'tin.json');
    assert.equal(
      written().title,
      new TextDecoder('windows-1258').decode(Buffer.from('Ph\xdd\xf6ng', 'latin1')),
    );
  });

  it('reads dates as it is told', async () => {
    answer = '<rss><channel><item><pubDate>05/06/2024 08:00</pubDate></item></channel></rss>';
    for (const [options, date] of [
      [[], '2024-06-05T01:00:00.000Z'],
      [['--assume-zone', 'UTC'], '2024-06-05T08:00:00.000Z'],
      [['--assume-zone=-05:30', '--month-first'], '2024-05-06T13:30:00.000Z'],
    ] as const) {
      await snapshot(url, '-o', 'tin.json', ...options);
      assert.equal(written().items[0]?.date_published, date);
    }
  });

  it('keeps the first items only, where it is told how many', async () => {
    answer = rss(5);
    const { stdout } = await snapshot(url, '-o', 'tin.json', '--max-items', '1');
    assert.deepEqual(ids(written()), ['Tin-0']);
    assert.equal(stdout, 'tin.json: written, 1 item\n');
  });

  it('calls itself by its own name, or as it is told', async () => {
    await snapshot(url);
    assert.match(String(asked['user-agent']), /^ward-widgets\/\d/);
    await snapshot(url, '--user-agent', 'Mozilla/5.0 (thu)');
    assert.equal(asked['user-agent'], 'Mozilla/5.0 (thu)');
  });

  it('leaves a file alone in which nothing changes, and says so', async () => {
    await snapshot(url, '-o', 'tin.json');
    utimesSync(file, old, old);
    const { code, stdout } = await snapshot(url, '-o', 'tin.json');
    assert.deepEqual([code, stdout], [0, 'tin.json: unchanged, 2 items\n']);
    assert.equal(+statSync(file).mtime, +old);
  });

  it('says nothing when it is to be quiet, but errors', async () => {
    for (const time of ['written', 'unchanged']) {
      const { code, stdout, stderr } = await snapshot(url, '-o', 'tin.json', '--quiet');
      assert.deepEqual([code, stdout, stderr], [0, '', ''], time);
    }
    assert.match((await snapshot('khong-co.rss', '-q')).stderr, /khong-co\.rss/);
  });

  it('replaces a file behind a link, with its permissions', async () => {
    good();
    chmodSync(file, 0o640);
    symlinkSync('tin.json', join(folder, 'link.json'));
    await snapshot(url, '-o', 'link.json');
    assert.deepEqual(ids(written()), ['Tin-0', 'Tin-1']);
    assert.equal(statSync(file).mode & 0o777, 0o640);
  });

  it('replaces what is no feed, and a feed without items, by an empty feed', async () => {
    answer = rss(0);
    for (const before of ['', 'xin chào', '{"items":[]}', '{"items":{}}', 'null']) {
      writeFileSync(file, before);
      const { stdout } = await snapshot(url, '-o', 'tin.json');
      assert.equal(stdout, 'tin.json: written, 0 items\n', before);
    }
  });

  it('replaces a good file by an empty feed only where that is allowed', async () => {
    answer = rss(0);
    await fails(1, /no items, and tin\.json has some; --allow-empty/, url);
    assert.equal((await snapshot(url, '-o', 'tin.json', '--allow-empty')).code, 0);
    assert.deepEqual(written().items, []);
  });

  it('is not damaged by several runs at once', async () => {
    const sources = ['A', 'B', 'C', 'D'].map((name) => {
      writeFileSync(join(folder, `${name}.rss`), rss(3000, name));
      return `${name}.rss`;
    });
    good();
    let running = true;
    const runs = Promise.all(sources.map((source) => snapshot(source, '-o', 'tin.json'))).finally(
      () => (running = false),
    );
    // Whoever looks meanwhile sees a whole file.
    while (running) {
      assert.match(String(ids(written()).length), /^(1|3000)$/);
      await new Promise(setImmediate);
    }
    assert.deepEqual(
      (await runs).map(({ code }) => code),
      [0, 0, 0, 0],
    );
    assert.equal(new Set(ids(written()).map(([letter]) => letter)).size, 1);
    assert.deepEqual(readdirSync(folder).sort(), [...sources, 'tin.json']);
  });

  for (const signal of ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    it(`leaves the file as it was when ${signal} ends it while it waits`, async () => {
      const text = good();
      const slow = await serve((_, response) => {
        response.write('<rss>');
        child.kill(signal);
      });
      const child = start('snapshot', slow, '-o', 'tin.json');
      const [code, by] = (await once(child, 'exit')) as [number | null, string | null];
      if (signal === 'SIGKILL') assert.equal(by, signal);
      else assert.ok(code && code > 128);
      assert.equal(readFileSync(file, 'utf8'), text);
      assert.deepEqual(readdirSync(folder), ['tin.json']);
    });
  }
});

describe('ward-widgets snapshot, when it fails', () => {
  it('names what is wrong with the command line', async () => {
    for (const [args, sentence] of [
      [[], /Which feed\?/],
      [['a', 'b'], /One feed at a time: "b"/],
      [['a', '--khong-co'], /--khong-co/],
      [['a', '--timeout'], /--timeout/],
      [['a', '--timeout', '0'], /--timeout takes seconds/],
      [['a', '--timeout', 'lâu'], /--timeout takes seconds.*"lâu"/],
      [['a', '--max-items', '1.5'], /--max-items takes a whole number/],
      [['a', '--assume-zone', 'Asia/Ho_Chi_Minh'], /--assume-zone takes ±hh:mm or UTC/],
      [['a', '--user-agent', 'a\r\nb: c'], /ASCII/],
      [['a', '--url', '/rss'], /--url takes an http or https address/],
      [['ftp://a.example/rss'], /no http, https or file address/],
      [['javascript:alert(1)'], /no http, https or file address/],
      [['https://'], /no address/],
    ] as const) {
      await fails(2, sentence, ...args);
    }
  });

  const rows: [string, RegExp, () => string | Promise<string>][] = [
    ['nobody listens', /ECONNREFUSED 127\.0\.0\.1:1 \(blocked\)/, () => 'http://127.0.0.1:1/rss'],
    [
      'the server has no such feed',
      /status 404 \(http\)/,
      () => serve((_, response) => response.writeHead(404).end(rss(1))),
    ],
    [
      'the server points on and on',
      /points on more than 5 times \(http\)/,
      () => serve((_, response) => response.writeHead(302, { Location: '/' }).end()),
    ],
    [
      'the answer breaks off',
      /\(blocked\)/,
      () => say(`HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n${rss(3)}`),
    ],
    [
      'the answer is too large',
      /more than 8 MiB \(too-large\)/,
      () => serve((_, response) => response.end(Buffer.alloc(9 * 2 ** 20, ' '))),
    ],
    [
      'the feed has too many items',
      /10000 items.*\(too-large\)/,
      () => serve((_, response) => response.end(rss(10_001))),
    ],
    [
      'a page comes in its place',
      /no feed \(not-a-feed\)/,
      () => serve((_, response) => response.end('<!doctype html><html><body>Bảo trì</body></html>')),
    ],
    ['nothing comes', /no feed \(not-a-feed\)/, () => serve((_, response) => response.end())],
    [
      'half of a JSON feed comes',
      /\(not-a-feed\)/,
      () => serve((_, response) => response.end('{"items":[{')),
    ],
    [
      'the feed is cut off before its first item',
      /too damaged.*\(malformed\)/,
      () => serve((_, response) => response.end('<rss><channel><title>Phường</title><item><title>Ti')),
    ],
    ['there is no such file', /khong-co\.rss cannot be read: ENOENT/, () => 'khong-co.rss'],
    ['the file is a folder', /cannot be read: EISDIR/, () => '.'],
  ];
  for (const [what, sentence, source] of rows) {
    it(`says in one sentence that ${what}, and leaves the file alone`, async () => {
      await fails(1, sentence, await source());
    });
  }

  it('says that no whole answer came in time', async () => {
    const url = await serve((_, response) => response.write(rss(1)));
    await fails(1, /no whole answer came within 0\.3 s \(timeout\)/, url, '--timeout', '0.3');
  });

  it('asks nobody where the file cannot be written', async () => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked++;
      response.end(rss(1));
    });
    for (const output of ['khong-co/tin.json', '.']) {
      const { code, stderr } = await snapshot(url, '-o', output);
      assert.equal(code, 1);
      assert.match(stderr, /^ward-widgets: .* cannot be written: [^\n]+\n$/);
    }
    assert.equal(asked, 0);
  });
});

describe('ward-widgets', () => {
  it('helps', async () => {
    for (const args of [['--help'], ['-h'], ['snapshot', '--help'], ['snapshot', 'a', '-h']]) {
      const { code, stdout, stderr } = await run(...args);
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, /^Usage: ward-widgets /);
      assert.match(stdout, /snapshot/);
    }
  });

  it('knows its version', async () => {
    const { version } = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    ) as Record<string, string>;
    for (const args of [['--version'], ['-v'], ['snapshot', '--version']]) {
      assert.deepEqual(await run(...args), { code: 0, stdout: `${version}\n`, stderr: '' });
    }
  });

  it('says that there is no such command', async () => {
    for (const args of [[], ['khong-co'], ['toString']]) {
      const { code, stderr } = await run(...args);
      assert.equal(code, 2);
      assert.match(stderr, /^ward-widgets: [^\n]*see ward-widgets --help\)\n$/);
    }
  });
});
