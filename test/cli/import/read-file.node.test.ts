import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFile, type Reading } from '../../../src/cli/import/read-file.ts';
import { placeOf } from '../../../src/service/config/parse.ts';
import { checkConfig } from '../../../src/service/config/read.ts';
import { sitesOf } from '../../../src/service/sites.ts';

const now = Date.parse('2024-11-21T08:30:00+07:00');
const config = checkConfig({
  sites: { a: { url: 'https://a.example.vn/', articles: ['/tin-tuc/', '/vi/news/'] } },
});
const site = sitesOf(config).get('a')!;

function read(text: string, more: Partial<Reading> & { name?: string } = {}) {
  const { name = 'so-lieu.csv', ...reading } = more;
  const intake = readFile(name, text, { site, now, ...reading });
  return {
    days: [...intake.days.values()],
    pages: [...intake.pages.values()],
    ratings: Object.fromEntries(
      [...intake.ratings].map(([item, tally]) => [
        item,
        Object.fromEntries(tally.flatMap((count, at) => (count ? [[(at + 1) / 2, count]] : []))),
      ]),
    ),
    total: intake.total,
    notes: [...intake.notes],
    faults: intake.faults.map(({ at, what }) => {
      const { line, column } = placeOf(text, at);
      return `${line}:${column} ${what}`;
    }),
  };
}

describe('a file to import', () => {
  it('may be of days, as they are exported or as a spreadsheet of Viet Nam writes them', () => {
    for (const text of [
      'date,visits,views,robots\n2024-11-20,1104,3000,7\n2024-11-21,12,30,0\n',
      'Date;Visits;Views;Robots\r\n20/11/2024;1104;3000;7\r\n21/11/2024;12;30;0\r\n',
    ]) {
      const { days, faults, notes } = read(text);
      assert.deepEqual([faults, notes], [[], []]);
      assert.deepEqual(days, [
        { date: '2024-11-20', visits: 1104, views: 3000, robots: 7 },
        { date: '2024-11-21', visits: 12, views: 30, robots: 0 },
      ]);
    }
  });

  it('may be of days without views: then it is said how they are taken', () => {
    const { days, notes } = read('visits,date\n5,2024-01-02');
    assert.deepEqual(days, [{ date: '2024-01-02', visits: 5, views: 5, robots: 0 }]);
    assert.match(notes[0]!, /each visit is taken as one view/);
  });

  it('may be of pages', () => {
    assert.deepEqual(read('path,views\n/,283\n"/tin,tuc?a=1",2').pages, [
      { path: '/', views: 283 },
      { path: '/tin,tuc', views: 2 },
    ]);
  });

  it('may be of votes, for articles by path, by address, and in half stars', () => {
    const { ratings } = read(
      'item,stars,count\n/tin-tuc/1,5,8\n/tin-tuc/1,"4,5",2\nhttps://a.example.vn/tin-tuc/2,4.5,1',
    );
    assert.deepEqual(ratings, { '/tin-tuc/1': { 5: 8, 4.5: 2 }, '/tin-tuc/2': { 4.5: 1 } });
  });

  const faults: [name: string, text: string, ...faults: string[]][] = [
    ['is empty', '', '1:1 the file is empty'],
    ['has no rows', 'date,visits', '1:1 there is nothing in it to import'],
    [
      'is of something else',
      'ngày,lượt\n1,2',
      "1:1 the first line names no columns that are known here: date,visits; path,views; item,stars,count; or a table of NukeViet's: its counter, or its articles",
    ],
    [
      'has a row that is too short',
      'date,visits,views\n2024-01-01,5',
      '2:1 the row has 2 values, and the table 3 columns',
    ],
    [
      'has a grouped number',
      'date,visits\n2024-01-01,1.104',
      '2:12 visits takes a whole number from 0, not "1.104"',
    ],
    ['has a number below 0', 'path,views\n/,-1', '2:3 views takes a whole number from 0, not "-1"'],
    [
      'has days that are none',
      'date,visits\n2024-02-30,1\n1/13/2024,1\nhôm qua,1',
      '2:1 date takes a day such as 2024-11-21, not "2024-02-30"',
      '3:1 date takes a day such as 2024-11-21, not "1/13/2024"',
      '4:1 date takes a day such as 2024-11-21, not "hôm qua"',
    ],
    ['has a day to come', 'date,visits\n2024-11-22,1', '2:1 2024-11-22 is still to come'],
    ['has a day twice', 'date,visits\n2024-01-02,1\n02/01/2024,1', '3:1 2024-01-02 is there twice'],
    [
      'has an address as a path',
      'path,views\nhttps://a.vn/,1',
      '2:1 path takes a path such as /tin-tuc, not "https://a.vn/"',
    ],
    [
      'has a path that is too long',
      `path,views\n/${'x'.repeat(500)},1`,
      '2:1 path has more than 500 characters',
    ],
    ['has a page twice', 'path,views\n/a,1\n/a?b,1', '3:1 /a is there twice'],
    [
      'has an article of somebody else',
      'item,stars,count\nhttps://b.example.vn/tin-tuc/1,5,1',
      '2:1 "https://b.example.vn/tin-tuc/1" is none of the site\'s articles (articles in the configuration)',
    ],
    [
      'has stars that cannot be given',
      'item,stars,count\n/tin-tuc/1,5.5,1\n/tin-tuc/1,0,1\n/tin-tuc/1,4.3,1',
      '2:12 stars takes 0.5 to 5 in halves, not "5.5"',
      '3:12 stars takes 0.5 to 5 in halves, not "0"',
      '4:12 stars takes 0.5 to 5 in halves, not "4.3"',
    ],
    [
      'has the same stars twice',
      'item,stars,count\n/tin-tuc/1,5,1\n/tin-tuc/1,5,2',
      '3:1 /tin-tuc/1 with 5 stars is there twice',
    ],
    [
      'has more votes than are taken',
      'item,stars,count\n/tin-tuc/1,5,1000001',
      '2:1 from here on there are more than 1000000 votes',
    ],
    ['has a quote without end', 'path,views\n"/a,1', '2:1 a double quote is not closed'],
  ];
  for (const [name, text, ...expected] of faults)
    it(`is refused where it ${name}`, () => assert.deepEqual(read(text).faults, expected));
});

const counter = `INSERT INTO \`nv4_counter\` (\`c_type\`, \`c_val\`, \`last_update\`, \`c_count\`, \`vi_count\`) VALUES
('c_time', 'start', 0, 0, 0),
('c_time', 'last', 0, 1732147200, 0),
('total', 'hits', 1732147200, 881707, 881700),
('year', '2024', 1732147200, 300000, 300000),
('month', 'Nov', 1732147200, 20000, 20000),
('day', '01', 1730420000, 900, 900),
('day', '20', 1732060000, 1104, 1104),
('day', '22', 0, 0, 0),
('hour', '08', 1732147200, 12, 12),
('browser', 'chrome', 1732147200, 700000, 700000);
`;

describe("NukeViet's counter", () => {
  it('is its total and the days of its month', () => {
    const { total, days, faults, notes } = read(counter, { name: 'nv4_counter.sql' });
    assert.deepEqual(faults, []);
    assert.equal(total, 881_707);
    assert.deepEqual(days, [
      { date: '2024-11-01', visits: 900, views: 900, robots: 0 },
      { date: '2024-11-20', visits: 1104, views: 1104, robots: 0 },
    ]);
    assert.match(notes.join(), /single days of 2024-11 only/);
  });

  it('is read as CSV, with and without the names of its columns', () => {
    const rows =
      '"c_time","last","0","1732147200","0"\n"total","hits","1732147200","881707","881700"\n"day","20","1732060000","1104","1104"\n';
    for (const text of [
      `"c_type","c_val","last_update","c_count","vi_count"\n${rows}`,
      rows,
      rows.replaceAll(',', ';'),
    ]) {
      const { total, days, faults } = read(text);
      assert.deepEqual(faults, []);
      assert.equal(total, 881_707);
      assert.deepEqual(
        days.map(({ date, visits }) => [date, visits]),
        [['2024-11-20', 1104]],
      );
    }
  });

  it("takes the month in the portal's zone", () => {
    // 17:30 UTC on the 31st of October is November in Viet Nam.
    const text = 'c_type,c_val,last_update,c_count\nc_time,last,0,1730395800\ntotal,hits,0,5\nday,01,0,5';
    assert.deepEqual(
      read(text).days.map(({ date }) => date),
      ['2024-11-01'],
    );
  });

  it('is refused where it does not say what it must', () => {
    const head = 'c_type,c_val,last_update,c_count\n';
    assert.deepEqual(read(`${head}day,01,0,0`).faults, ['2:1 the counter has no row of "total" and "hits"']);
    assert.deepEqual(read(`${head}total,hits,0,5\nday,01,0,5`).faults, [
      '3:1 the counter has no row of "c_time" and "last", which says the month of its days',
    ]);
    assert.deepEqual(read(`${head}c_time,last,0,1732147200\ntotal,hits,0,x\nday,1,0,5`).faults, [
      '3:14 c_count takes a whole number from 0, not "x"',
      '4:5 c_val of a day takes 01 to 31, not "1"',
    ]);
    assert.match(
      read(counter + counter.replaceAll('nv4_', 'nv5_'), { name: 'a.sql' }).faults.join(),
      /several counters in it: nv4_counter, nv5_counter/,
    );
  });
});

const rows = (table: string, values: string) =>
  `INSERT INTO \`${table}\` (\`id\`, \`catid\`, \`status\`, \`title\`, \`alias\`, \`hitstotal\`, \`total_rating\`, \`click_rating\`) VALUES\n${values};\n`;
const categories =
  "INSERT INTO `nv4_vi_news_cat` (`catid`, `parentid`, `title`, `alias`) VALUES (7, 0, 'Tin', 'tin-xa');\n";
const articlePath = '/vi/news/{cat}/{alias}-{id}.html';

describe("NukeViet's articles", () => {
  it('have their views, and votes that give their mean', () => {
    const text =
      categories +
      rows(
        'nv4_vi_news_rows',
        "(12, 7, 1, 'Lũ', 'gia-co-de', 283, 23, 5),\n(13, 7, 1, 'Họp', 'hop', 40, 0, 0),\n(14, 7, 0, 'Nháp', 'nhap', 9, 5, 1)",
      ) +
      rows('nv4_vi_news_7', "(12, 7, 1, 'Lũ', 'gia-co-de', 283, 23, 5)");
    const { pages, ratings, faults, notes } = read(text, { name: 'a.sql', articlePath });
    assert.deepEqual(faults, []);
    assert.deepEqual(pages, [
      { path: '/vi/news/tin-xa/gia-co-de-12.html', views: 283 },
      { path: '/vi/news/tin-xa/hop-13.html', views: 40 },
    ]);
    assert.deepEqual(ratings, { '/vi/news/tin-xa/gia-co-de-12.html': { 4: 2, 5: 3 } });
    assert.match(notes.join(), /sum of the stars only/);
  });

  it('are read as CSV where no category is in their paths', () => {
    const text = 'id,alias,hitstotal,total_rating,click_rating\n12,gia-co-de,283,25,5';
    const { pages, ratings } = read(text, { articlePath: '/vi/news/{alias}-{id}.html' });
    assert.deepEqual(pages, [{ path: '/vi/news/gia-co-de-12.html', views: 283 }]);
    assert.deepEqual(ratings, { '/vi/news/gia-co-de-12.html': { 5: 5 } });
  });

  it('are refused where it is not said how their paths are made, or of which category they are', () => {
    const text = rows('nv4_vi_news_rows', "(12, 7, 1, 'Lũ', 'gia-co-de', 283, 23, 5)");
    assert.match(
      read(text, { name: 'a.sql' }).faults.join(),
      /--article-path .*\/news\/\{cat\}\/\{alias\}-\{id\}\.html/,
    );
    assert.match(
      read(text, { name: 'a.sql', articlePath }).faults.join(),
      /^2:6 the alias of this category is not known/,
    );
  });

  it('are refused where their stars cannot be', () => {
    const text = categories + rows('nv4_vi_news_rows', "(12, 7, 1, 'Lũ', 'a', 0, 26, 5)");
    assert.deepEqual(read(text, { name: 'a.sql', articlePath }).faults, [
      '3:26 total_rating of 5 votes takes 5 to 25, not 26',
    ]);
  });

  it('are those of one table, which is named where there are several', () => {
    const text =
      categories +
      rows('nv4_vi_news_rows', "(1, 7, 1, '', 'a', 1, 0, 0)") +
      rows('nv4_en_news_rows', "(2, 7, 1, '', 'b', 2, 0, 0)");
    assert.match(
      read(text, { name: 'a.sql', articlePath }).faults.join(),
      /nv4_vi_news_rows, nv4_en_news_rows; name one by --table/,
    );
    assert.equal(read(text, { name: 'a.sql', articlePath, table: 'nv4_vi_news_rows' }).pages.length, 1);
    assert.match(
      read(text, { name: 'a.sql', articlePath, table: 'nv4_news' }).faults.join(),
      /no table nv4_news/,
    );
  });
});
