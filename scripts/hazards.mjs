// Writes the table of host pages into both READMEs, from what the tests wrote down: `node scripts/hazards.mjs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { rows } from '../test/hosts/rows/index.mjs';
import { root } from './run.mjs';

const engines = ['chromium', 'firefox', 'webkit'];
const begin = '<!-- host pages: written by scripts/hazards.mjs -->';
const end = '<!-- end of host pages -->';

const words = {
  en: {
    head: ['No.', 'the page', 'Chromium', 'Firefox', 'WebKitGTK', 'note'],
    met: 'yes',
    partly: 'yes, as far as it can be tried',
    fallback: 'content of the tag',
    failed: 'no',
    unknown: 'not tried',
  },
  vi: {
    head: ['Số', 'trang', 'Chromium', 'Firefox', 'WebKitGTK', 'ghi chú'],
    met: 'được',
    partly: 'được, trong phạm vi thử được',
    fallback: 'nội dung trong thẻ',
    failed: 'không',
    unknown: 'chưa thử',
  },
};

function resultsOf(engine) {
  try {
    return JSON.parse(readFileSync(`${root}test/hosts/results/${engine}.json`, 'utf8'));
  } catch {
    return {};
  }
}

/** The table in one language, as Markdown. */
export function table(language) {
  const { head, ...said } = words[language];
  const results = engines.map(resultsOf);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const lines = rows.map(({ number, title, note }) => {
    const cell = (text) => text.replaceAll('|', '\\|');
    const found = results.map((result) => said[result[number] ?? 'unknown']);
    return line([number, cell(title[language]), ...found, cell(note?.[language] ?? '')]);
  });
  return [line(head), line(head.map(() => '---')), ...lines].join('\n');
}

/** A README with its table as the results say. */
export async function withTable(text, language) {
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined)
    throw new Error(`There is no place for the table between "${begin}" and "${end}".`);
  const formatted = await format(table(language), { parser: 'markdown', printWidth: 110 });
  return `${before}${begin}\n\n${formatted}\n${end}${after}`;
}

export const readmes = { en: `${root}README.md`, vi: `${root}README.vi.md` };

if (process.argv[1] === import.meta.filename)
  for (const [language, file] of Object.entries(readmes))
    writeFileSync(file, await withTable(readFileSync(file, 'utf8'), language));
