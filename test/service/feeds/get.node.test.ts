import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { get } from '../../../src/service/feeds/get.ts';
import { rss, say, serve } from '../../cli/servers.ts';

const ask = (url: string, wait = 20_000) => get(new URL(url), { wait, userAgent: 'Thu' });
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
