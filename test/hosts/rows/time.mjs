import assert from 'node:assert/strict';

/** The portal's day, by the machine that the server runs on. */
const dayAt = (time) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' }).format(time);

/** Sets the visitor's clock to run so much ahead of the right time. */
const ahead = (milliseconds) =>
  `<script>{ const { now } = Date; Date.now = () => now.call(Date) + ${milliseconds}; }</script>`;

const banner = (attributes) => () =>
  `<ward-date-banner portal="Phường Tây Sơn" ${attributes}></ward-date-banner>`;

const waitForDay = (pages, day) =>
  pages.evaluate(async (wanted) => {
    const { until, names } = window.probe;
    await until(() => names('time').join().includes(wanted));
    return names('time').join();
  }, day);

export default [
  {
    number: 34,
    title: {
      en: "the visitor's clock is wrong; midnight passes",
      vi: 'đồng hồ của người xem sai; qua nửa đêm',
    },
    cases: [
      {
        name: 'a clock three days ahead',
        async run(pages) {
          await pages.open({ head: ahead(3 * 86_400_000), markup: banner('server-time="/page/page.css"') });
          const day = dayAt(Date.now());
          assert.match(await waitForDay(pages, day), new RegExp(day));
        },
      },
      {
        name: 'midnight',
        async run(pages) {
          const now = Date.now();
          const toMidnight = 86_400_000 - ((now + 7 * 3_600_000) % 86_400_000);
          const tomorrow = dayAt(now + toMidnight + 1000);
          // Two seconds before it, by a clock that nobody corrects.
          await pages.open({
            head: ahead(toMidnight - 2000),
            markup: banner('server-time="none" clock="seconds"'),
          });
          assert.match(await waitForDay(pages, tomorrow), new RegExp(tomorrow));
        },
      },
    ],
  },
];
