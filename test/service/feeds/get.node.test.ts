import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { createServer as createSecureServer } from 'node:tls';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { AddressGuard } from '../../../src/service/feeds/address-guard.ts';
import { get, type GetOptions } from '../../../src/service/feeds/get.ts';
import { rss, say, serve } from '../../cli/servers.ts';

const ask = (url: string, wait = 20_000, more: Partial<GetOptions> = {}) =>
  get(new URL(url), { wait, userAgent: 'Thu', ...more });
const text = async (url: string) => Buffer.from((await ask(url)).bytes).toString();

const body = rss(1);
const length = Buffer.byteLength(body);
const head = (lines: string) => `HTTP/1.1 200 OK\r\n${lines}\r\nContent-Length: ${length}\r\n\r\n`;

describe('get, from servers that send invalid heads', () => {
  const heads: [string, string][] = [
    ['a name with a space', head('X Powered By: ASP')],
    ['a name with accents', head('Máy-Chủ: 1')],
    ['white space before the colon', head('Server : IIS')],
    ['a line without a colon', head('nonsense')],
    ['a value without a name', head(': nothing')],
    ['a control character in a value', head('X-A: a\u0001b')],
    ['a value on two lines', head('X-A: a\r\n b')],
    ['a line that begins with a space', head(' X-A: b')],
    ['its length twice', head(`Content-Length: ${length}`)],
    ['line feeds only', head('X-A: b').replaceAll('\r', '')],
    ['no reason', head('X-A: b').replace(' OK', '')],
    ['an early hint before it', `HTTP/1.1 103 Early Hints\r\nLink x: </a>\r\n\r\n${head('X A: b')}`],
    ['no length', 'HTTP/1.0 200 OK\r\nX A: b\r\n\r\n'],
  ];
  for (const [what, before] of heads) {
    it(`takes ${what}`, async () => assert.equal(await text(await say(before, body)), body));
  }

  it('takes a length together with chunks', async () => {
    const chunk = `${length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    const start = 'HTTP/1.1 200 OK\r\nX A: b\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n';
    assert.equal(await text(await say(start, chunk)), body);
  });

  it('takes a head that comes byte by byte', async () => {
    const url = await serve(({ socket }) => {
      socket.setNoDelay();
      for (const byte of `${head('X A: b')}${body}`) socket.write(byte);
      socket.end();
    });
    assert.equal(await text(url), body);
  });

  for (const [what, bytes] of [
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['a head without an end', `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(20_000)}`],
    ['nothing', ''],
  ] as const) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(ask(await say(bytes)), { kind: 'blocked' });
    });
  }
});

describe('get', () => {
  for (const [encoding, bytes] of [
    ['gzip', gzipSync(body)],
    ['deflate', deflateSync(body)],
    ['deflate', deflateRawSync(body)],
    ['br', brotliCompressSync(body)],
    ['gzip', Buffer.from(body)],
    ['identity', gzipSync(body)],
    ['utf-8', Buffer.from(body)],
  ] as const) {
    it(`unpacks ${bytes.subarray(0, 2).toString('hex')}… labelled ${encoding}`, async () => {
      const url = await serve((_, response) => {
        response.setHeader('Content-Encoding', encoding).end(bytes);
      });
      assert.equal(await text(url), body);
    });
  }

  it('gives the type, and where the answer came from in the end', async () => {
    const url = await serve(({ url }, response) => {
      if (url === '/tin?a=1') response.setHeader('Content-Type', 'text/xml; charset=windows-1258').end(body);
      else response.writeHead(302, { Location: 'tin?a=1' }).end();
    });
    const { contentType, url: from } = await ask(`${url}rss#here`);
    assert.equal(contentType, 'text/xml; charset=windows-1258');
    assert.equal(from, `${url}tin?a=1`);
  });

  it('signs in with the name and the password of the address, and publishes neither', async () => {
    const url = await serve(({ headers }, response) => {
      response.end(headers.authorization);
    });
    const { bytes, url: from } = await ask(url.replace('//', '//ten:mat%20khau@'));
    assert.equal(Buffer.from(bytes).toString(), `Basic ${Buffer.from('ten:mat khau').toString('base64')}`);
    assert.equal(from, url);
  });

  it('asks plainly, under the name it is given, once for a connection', async () => {
    const url = await serve(({ method, headers }, response) => {
      response.end(JSON.stringify({ method, ...headers }));
    });
    const said = JSON.parse(await text(url)) as Record<string, string>;
    assert.equal(said['method'], 'GET');
    assert.equal(said['user-agent'], 'Thu');
    assert.equal(said['connection'], 'close');
    assert.equal(said['host'], new URL(url).host);
  });

  it('follows five redirects and no sixth', async () => {
    const url = await serve(({ url = '' }, response) => {
      const left = Number(url.slice(1));
      if (left) response.writeHead(301, { Location: `/${left - 1}` }).end();
      else response.end(body);
    });
    assert.equal(await text(`${url}5`), body);
    await assert.rejects(ask(`${url}6`), { kind: 'http' });
  });

  it('follows an address in raw UTF-8', async () => {
    const body = rss(1);
    const url = await serve(({ url = '', socket }, response) => {
      if (url === '/tin-t%E1%BB%A9c') response.end(body);
      else socket.end(Buffer.from('HTTP/1.1 302 Found\r\nLocation: /tin-tức\r\nContent-Length: 0\r\n\r\n'));
    });
    assert.equal(await text(url), body);
  });

  it('follows no redirect to anything but http and https', async () => {
    for (const Location of ['file:///etc/passwd', 'ftp://a.example/', 'data:,x', 'http://[']) {
      const url = await serve((_, response) => {
        response.writeHead(302, { Location }).end();
      });
      await assert.rejects(ask(url), { kind: 'blocked' });
    }
  });

  it('refuses an error status, with the status', async () => {
    for (const status of [304, 404, 503]) {
      const url = await serve((_, response) => {
        response.writeHead(status).end();
      });
      await assert.rejects(ask(url), { kind: 'http', status });
    }
  });

  for (const [what, start] of [
    ['its length', `HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\n`],
    ['a chunk', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${length.toString(16)}\r\n`],
    ['the last chunk', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<rs\r\n`],
    ['its packing', 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n'],
  ] as const) {
    it(`refuses an answer that breaks off before ${what} is whole`, async () => {
      const bytes = what === 'its packing' ? gzipSync(body) : Buffer.from(body);
      await assert.rejects(ask(await say(start, what === 'the last chunk' ? '' : bytes.subarray(0, 60))), {
        kind: 'blocked',
      });
    });
  }

  it('refuses more bytes than the bounds allow, also where they come packed', async () => {
    const endless = await serve((_, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(2 ** 16, ' ')));
      };
      response.on('drain', more);
      more();
    });
    const bomb = gzipSync(Buffer.alloc(50 * 2 ** 20));
    const packed = await serve((_, response) => {
      response.end(bomb);
    });
    await assert.rejects(ask(endless), { kind: 'too-large' });
    await assert.rejects(ask(packed), { kind: 'too-large' });
  });

  it('waits no longer than it is told, for the head, for the body and over redirects', async () => {
    const silent = await serve(() => {});
    const stalled = await serve((_, response) => {
      response.write(body);
    });
    const round = await serve((_, response) => {
      setTimeout(() => response.writeHead(302, { Location: '/' }).end(), 100);
    });
    for (const url of [silent, stalled, round]) {
      await assert.rejects(ask(url, 250), { kind: 'timeout', message: /0\.25 s/ });
    }
  });

  it('says that nobody listens there', async () => {
    await assert.rejects(ask('http://127.0.0.1:1/'), { kind: 'blocked', message: /ECONNREFUSED/ });
    await assert.rejects(ask('http://khong-co.invalid/'), { kind: 'blocked', message: /khong-co\.invalid/ });
  });

  it('refuses a server that does not speak TLS', async () => {
    const url = await serve((_, response) => response.end(body));
    await assert.rejects(ask(url.replace('http:', 'https:')), { kind: 'blocked' });
  });
});

describe('get, with an answer that is known', () => {
  const etag = '"a"';
  const modified = 'Thu, 21 Nov 2024 01:30:00 GMT';

  it('asks by tag and date, and is told that nothing has changed', async () => {
    const url = await serve(({ headers }, response) => {
      assert.deepEqual([headers['if-none-match'], headers['if-modified-since']], [etag, modified]);
      response.writeHead(304, { ETag: '"b"' }).end();
    });
    const { unchanged, bytes, headers } = await ask(url, 20_000, { known: { url, etag, modified } });
    assert.equal(unchanged, true);
    assert.equal(bytes.length, 0);
    assert.equal(headers.etag, '"b"');
  });

  it('takes a new answer', async () => {
    const url = await serve((_, response) => response.end(body));
    const { unchanged, bytes } = await ask(url, 20_000, { known: { url, etag } });
    assert.equal(unchanged, false);
    assert.equal(Buffer.from(bytes).toString(), body);
  });

  it('tells tag and date only to the address that gave them', async () => {
    const asked: unknown[] = [];
    const url = await serve(({ url, headers }, response) => {
      asked.push([url, headers['if-none-match']]);
      if (url === '/') response.writeHead(302, { Location: '/tin' }).end();
      else response.writeHead(304).end();
    });
    const known = { url: `${url}tin`, etag };
    assert.equal((await ask(url, 20_000, { known })).url, `${url}tin`);
    assert.deepEqual(asked, [
      ['/', undefined],
      ['/tin', etag],
    ]);
    await assert.rejects(ask(url, 20_000, { known: { url, etag } }), { kind: 'http', status: 304 });
  });
});

describe('get, with limits of its own', () => {
  it('follows as many redirects as it is told', async () => {
    const url = await serve(({ url = '' }, response) => {
      const left = Number(url.slice(1));
      if (left) response.writeHead(301, { Location: `/${left - 1}` }).end();
      else response.end(body);
    });
    assert.equal(Buffer.from((await ask(`${url}3`, 20_000, { redirects: 3 })).bytes).toString(), body);
    await assert.rejects(ask(`${url}4`, 20_000, { redirects: 3 }), { kind: 'http', message: /more than 3/ });
  });

  it('ends where nothing comes, before the whole time is over', async () => {
    const silent = await serve(() => {});
    const stalled = await serve((_, response) => response.write(body));
    for (const url of [silent, stalled])
      await assert.rejects(ask(url, 20_000, { idle: 100 }), {
        kind: 'timeout',
        message: /nothing came for 0\.1 s/,
      });
  });

  it('takes an end that it has made itself for no end of the answer', async () => {
    const { port } = new URL(await serve(({ socket }) => socket.write(`HTTP/1.1 200 OK\r\n\r\n${body}`)));
    const url = `http://127.0.0.1:${port}/`;
    await assert.rejects(ask(url, 200), { kind: 'timeout' });
    await assert.rejects(ask(url, 20_000, { idle: 100 }), { kind: 'timeout' });
  });

  it('ends where a little comes again and again', async () => {
    const url = await serve((_, response) => {
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });
    await assert.rejects(ask(url, 400, { idle: 200 }), { kind: 'timeout', message: /0\.4 s/ });
  });

  it('ends where hints come without end, and where the head does', async () => {
    const hints = await say('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(20_000));
    const head = await say(`HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(20_000)}\r\n`);
    for (const url of [hints, head])
      await assert.rejects(ask(url), { kind: 'blocked', message: /header fields have more than 64 KiB/ });
  });

  it('ends where the protocol is changed', async () => {
    const url = await say('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n');
    await assert.rejects(ask(url, 20_000, { idle: 500 }), { name: 'FeedError' });
  });

  it('ends when it is told to', async () => {
    const over = new AbortController();
    const url = await serve(() => over.abort());
    await assert.rejects(ask(url, 20_000, { signal: over.signal }), { kind: 'blocked' });
    await assert.rejects(ask(url, 20_000, { signal: over.signal }), { kind: 'blocked' });
  });

  it('reads an announced length and no byte more, and all where none is announced', async () => {
    assert.equal(await text(await say('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n', 'abcdef')), 'abc');
    assert.equal(await text(await say('HTTP/1.1 200 OK\r\n\r\n', 'abcdef')), 'abcdef');
  });

  it('gathers chunks of single bytes', async () => {
    const letters = 'a'.repeat(100_000);
    const chunked = `${[...letters].map((letter) => `1\r\n${letter}\r\n`).join('')}0\r\n\r\n`;
    assert.equal(
      await text(await say('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', chunked)),
      letters,
    );
  });
});

describe('get, with a guard', () => {
  /** Lets names lead to where they are told to, and connections go to the given addresses only. */
  const guardOf = (leadTo: (host: string) => string[], allowed?: string[]) => {
    const asked: string[] = [];
    const guard: AddressGuard = {
      resolve: async (host) => {
        asked.push(host);
        return Promise.resolve(leadTo(host));
      },
      allows: (address) => !allowed || allowed.includes(address),
    };
    return { asked, guard };
  };

  it('asks it once for each hop, and connects where it said, under the name', async () => {
    const hosts: unknown[] = [];
    const url = await serve(({ url, headers }, response) => {
      hosts.push(headers.host);
      if (url === '/') response.writeHead(302, { Location: `//thon.example:${port}/tin` }).end();
      else response.end(body);
    });
    const { port } = new URL(url);
    const { asked, guard } = guardOf(() => ['127.0.0.1']);
    const { url: from } = await ask(`http://phuong.example:${port}/`, 20_000, { guard });
    assert.equal(from, `http://thon.example:${port}/tin`);
    assert.deepEqual(asked, ['phuong.example', 'thon.example']);
    assert.deepEqual(hosts, [`phuong.example:${port}`, `thon.example:${port}`]);
  });

  it('tries the addresses of a name one after another', async () => {
    const { port } = new URL(await serve((_, response) => response.end(body)));
    const { guard } = guardOf(() => ['127.0.0.9', '::1', '127.0.0.1']);
    const { bytes } = await ask(`http://phuong.example:${port}/`, 20_000, { guard });
    assert.equal(Buffer.from(bytes).toString(), body);
  });

  it('sends nothing where the connection went elsewhere', async () => {
    let said = 0;
    const { port } = new URL(await serve(() => said++));
    const { guard } = guardOf(() => ['127.0.0.1'], ['127.0.0.2']);
    await assert.rejects(ask(`http://phuong.example:${port}/`, 20_000, { guard }), {
      kind: 'blocked',
      message: /went to 127\.0\.0\.1/,
    });
    assert.equal(said, 0);
  });

  it('tells TLS the name, and none where there is none', async () => {
    const names: string[] = [];
    const server = createSecureServer({
      SNICallback: (name, done) => {
        names.push(name);
        done(new Error('no certificate'));
      },
    });
    server.on('tlsClientError', () => {}).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { guard } = guardOf(() => ['127.0.0.1']);
    for (const host of ['phuong.example', '127.0.0.1'])
      await assert.rejects(ask(`https://${host}:${port}/`, 20_000, { guard }), { kind: 'blocked' });
    server.close();
    assert.deepEqual(names, ['phuong.example']);
  });

  it('waits no longer for a name than for the rest', async () => {
    const guard: AddressGuard = { resolve: () => new Promise(() => {}), allows: () => true };
    await assert.rejects(ask('http://phuong.example/', 100, { guard }), { kind: 'timeout' });
  });

  it('sends name and password on within a host, and to no other', async () => {
    const sent: unknown[] = [];
    const url = await serve(({ url, headers }, response) => {
      sent.push([url, headers.authorization]);
      if (url === '/') response.writeHead(302, { Location: '/a' }).end();
      else if (url === '/a') response.writeHead(302, { Location: `//thon.example:${port}/b` }).end();
      else response.end(body);
    });
    const { port } = new URL(url);
    const { guard } = guardOf(() => ['127.0.0.1']);
    await ask(`http://ten:mat@phuong.example:${port}/`, 20_000, { guard });
    assert.deepEqual(sent, [
      ['/', 'Basic dGVuOm1hdA=='],
      ['/a', 'Basic dGVuOm1hdA=='],
      ['/b', undefined],
    ]);
  });
});
