// What the test feed server answers for ratings. The votes live with the key.
//   ratings                  the contract: GET reads, POST votes, DELETE takes a vote back
//     &votes=5,4.5           given before to every item; none where it is empty
//     &best=10               the most stars
//     &get=503               status of every GET; with &until=1 only after so many
//     &vote=429              status of every POST and DELETE
//     &mute                  DELETE answers without a body
//     &odd                   POST answers something else than a rating
//     &keep                  POST and DELETE are held until `goOn`
//   ratingsFeed&items=…      RSS with a rating for each item but the last
//   ratingsFile&votes=…      a JSON file of ratings for `bai-1`
//   goOn&of=<key>            lets the vote go that is held
//   ratingsLog&of=<key>      what was asked: [{method, items, body, type}]

const votes = new Map();
const log = new Map();
const waiting = new Map();

const json = (status, value) => [status, 'application/json', JSON.stringify(value)];

async function textOf(request) {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

const numbers = (text) => (text ? text.split(',').map(Number) : []);

function rate(stars, best) {
  const distribution = {};
  for (const one of stars) distribution[one] = (distribution[one] ?? 0) + 1;
  const average = stars.length ? stars.reduce((sum, one) => sum + one, 0) / stars.length : 0;
  return { average, count: stars.length, best, distribution };
}

/** Kind → answer, as in feed-server.mjs. */
export const ratingAnswers = {
  ratings: async (query, count, { request, req }) => {
    const key = query.get('key');
    const best = Number(query.get('best') ?? 5);
    const body = await textOf(req);
    const asked = [
      ...(log.get(key) ?? []),
      { method: request.method, items: query.getAll('item'), body, type: request.headers['content-type'] },
    ];
    log.set(key, asked);
    const given = (item) => {
      const name = `${key} ${item}`;
      if (!votes.has(name)) votes.set(name, new Map());
      return votes.get(name);
    };
    const rating = (item) => rate([...numbers(query.get('votes')), ...given(item).values()], best);

    if (request.method === 'GET') {
      const many = asked.filter(({ method }) => method === 'GET').length;
      if (query.has('get') && many > Number(query.get('until') ?? 0))
        return [Number(query.get('get')), 'text/plain', 'no'];
      return json(200, {
        ratings: Object.fromEntries(query.getAll('item').map((item) => [item, rating(item)])),
      });
    }
    if (query.has('keep')) await new Promise((resolve) => waiting.set(key, resolve));
    if (query.has('vote'))
      return [Number(query.get('vote')), 'application/problem+json', JSON.stringify({ title: 'no' })];
    if (query.has('odd')) return json(200, { ok: true });
    const { item, stars, voter } = JSON.parse(body);
    if (request.method === 'DELETE') {
      given(item).delete(voter);
      return query.has('mute') ? [204, 'text/plain', ''] : json(200, rating(item));
    }
    const name = given(item).has(voter) ? voter : `voter-${key}-${given(item).size}`;
    given(item).set(name, stars);
    return json(200, { ...rating(item), mine: stars, voter: name });
  },
  ratingsFeed: (query) => {
    const many = Number(query.get('items') ?? 3);
    const item = (n) => `<item><title>Bài ${n}</title><link>https://phuong.example.vn/bai-${n}.html</link>
<guid isPermaLink="false">bai-${n}</guid>${
      n < many
        ? `<media:community><media:starRating average="${n}.5" count="${n * 10}" min="1" max="5"/></media:community>`
        : ''
    }</item>`;
    return [
      200,
      'application/rss+xml; charset=utf-8',
      `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Nguồn thử</title>${Array.from({ length: many }, (_, n) => item(n + 1)).join('')}</channel></rss>`,
    ];
  },
  ratingsFile: (query) => json(200, { ratings: { 'bai-1': rate(numbers(query.get('votes')), 5) } }),
  goOn: (query) => {
    waiting.get(query.get('of'))?.();
    waiting.delete(query.get('of'));
    return [200, 'text/plain', 'gone on'];
  },
  ratingsLog: (query) => json(200, log.get(query.get('of')) ?? []),
};
