import type { Cell } from '../csv.ts';
import type { Intake } from './intake.ts';

/** A row, its values by the names of their columns. */
export type Row = Record<string, Cell>;

/** The rows of a table; a row with more or fewer values than columns is a fault, and left out. */
export function rowsOf(intake: Intake, columns: readonly string[], records: readonly Cell[][]): Row[] {
  return records.flatMap((cells) => {
    if (cells.length === columns.length)
      return [Object.fromEntries(columns.map((name, at) => [name.toLowerCase(), cells[at]!]))];
    intake.fault(cells[0]!, `the row has ${cells.length} values, and the table ${columns.length} columns`);
    return [];
  });
}

function readDays(intake: Intake, rows: Row[]): void {
  if (!rows[0]?.['views']) intake.notes.add('Views are not in the file: each visit is taken as one view.');
  for (const { date, visits: visitsCell, views: viewsCell, robots: robotsCell } of rows) {
    const visits = intake.count(visitsCell!, 'visits');
    const views = viewsCell ? intake.count(viewsCell, 'views') : visits;
    const robots = robotsCell ? intake.count(robotsCell, 'robots') : 0;
    if (visits === undefined || views === undefined || robots === undefined) continue;
    intake.addDay(date!, { visits, views, robots });
  }
}

function readPages(intake: Intake, rows: Row[]): void {
  for (const { path, views: cell } of rows) {
    const views = intake.count(cell!, 'views');
    if (views !== undefined) intake.addPage(path!, views);
  }
}

function readRatings(intake: Intake, rows: Row[]): void {
  for (const { item, stars: starsCell, count: countCell } of rows) {
    const halves = Number(starsCell!.text.replace(',', '.')) * 2;
    const votes = intake.count(countCell!, 'count');
    if (!Number.isInteger(halves) || halves < 1 || halves > 10)
      intake.fault(starsCell!, `stars takes 0.5 to 5 in halves, not "${starsCell!.text}"`);
    else if (votes !== undefined) intake.addVotes(item!, halves, votes);
  }
}

/** Tables that are read, by the columns that they must have. */
export const tables: { columns: string[]; read(intake: Intake, rows: Row[]): void }[] = [
  { columns: ['date', 'visits'], read: readDays },
  { columns: ['path', 'views'], read: readPages },
  { columns: ['item', 'stars', 'count'], read: readRatings },
];
