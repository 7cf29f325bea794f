import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDate, type ReadDateOptions } from '../../src/feed/dates.ts';

const iso = (text: string, options?: ReadDateOptions) => readDate(text, options)?.date.toISOString();

const same: [string, string[]][] = [
  [
    'what Vietnamese portals print, day first, in the portal zone',
    [
      '31/05/2024 08:30',
      '31-5-2024 8:30:00',
      '08:30, 31/05/2024',
      '31/05/2024 | 8h30',
      '31/05/2024 8:30:00 SA',
      '31/05/2024 8:30 Sáng',
      'Thứ Sáu, 31/05/2024 08:30',
      'T6, 31.05.2024 08:30',
      'Thứ Sáu, ngày 31 tháng 5 năm 2024 lúc 8 giờ 30',
      '31 tháng Năm 2024 08:30',
      '31 Thg5 2024 08:30',
      '31/05/2024 08:30 (GMT+7)',
    ],
  ],
  ['the time of day with its half', ['5/31/2024 8:30:00 AM', '31/05/2024 8:30 am']],
  [
    'the standards, with the zone they name',
    [
      'Fri, 31 May 2024 08:30:00 +0700',
      'Fri, 31 May 2024 08:30:00 ICT',
      'Fri, 31 May 2024 01:30:00 GMT',
      'Thu, 30 May 2024 21:30:00 EDT',
      'Fri May 31 08:30:00 2024',
      '2024-05-31T08:30:00+07:00',
      '2024-05-31T01:30:00.123Z',
      '2024-05-31 08:30',
      '2024-05-31T08:30:00+07:00[Asia/Ho_Chi_Minh]',
      '/Date(1717119000000)/',
    ],
  ],
];
for (const [title, texts] of same) {
  test(`readDate reads ${title}`, () => {
    for (const text of texts) assert.equal(iso(text)?.slice(0, 19), '2024-05-31T01:30:00', text);
  });
}

test('the second half of the day is told by CH, Chiều, Tối and PM', () => {
  for (const half of ['CH', 'Chiều', 'Tối', 'PM']) {
    assert.equal(iso(`31/05/2024 08:30 ${half}`), '2024-05-31T13:30:00.000Z', half);
  }
  assert.equal(iso('31/05/2024 12:15 SA'), '2024-05-30T17:15:00.000Z');
  assert.equal(iso('31/05/2024 12:15 CH'), '2024-05-31T05:15:00.000Z');
});

test('a date without a zone is in assumeZone', () => {
  assert.equal(iso('31/05/2024 08:30', { assumeZone: 'UTC' }), '2024-05-31T08:30:00.000Z');
  assert.equal(iso('31/05/2024 08:30', { assumeZone: '-03:30' }), '2024-05-31T12:00:00.000Z');
});

test('dayFirst decides only where the date leaves it open', () => {
  assert.equal(iso('05/06/2024', { dayFirst: true, assumeZone: 'UTC' }), '2024-06-05T00:00:00.000Z');
  assert.equal(iso('05/06/2024', { dayFirst: false, assumeZone: 'UTC' }), '2024-05-06T00:00:00.000Z');
  assert.equal(iso('31/05/2024', { dayFirst: false, assumeZone: 'UTC' }), '2024-05-31T00:00:00.000Z');
});

test('a day without a time stays a day', () => {
  assert.equal(readDate('31/05/2024')?.dayOnly, true);
  assert.equal(readDate('31/05/2024 00:00')?.dayOnly, false);
});

test('what is no date, or cannot be one, is undefined', () => {
  for (const text of [
    '',
    'NaN',
    'hôm qua',
    '15/2024',
    'Văn bản số 15/2024/QĐ-UBND',
    '30/02/2024',
    '31/13/2024',
    '31/05/2024 25:00',
    '31/05/2024 08:61',
    '01/01/0001 12:00:00 SA',
    '0001-01-01T00:00:00',
    '<img src=x>',
    '1'.repeat(10_000),
  ]) {
    assert.equal(readDate(text), undefined, text);
  }
});
