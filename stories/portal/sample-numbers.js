/*
 * Storybook shows this portal as plain files in folders named portal/ and pages/, where no service answers. There, and only
 * there, this script answers for it in memory, so that the page can be tried: numbers of the day, votes and their undo.
 */
(function () {
  'use strict';
  if (!/\/(portal|pages)\/[^/]*$/.test(location.pathname)) return;

  var real = window.fetch;
  var mine = 0;

  function json(value) {
    return Promise.resolve(
      new Response(JSON.stringify(value), { headers: { 'Content-Type': 'application/json' } }),
    );
  }

  function visits(url) {
    return {
      site: url.searchParams.get('site') || 'tam-diep',
      total: 881707,
      online: 130,
      today: 1104,
      yesterday: 1286,
      week: 5210,
      month: 30415,
      views: { path: url.searchParams.get('path') || '/', count: 283 },
      timeZone: 'Asia/Ho_Chi_Minh',
      asOf: new Date().toISOString(),
    };
  }

  /* One vote of five stars, as on the page this was drawn from, and the reader's own. */
  function rating() {
    var count = mine ? 2 : 1;
    var distribution = { 5: 1 };
    if (mine) distribution[mine] = (distribution[mine] || 0) + 1;
    return { average: (5 + mine) / count, count: count, best: 5, distribution: distribution };
  }

  function vote(options) {
    mine = options.method === 'DELETE' ? 0 : JSON.parse(options.body).stars;
    var answer = rating();
    if (mine) answer.mine = mine;
    answer.voter = 'sample';
    return json(answer);
  }

  window.fetch = function (input, options) {
    var url = new URL(typeof input === 'string' ? input : input.url, document.baseURI);
    if (/\/v1\/visits$/.test(url.pathname)) return json(visits(url));
    if (!/\/v1\/ratings$/.test(url.pathname)) {
      var feed = /\/v1\/feeds\/([\w-]+)$/.exec(url.pathname);
      return real.call(window, feed ? 'feeds/' + feed[1] + '.atom' : input, options);
    }
    if (options && options.method && options.method !== 'GET') return vote(options);
    var ratings = {};
    url.searchParams.getAll('item').forEach(function (item) {
      ratings[item] = rating();
    });
    return json({ ratings: ratings });
  };
})();
