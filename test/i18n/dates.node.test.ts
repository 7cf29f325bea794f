import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en } from '../../src/i18n/en.ts';
import { formatDay } from '../../src/i18n/dates.ts';
import { stringsFor } from '../../src/i18n/strings.ts';
import { formatTime } from '../../src/i18n/time.ts';

const vi = stringsFor('vi');

describe('formatDay', () => {
  it('prints weekday and padded day, month and year as portals do', () => {
    assert.equal(formatDay(new Date('2024-05-31T01:30:00Z'), vi), 'Thứ Sáu, 31/05/2024');
    assert.equal(formatDay(new Date('2024-11-21T05:00:00Z'), vi), 'Thứ Năm, 21/11/2024');
  });

  it('takes the day from the portal’s zone, on both sides of its midnight', () => {
    assert.equal(formatDay(new Date('2024-12-31T16:59:59Z'), vi), 'Thứ Ba, 31/12/2024');
    assert.equal(formatDay(new Date('2024-12-31T17:00:00Z'), vi), 'Thứ Tư, 01/01/2025');
  });

  it('takes the day from another zone where it is told to', () => {
    assert.equal(formatDay(new Date('2024-05-31T01:30:00Z'), vi, 'America/New_York'), 'Thứ Năm, 30/05/2024');
  });

  it('falls back to the portal’s zone where the browser does not know the one it is given', () => {
    assert.equal(formatDay(new Date('2024-05-31T01:30:00Z'), vi, 'Mars/Phobos'), 'Thứ Sáu, 31/05/2024');
  });

  it('uses English words on an English page', () => {
    assert.equal(formatDay(new Date('2024-06-02T01:30:00Z'), en), 'Sunday, 02/06/2024');
  });

  it('names the right weekday on every day of 2001–2099', () => {
    const names = vi.weekdays.split('|');
    // 2001-01-01 was a Monday.
    for (let day = 0; day < 36_159; day++) {
      const date = new Date(Date.UTC(2001, 0, 1, 5) + day * 86_400_000);
      assert.equal(formatDay(date, vi).split(',')[0], names[(day + 1) % 7], date.toISOString());
    }
  });
});

describe('formatTime', () => {
  it('prints 24-hour time and date', () => {
    assert.equal(formatTime(new Date('2024-11-21T01:05:00Z')), '08:05, 21/11/2024');
    assert.equal(formatTime(new Date('2024-11-20T17:00:00Z')), '00:00, 21/11/2024');
  });
});
