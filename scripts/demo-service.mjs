// Answers the visits and ratings of the demo portal, in memory: its numbers begin as on the page the demo is drawn
// from, and are forgotten when the demo ends.
import { randomUUID } from 'node:crypto';

const SITE = 'tam-diep';
const ZONE = '+07:00';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const LARGEST_BODY = 4096;

class Problem extends Error {
  constructor(status, title) {
    super(title);
    this.status = status;
  }
}

/** The day in the portal's zone, such as `2024-11-21`. */
const dayOf = (time) => new Date(time + 7 * 60 * MINUTE).toISOString().slice(0, 10);

/** Visits of a day before the demo was started: the same numbers for the same day. */
const visitsOf = (day) => 900 + ((Number(day.replaceAll('-', '')) * 7919) % 600);

/** When each visitor was last seen. Nobody is told apart by more than an address and a browser's name. */
const lastSeen = new Map();
const counted = { visits: 0, views: 0, paths: new Map() };

function visits(path) {
  const now = Date.now();
  const before = (days) => Array.from({ length: days }, (_, n) => visitsOf(dayOf(now - (n + 1) * DAY)));
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const today = 1104 + counted.visits;
  const weekday = (new Date(`${dayOf(now)}T00:00Z`).getUTCDay() + 6) % 7;
  return {
    site: SITE,
    total: 881_707 + counted.visits,
    online: 130 + [...lastSeen.values()].filter((time) => now - time < 5 * MINUTE).length,
    today,
    yesterday: sum(before(1)),
    week: today + sum(before(weekday)),
    month: today + sum(before(Number(dayOf(now).slice(8)) - 1)),
    ...(path && { views: { path, count: counted.paths.get(path) ?? 0 } }),
    timeZone: 'Asia/Ho_Chi_Minh',
    asOf: new Date().toISOString(),
  };
}

function count(path, visitor) {
  const now = Date.now();
  if (!(now - lastSeen.get(visitor) < 30 * MINUTE)) counted.visits++;
  lastSeen.set(visitor, now);
  counted.views++;
  counted.paths.set(path, (counted.paths.get(path) ?? 0) + 1);
}

function series(from, to) {
  const days = [];
  const today = dayOf(Date.now());
  for (let time = Date.parse(`${from}T00:00${ZONE}`); days.length < 400; time += DAY) {
    const date = dayOf(time);
    if (!(date <= to && date <= today)) break;
    const number = date === today ? 1104 + counted.visits : visitsOf(date);
    days.push({ date, visits: number, views: number * 3 });
  }
  return { days };
}

/** Article → voter → stars. */
const votes = new Map([['so-ket-nghi-dinh-21', new Map([['một bạn đọc', 5]])]]);

function rating(item) {
  const stars = [...(votes.get(item)?.values() ?? [])];
  const distribution = {};
  for (const one of stars) distribution[one] = (distribution[one] ?? 0) + 1;
  const average = stars.length ? stars.reduce((sum, one) => sum + one, 0) / stars.length : 0;
  return { average: Math.round(average * 100) / 100, count: stars.length, best: 5, distribution };
}

const answers = {
  'GET /v1/visits': ({ query }) => visits(query.get('path')),
  'POST /v1/visits': ({ body, visitor }) => {
    if (typeof body.path !== 'string' || body.path.length > 2000) throw new Problem(400, 'path is no text');
    count(body.path, visitor);
    return visits(body.path);
  },
  'GET /v1/visits/series': ({ query }) => {
    const [from, to] = ['from', 'to'].map((name) => query.get(name));
    for (const day of [from, to])
      if (!/^\d{4}-\d\d-\d\d$/.test(day ?? '') || isNaN(Date.parse(day)))
        throw new Problem(400, 'from and to are days such as 2024-11-21');
    return series(from, to);
  },
  'GET /v1/ratings': ({ query }) => ({
    ratings: Object.fromEntries(query.getAll('item').map((item) => [item, rating(item)])),
  }),
  'POST /v1/ratings': ({ body: { item, stars, voter } }) => {
    if (typeof item !== 'string' || !item || item.length > 500) throw new Problem(400, 'item is no text');
    if (!(stars >= 0.5 && stars <= 5 && (stars * 2) % 1 === 0))
      throw new Problem(400, 'stars is from 0.5 to 5, in halves');
    if (!votes.has(item)) votes.set(item, new Map());
    const name = votes.get(item).has(voter) ? voter : randomUUID();
    votes.get(item).set(name, stars);
    return { ...rating(item), mine: stars, voter: name };
  },
  'DELETE /v1/ratings': ({ body: { item, voter } }) => {
    votes.get(item)?.delete(voter);
    return rating(item);
  },
};

async function read(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    chunks.push(chunk);
    if ((size += chunk.length) > LARGEST_BODY) throw new Problem(413, 'the body is too long');
  }
  try {
    const body = JSON.parse(Buffer.concat(chunks).toString());
    if (body && typeof body === 'object') return body;
  } catch {
    // Said below.
  }
  throw new Problem(400, 'the body is no JSON object');
}

/** Answers one request under `/v1/`. */
export async function demoService(request, response) {
  const { pathname, searchParams: query } = new URL(request.url, 'http://localhost');
  let status = 200;
  let type = 'application/json';
  let answer;
  try {
    const handler = answers[`${request.method} ${pathname}`];
    if (!handler) throw new Problem(404, 'no such address');
    const body = request.method === 'GET' ? {} : await read(request);
    if ((query.get('site') ?? body.site) !== SITE) throw new Problem(404, `the only site here is ${SITE}`);
    const visitor = `${request.socket.remoteAddress} ${request.headers['user-agent']}`;
    answer = handler({ query, body, visitor });
  } catch (error) {
    status = error.status ?? 500;
    type = 'application/problem+json';
    answer = { title: error.message, status };
  }
  response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(answer));
}
