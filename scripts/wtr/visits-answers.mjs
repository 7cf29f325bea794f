// What the test feed server answers for visits.
//   visits          the contract: GET reads, POST counts; the numbers live with the key
//     &post=503       status of every POST
//     &until=2        503 from the third request on
//     &from=2         503 before the second request
//     &only=total     no other number
//     &asOf=…         the answer's own time
//   visits/series   the contract: every day from `from` to `to` but the second; with `one` only the last
//   json&body=…     somebody else's answer
//   log&of=<key>    what was asked: [{method, path, query, body, type, cookie, referer}]

const views = new Map();
const log = new Map();

async function textOf(request) {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

function days(query) {
  const all = [];
  for (let day = Date.parse(query.get('from')); day <= Date.parse(query.get('to')); day += 86_400_000)
    all.push(new Date(day).toISOString().slice(0, 10));
  return all
    .map((date, index) => ({ date, visits: 100 + index * 10, views: 1000 + index }))
    .filter((_, index) => (query.has('one') ? index === all.length - 1 : index !== 1));
}

const json = (status, value) => [status, 'application/json', JSON.stringify(value)];

/** Kind → answer, as in feed-server.mjs. */
export const visitAnswers = {
  visits: async (query, count, { request, req }) => {
    const key = query.get('key');
    const { cookie, referer, 'content-type': type } = request.headers;
    const series = request.path.endsWith('/series');
    const body = await textOf(req);
    log.set(key, [
      ...(log.get(key) ?? []),
      {
        method: request.method,
        path: request.path,
        query: Object.fromEntries(query),
        body,
        type,
        cookie,
        referer,
      },
    ]);
    const asked = log.get(key).filter(({ path }) => !path.endsWith('/series')).length;
    if (series)
      return query.has('badSeries') ? json(200, { days: 'none' }) : json(200, { days: days(query) });
    if (request.method === 'POST') {
      if (query.has('post')) return [Number(query.get('post')), 'text/plain', 'no'];
      views.set(key, (views.get(key) ?? 0) + 1);
    }
    if (asked > Number(query.get('until') ?? Infinity) || asked < Number(query.get('from') ?? 0))
      return [503, 'text/plain', 'no'];
    const more = views.get(key) ?? 0;
    const site = query.get('site') ?? 'tam-diep';
    const counts = {
      total: 881_707 + more,
      online: 130,
      today: 1104 + more,
      yesterday: 2048,
      week: 5210,
      month: 30_415,
    };
    const only = query.get('only');
    if (only) return json(200, { site, [only]: counts[only] });
    return json(200, {
      site,
      ...counts,
      views: { path: query.get('path') ?? '/', count: 283 + more },
      timeZone: 'Asia/Ho_Chi_Minh',
      asOf: query.get('asOf') ?? new Date().toISOString(),
    });
  },
  json: (query) => [200, 'application/json', query.get('body')],
  log: (query) => json(200, log.get(query.get('of')) ?? []),
};
