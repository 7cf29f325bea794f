// What the demo's counter has when it is first started: the numbers of the page that the demo is drawn from, and days
// before, so that the chart has something to show. What is counted later is real.

const SITE = 'tam-diep';
const TOTAL = 881_707;
const TODAY = 1104;
const ITEM = 'so-ket-nghi-dinh-21';
const DAYS = 60;

/** Visits of a day before the demo was started: the same numbers for the same day. */
const visitsOf = (day) => 900 + ((Number(day.replaceAll('-', '')) * 7919) % 600);

/**
 * Fills the store of a companion that has nothing in it.
 * @param {import('../src/service/index.ts').Companion} companion
 */
export async function fillDemo({ app, context: { store, config } }) {
  if ((await store.sites()).length) return;
  const { timeZone, url } = config.sites[SITE];
  // In this form of English, a day reads as 2024-11-21.
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const days = Array.from({ length: DAYS }, (_, ago) => {
    const date = format.format(Date.now() - ago * 86_400_000);
    const visits = ago ? visitsOf(date) : TODAY;
    return { date, visits, views: visits * 3, robots: Math.round(visits / 7) };
  });
  await store.setDays(SITE, days);
  await store.setTotal(SITE, TOTAL);
  await store.setPaths(SITE, [
    { path: '/', views: 21_480 },
    { path: '/bai-viet.html', views: 9_731 },
  ]);
  // One vote, given as a page gives it.
  await app.fetch(
    new Request(new URL('/v1/ratings', url), {
      method: 'POST',
      headers: { Origin: new URL(url).origin },
      body: JSON.stringify({ site: SITE, item: ITEM, stars: 5 }),
    }),
  );
}
