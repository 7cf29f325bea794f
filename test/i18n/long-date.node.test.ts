import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { format } from 'date-fns';
import { vi as oracle } from 'date-fns/locale/vi';
import { en } from '../../src/i18n/en.ts';
import { fixedClock, formatLong, zoneClock } from '../../src/i18n/long-date.ts';
import { formatShort, portalClock } from '../../src/i18n/portal-date.ts';
import { stringsFor } from '../../src/i18n/strings.ts';

const vi = stringsFor('vi');
const DAY = 86_400_000;
const PORTAL = 'Asia/Ho_Chi_Minh';
const days = Array.from({ length: 36_159 }, (_, i) =>
  new Date(Date.UTC(2001, 0, 1) + i * DAY).toISOString().slice(0, 10),
);

describe('formatShort', () => {
  it('prints weekday and padded day, month and year as portals do', () => {
    assert.equal(formatShort('2024-11-21', vi), 'Thứ Năm, 21/11/2024');
    assert.equal(formatShort('2024-06-02', vi), 'Chủ Nhật, 02/06/2024');
    assert.equal(formatShort('2024-06-02', en), 'Sunday, 02/06/2024');
  });

  it('is right on every day of 2001–2099', () => {
    for (const day of days)
      assert.equal(
        formatShort(day, vi),
        format(new Date(`${day}T12:00`), 'EEEE, dd/MM/yyyy', { locale: oracle }),
      );
  });
});

describe('formatLong', () => {
  it('pads days under 10, and of the months only the first two', () => {
    const long = (day: string) => formatLong(day, vi);
    assert.equal(long('2024-11-21'), 'Thứ Năm, ngày 21 tháng 11 năm 2024');
    assert.equal(long('2024-05-05'), 'Chủ Nhật, ngày 05 tháng 5 năm 2024');
    assert.equal(long('2025-02-03'), 'Thứ Hai, ngày 03 tháng 02 năm 2025');
    assert.equal(long('2025-01-31'), 'Thứ Sáu, ngày 31 tháng 01 năm 2025');
    assert.equal(long('2025-10-01'), 'Thứ Tư, ngày 01 tháng 10 năm 2025');
  });

  it('is right on every day of 2001–2099', () => {
    for (const day of days) {
      const date = new Date(`${day}T12:00`);
      const month = date.getMonth() < 2 ? 'MM' : 'M';
      const expected = format(date, `EEEE, 'ngày' dd 'tháng' ${month} 'năm' yyyy`, { locale: oracle });
      assert.equal(formatLong(day, vi), expected);
    }
  });

  it('names the month on an English page', () => {
    assert.equal(formatLong('2024-05-05', en), 'Sunday, 5 May 2024');
  });

  it('takes the order of words from the text, and leaves alone what it does not know', () => {
    const words = { ...vi, longDate: '{d}/{mm} {year} {weekday} {what}' };
    assert.equal(formatLong('2024-05-05', words), '5/05 2024 Chủ Nhật {what}');
  });
});

describe('the time on the wall', () => {
  it('is Viet Nam’s, on both sides of its midnight', () => {
    assert.equal(portalClock(Date.parse('2024-12-31T16:59:59Z')).slice(0, 19), '2024-12-31T23:59:59');
    assert.equal(portalClock(Date.parse('2024-12-31T17:00:00Z')).slice(0, 19), '2025-01-01T00:00:00');
    assert.equal(portalClock(Date.parse('2024-02-28T17:00:00Z')).slice(0, 10), '2024-02-29');
  });

  it('agrees with Intl on the first second and the last of every day of 2001–2099', () => {
    const intl = new Intl.DateTimeFormat('sv-SE', {
      dateStyle: 'short',
      timeStyle: 'medium',
      timeZone: PORTAL,
    });
    for (const day of days)
      for (const time of ['00:00:00', '23:59:59']) {
        const moment = Date.parse(`${day}T${time}+07:00`);
        assert.equal(portalClock(moment).slice(0, 19), `${day}T${time}`);
        assert.equal(intl.format(moment), `${day} ${time}`);
      }
  });

  it('is another zone’s where it is told to, summer time and quarter hours included', () => {
    const at = (moment: string, zone: string) => zoneClock(Date.parse(moment), zone).slice(0, 19);
    assert.equal(at('2024-11-21T01:30:05Z', 'Europe/Paris'), '2024-11-21T02:30:05');
    assert.equal(at('2024-07-21T22:30:05Z', 'Europe/Paris'), '2024-07-22T00:30:05');
    assert.equal(at('2024-11-21T18:15:59Z', 'Asia/Kathmandu'), '2024-11-22T00:00:59');
    assert.equal(at('2024-11-21T01:30:05Z', PORTAL), '2024-11-21T08:30:05');
    assert.equal(at('2024-11-21T01:30:05Z', ''), '2024-11-21T08:30:05');
  });

  it('is the portal’s in place of a zone that the browser does not know', (test) => {
    const warn = test.mock.method(console, 'warn', () => {});
    assert.equal(zoneClock(Date.parse('2024-11-21T01:30Z'), 'Mars/Phobos').slice(0, 16), '2024-11-21T08:30');
    assert.equal(warn.mock.callCount(), 1);
  });

  for (const zone of ['America/New_York', 'Pacific/Auckland', 'Pacific/Kiritimati'])
    it(`does not follow a visitor in ${zone}`, () => {
      const { stdout, stderr } = spawnSync(
        process.execPath,
        [
          '--input-type=module',
          '-e',
          `import { formatShort, portalClock } from './src/i18n/portal-date.ts';
          import { fixedClock, formatLong } from './src/i18n/long-date.ts';
          import { stringsFor } from './src/i18n/strings.ts';
          const vi = stringsFor('vi');
          const wall = portalClock(Date.parse('2024-03-10T16:59:59Z'));
          console.log([
            new Date(2024, 6, 1).getTimezoneOffset() !== -420,
            wall.slice(0, 19), formatShort(wall.slice(0, 10), vi), formatLong('2024-03-31', vi), fixedClock('2024-03-31T02:30'),
          ].join('|'));`,
        ],
        { encoding: 'utf8', env: { ...process.env, TZ: zone }, cwd: new URL('../..', import.meta.url) },
      );
      assert.equal(
        stdout.trim(),
        'true|2024-03-10T23:59:59|Chủ Nhật, 10/03/2024|Chủ Nhật, ngày 31 tháng 3 năm 2024|2024-03-31T02:30:00',
        stderr,
      );
    });

  it('asks nothing of a browser without Vietnamese, without the zone, without any Intl', (test) => {
    const stub = test.mock.property(globalThis, 'Intl', undefined);
    assert.equal(
      formatShort(portalClock(Date.parse('2024-11-20T17:00Z')).slice(0, 10), vi),
      'Thứ Năm, 21/11/2024',
    );
    assert.equal(zoneClock(Date.parse('2024-11-20T17:00Z'), PORTAL).slice(0, 16), '2024-11-21T00:00');
    assert.equal(formatLong('2024-11-21', vi), 'Thứ Năm, ngày 21 tháng 11 năm 2024');
    stub.mock.restore();
  });
});

describe('fixedClock', () => {
  it('takes a day or a time as the portal’s own', () => {
    assert.equal(fixedClock('2024-11-21', ''), '2024-11-21');
    assert.equal(fixedClock('2024-11-21T08:30', ''), '2024-11-21T08:30:00');
    assert.equal(fixedClock('2024-11-21T08:30:15', 'Europe/Paris'), '2024-11-21T08:30:15');
  });

  it('moves a time with a zone onto the portal’s wall', () => {
    assert.equal(fixedClock('2024-11-20T17:00Z', '')?.slice(0, 16), '2024-11-21T00:00');
    assert.equal(fixedClock('2024-11-21T08:30+09:00', 'Europe/Paris')?.slice(0, 16), '2024-11-21T00:30');
  });

  it('is undefined for anything else', () => {
    for (const text of ['', '21/11/2024', '11/21/2024', 'hôm nay', '2024-13-01', '2024-11-21T25:00', '2024'])
      assert.equal(fixedClock(text, ''), undefined, text);
  });
});
