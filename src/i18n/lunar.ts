import { addVietnamese, fill, type Strings } from './strings.ts';

addVietnamese({
  lunar: 'Âm lịch: {n} năm {of}',
  leapMonth: '{n} nhuận',
  stems: 'Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý',
  branches: 'Tý|Sửu|Dần|Mão|Thìn|Tỵ|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi',
});

/** A day of the Vietnamese lunar calendar. */
export interface LunarDate {
  /** 1 to 30. */
  day: number;
  /** 1 to 12. */
  month: number;
  /** True in a leap month, which follows the month whose number it bears. */
  leap: boolean;
  /** The year of the Gregorian calendar that it begins in. */
  year: number;
}

/**
 * The lunar years from 1999 on, made by `scripts/lunar-table.mjs`. Five hexadecimal digits each: the last is the month
 * that a leap month follows (0: none), the others hold a bit for each month, lowest first, set where it has 30 days.
 */
const YEARS =
  '0749006930152b4052b00a5b0155a2056a00b6570ba500d4901a9550a950052d00aad40ab5015aa905d200da501d4a60e4a0' +
  '0c960192e4055600ab5015b2206d200ea5607250064b00c97504ab0055b00ada30b6a01752b0b9200b2501a4b60a4d004ad0' +
  '095b505ad00baa01b5220d9201d2570d2500a55014ad504b6006b500daa30eca00e9280e9300d2600a5660a5b0055a00ad54' +
  '0b550074a00e9330a930152b7052b00a9b0155a5056a00b650174a40d4a01a9580c950092d00aad60ab5005aa00ba540ea50' +
  '0d4a01d1530c96019567055600ab5015b4506d400ea500e8a4068b01497804ab0095b00ada60b6a007540172540b4500a8b0' +
  '152b2';

const FIRST_YEAR = 1999;
const FIRST_DAY = Date.UTC(FIRST_YEAR, 1, 16);

/**
 * The lunar date of a day, as Viet Nam counts it (UTC+7).
 * @param day `2024-11-21`
 * @returns undefined outside 2000–2099, which the table is made for
 */
export function lunarDate(day: string): LunarDate | undefined {
  if (!/^20\d\d-\d\d-\d\d$/.test(day)) return undefined;
  let left = (Date.parse(day) - FIRST_DAY) / 86_400_000;
  for (let at = 0; at < YEARS.length; at += 5) {
    const year = FIRST_YEAR + at / 5;
    const bits = parseInt(YEARS.slice(at, at + 5), 16);
    const leap = bits & 15;
    for (let i = 0; i < (leap ? 13 : 12); i++) {
      const length = 29 + ((bits >> (i + 4)) & 1);
      const after = leap > 0 && i >= leap;
      if (left < length) return { day: left + 1, month: after ? i : i + 1, leap: after && i === leap, year };
      left -= length;
    }
  }
  return undefined;
}

/**
 * Such as `Âm lịch: 21/10 năm Giáp Thìn`, in a leap month `Âm lịch: 08/6 nhuận năm Ất Tỵ`.
 * @param day `2024-11-21`
 * @returns undefined outside 2000–2099
 */
export function formatLunar(day: string, strings: Strings): string | undefined {
  const found = lunarDate(day);
  if (!found) return undefined;
  const { month, leap, year } = found;
  const date = `${String(found.day).padStart(2, '0')}/${month}`;
  // 1984 began a round of sixty: the first stem, the first branch.
  const [stem, branch] = [strings.stems, strings.branches].map((text) => {
    const names = text.split('|');
    return names[(year - 4) % names.length];
  });
  return fill(strings.lunar, leap ? fill(strings.leapMonth, date) : date, `${stem} ${branch}`);
}
