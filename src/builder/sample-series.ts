/** Address of the sample's statistics by day: a plain file cannot answer for the days that are asked for. */
const SERIES = /\/builder-sample\/visits\.json\/series$/;

/** Visits of a small town: fewer at weekends. */
function daysOf({ searchParams }: URL): { date: string; visits: number; views: number }[] {
  const [from, to] = ['from', 'to'].map((name) => Date.parse(searchParams.get(name) ?? ''));
  const days = [];
  for (let day = from!; day <= to!; day += 86_400_000) {
    const date = new Date(day);
    const visits = Math.round((date.getUTCDay() % 6 ? 1200 : 640) + 180 * Math.sin(date.getUTCDate()));
    days.push({ date: date.toISOString().slice(0, 10), visits, views: visits * 3 });
  }
  return days;
}

/** Answers for the sample in the preview; everything else goes its way. */
export function answerSampleSeries(): void {
  const { fetch } = window;
  window.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, document.baseURI);
    return SERIES.test(url.pathname) && url.origin === location.origin
      ? Promise.resolve(Response.json({ days: daysOf(url) }))
      : fetch(input, init);
  };
}
