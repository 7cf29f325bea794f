import fc, { type Arbitrary } from 'fast-check';
import { SITE } from '../companion.ts';
import type { Described } from '../openapi.ts';

/** A request, as it is to be sent. */
export interface Fuzzed {
  method: string;
  /** Path and query, encoded. */
  target: string;
  headers: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer> | undefined;
}

type Json = Record<string, unknown>;

/** What makes sense in a field of that name; random text seldom gets past the first check. */
const sensible: Record<string, unknown[]> = {
  site: [SITE],
  id: ['news'],
  feed: ['news'],
  item: ['/tin/1', 'https://tayson.example.gov.vn/tin/2', 'x'],
  path: ['/', '/tin-tuc/1', '/tìm?q=1#a', 'ward-widgets.js', 'sri.json'],
  from: ['2024-11-01', '2020-02-29'],
  to: ['2024-11-21', '2024-12-31'],
  stars: [1, 2.5, 5],
};

/** Texts that programs trip over. */
const awkward = fc.oneof(
  fc.constantFrom(
    '',
    '\0',
    '\ud800',
    '\ufeff',
    '../../etc/passwd',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    "'; DROP TABLE days; --",
    '<script>alert(1)</script>',
    '${7*7}',
    '%00',
    '%zz',
    '%c0%af',
    '٣',
    '1e999',
    '-0',
    'NaN',
    'null',
    '2024-02-30',
    '9999-12-31',
    '0000-01-01',
    'a'.repeat(5000),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
);

const anyJson = fc.oneof(
  awkward,
  fc.double(),
  fc.maxSafeInteger(),
  fc.constantFrom(null, true, false, [], {}, [[]], 1e308, -1, 0.1),
  fc.jsonValue({ maxDepth: 4 }),
);

/** Values that a schema describes, mostly. */
function valuesOf(name: string, schema: Json): Arbitrary<unknown> {
  if (sensible[name]) return fc.constantFrom(...sensible[name]);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  if (Array.isArray(schema['anyOf']))
    return fc.oneof(...(schema['anyOf'] as Json[]).map((one) => valuesOf(name, one)));
  switch (schema['type']) {
    case 'array':
      return fc.array(valuesOf(name, (schema['items'] ?? {}) as Json), { minLength: 1, maxLength: 4 });
    case 'number':
    case 'integer':
      return fc.integer({ min: 0, max: 10 });
    case 'boolean':
      return fc.boolean();
    default:
      return fc.oneof(fc.stringMatching(/^[a-z\d]{1,12}$/), fc.constantFrom('1', '5', 'true', '/a'));
  }
}

/** A parameter or a member: as described, absent, or anything. */
const field = (name: string, schema: Json, anything: Arbitrary<unknown>) =>
  fc.oneof(
    { arbitrary: valuesOf(name, schema), weight: 12 },
    { arbitrary: fc.constant(undefined), weight: 1 },
    { arbitrary: anything, weight: 2 },
  );

/** Half a surrogate pair can be in no address and in no bytes. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

const encode = (text: string): string => encodeURIComponent(wellFormed(text));

const targetOf = (
  path: string,
  values: Json,
  extra: [string, string][],
  places: Map<string, string>,
): string => {
  const inPath = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encode(`${(values[name] as string | undefined) ?? 'x'}`),
  );
  const query = Object.entries(values)
    .filter(([name, value]) => places.get(name) === 'query' && value !== undefined)
    .flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)] as const));
  const text = [...query, ...extra].map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  return text ? `${inPath}?${text}` : inPath;
};

const address = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.constantFrom(
    '',
    'unknown',
    '127.0.0.1',
    '::1, 10.0.0.1',
    'a,b,c',
    '1.2.3.4:99',
    '[::1]:80',
    '999.1.1.1',
  ),
);

const headersOf = fc.record(
  {
    origin: fc.constantFrom('https://tayson.example.gov.vn', 'https://evil.example', 'null', 'nonsense', ''),
    'content-type': fc.constantFrom(
      'application/json',
      'text/plain;charset=UTF-8',
      'text/plain',
      'application/xml',
      'multipart/form-data',
      'application/jsonp',
      ';',
    ),
    'user-agent': fc.constantFrom(
      'Mozilla/5.0 (X11; rv:153.0) Firefox/153.0',
      'curl/8',
      '',
      'x'.repeat(3000),
    ),
    'x-forwarded-for': address,
    'accept-encoding': fc.constantFrom('br', 'gzip;q=0.5, br;q=0', '*;q=0', 'identity;q=x', ';;,,', 'q=1'),
    'if-none-match': fc.constantFrom('*', '"a", W/"b"', 'nonsense', '"'),
    'sec-gpc': fc.constantFrom('1', '0'),
    'sec-purpose': fc.constantFrom('prefetch', 'prerender'),
    'content-encoding': fc.constantFrom('gzip', 'br'),
    range: fc.constantFrom('bytes=0-1', 'bytes=9-1'),
    cookie: fc.constant('a=b'),
  },
  { requiredKeys: ['content-type'] },
);

/** Keys that reach into prototypes, and others that nobody has described. */
const strangeKey = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'a[b]', 'site[]', ''),
  awkward,
);

/** What is done to a body that was right. */
const damages: ((text: string) => string | Uint8Array<ArrayBuffer>)[] = [
  (text) => text,
  (text) => text,
  (text) => text,
  (text) => text.slice(0, -1),
  (text) => `${text}${text}`,
  (text) => `\ufeff${text}`,
  (text) => `[${text}]`,
  (text) => text.replace('{', '{"__proto__":{"site":"x"},'),
  (text) => text.replace(/"/g, "'"),
  (text) => text.padEnd(5000),
  (text) => '['.repeat(4000) + text,
  () => '',
  (text) => new Uint8Array(Buffer.from(text, 'utf16le')),
  () => new Uint8Array([0xff, 0xfe, 0x00, 0x80, 0xc3]),
];

const hasBody = (method: string): boolean => method !== 'GET' && method !== 'HEAD';

/** Requests for one operation: right, or nearly so. */
function forOperation(operation: Described): Arbitrary<Fuzzed> {
  const { method, path, parameters = [], requestBody } = operation;
  const places = new Map(parameters.map(({ name, in: place }) => [name, place]));
  const values = fc.record(
    Object.fromEntries(parameters.map(({ name, schema }) => [name, field(name, schema, awkward)])),
  );
  const schema = Object.values(requestBody?.content ?? {})[0]?.schema ?? {};
  const members = Object.entries((schema['properties'] ?? {}) as Record<string, Json>);
  const body = fc.record(Object.fromEntries(members.map(([name, its]) => [name, field(name, its, anyJson)])));
  return fc
    .record({
      method: fc.oneof(
        { arbitrary: fc.constant(method), weight: 9 },
        { arbitrary: fc.constantFrom('HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'POST', 'GET'), weight: 1 },
      ),
      values,
      extra: fc.oneof(
        { arbitrary: fc.constant<[string, string][]>([]), weight: 4 },
        { arbitrary: fc.array(fc.tuple(strangeKey, awkward), { maxLength: 3 }), weight: 1 },
      ),
      headers: headersOf,
      body,
      damage: fc.constantFrom(...damages),
    })
    .map((made) => ({
      method: made.method,
      target: targetOf(path, made.values, made.extra, places),
      headers: made.headers,
      body: hasBody(made.method) ? made.damage(JSON.stringify(made.body)) : undefined,
    }));
}

/** Requests that know nothing of the document. */
const wild: Arbitrary<Fuzzed> = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'HEAD', 'OPTIONS', 'PROPFIND', 'X'),
    parts: fc.array(
      fc.oneof(
        fc.constantFrom(
          'v1',
          'visits',
          'ratings',
          'feeds',
          'embed',
          'assets',
          '..',
          '.',
          '',
          '%2e%2e',
          '%2f',
          '%00',
        ),
        awkward.map(encode),
      ),
      { maxLength: 5 },
    ),
    query: awkward,
    headers: headersOf,
    body: fc.oneof(
      anyJson.map((value) => JSON.stringify(value) ?? ''),
      fc.string({ unit: 'binary' }),
    ),
  })
  .map(({ method, parts, query, headers, body }) => ({
    method,
    target: `/${parts.join('/')}?${encode(query)}`,
    headers,
    body: hasBody(method) ? wellFormed(body) : undefined,
  }));

/** Requests made from the document: most of them right or nearly right, some wild. */
export const requestsOf = (operations: readonly Described[]): Arbitrary<Fuzzed> =>
  fc.oneof(
    { arbitrary: fc.oneof(...operations.map(forOperation)), weight: 5 },
    { arbitrary: wild, weight: 1 },
  );

/** The first of some values, four times out of five. */
const mostly = <T>(usual: T, ...others: T[]): Arbitrary<T> =>
  fc.oneof(
    { arbitrary: fc.constant(usual), weight: 4 },
    { arbitrary: fc.constantFrom(...others), weight: 1 },
  );

/** A request as bytes, damaged. */
export const bytesOf = (request: Arbitrary<Fuzzed>): Arbitrary<Buffer> =>
  fc
    .record({
      request,
      length: mostly('right', 'missing', 'short', 'long', 'negative', 'chunked', 'both', 'badly'),
      version: mostly('1.1', '1.0', '0.9', '2.0', '9.9', ''),
      ending: mostly('\r\n', '\n', '\r', '\0'),
      line: fc.oneof(
        { arbitrary: fc.constant(''), weight: 4 },
        {
          arbitrary: fc.constantFrom(
            ': no name',
            'Host: second',
            'X: a\0b',
            ' folded: line',
            'Expect: 100-continue',
            'Expect: tea',
            'Upgrade: websocket\r\nConnection: Upgrade',
            `Long: ${'x'.repeat(17_000)}`,
            'Transfer-Encoding: gzip',
            'Trailer: X',
            'Ünicode: ü',
          ),
          weight: 1,
        },
      ),
      flips: fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 3 }),
      isFlipped: mostly(false, true),
      cut: fc.option(fc.nat(600), { freq: 6 }),
    })
    .map(({ request: { method, target, headers, body = '' }, ...how }) => {
      const content = Buffer.from(body);
      const size = content.length;
      const lengths: Record<string, string[]> = {
        right: [`Content-Length: ${size}`],
        missing: [],
        short: [`Content-Length: ${Math.max(0, size - 3)}`],
        long: [`Content-Length: ${size + 9}`],
        negative: ['Content-Length: -1'],
        chunked: ['Transfer-Encoding: chunked'],
        both: [`Content-Length: ${size}`, 'Transfer-Encoding: chunked'],
        badly: ['Transfer-Encoding: chunked'],
      };
      const isChunked = how.length === 'chunked' || how.length === 'both';
      const lines = [
        `${method} ${target} HTTP/${how.version}`,
        'Host: companion.example',
        'Connection: close',
        ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
        ...lengths[how.length]!,
        ...(how.line ? [how.line] : []),
      ];
      const bytes = Buffer.concat([
        Buffer.from(lines.join(how.ending) + how.ending + how.ending),
        isChunked ? Buffer.from(`${size.toString(16)}\r\n`) : Buffer.alloc(0),
        content,
        isChunked ? Buffer.from('\r\n0\r\n\r\n') : Buffer.alloc(0),
      ]);
      if (how.isFlipped) for (const [at, value] of how.flips) if (at < bytes.length) bytes[at] = value;
      return how.cut === null ? bytes : bytes.subarray(0, how.cut);
    });
