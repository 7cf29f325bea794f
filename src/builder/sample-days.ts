/** The sample's statistics, beside the page. */
const SAMPLE = /\/builder-sample\/visits\.json$/;

const DAY = 86_400_000;

/** Visits of a small town for the last year, fewer at weekends: a file cannot have the days up to today. */
function lastYear(): { date: string; visits: number; views: number }[] {
  const now = Date.now();
  return Array.from({ length: 366 }, (_, index) => {
    const day = new Date(now - index * DAY);
    const visits = Math.round((day.getUTCDay() % 6 ? 1200 : 640) + 180 * Math.sin(day.getUTCDate()));
    return { date: day.toISOString().slice(0, 10), visits, views: visits * 3 };
  });
}

/** Adds days to the sample in the preview; every other address goes its way. */
export function addSampleDays(): void {
  const { fetch } = window;
  window.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, document.baseURI);
    const answer = await fetch(input, init);
    if (url.origin !== location.origin || !SAMPLE.test(url.pathname) || !answer.ok) return answer;
    return Response.json({ ...((await answer.json()) as object), days: lastYear() });
  };
}
