import blockers from './blockers.mjs';
import documents from './documents.mjs';
import libraries from './libraries.mjs';
import lives from './lives.mjs';
import loading from './loading.mjs';
import markup from './markup.mjs';
import policies from './policies.mjs';
import readers from './readers.mjs';
import styles from './styles.mjs';
import surroundings from './surroundings.mjs';
import time from './time.mjs';

const all = [
  styles,
  documents,
  loading,
  lives,
  markup,
  policies,
  libraries,
  surroundings,
  readers,
  time,
  blockers,
].flat();

/** `ROWS=10,17` runs these only. */
const asked = process.env.ROWS?.split(',').map(Number);

/** Every row of the table, in its order. */
export const rows = all
  .filter(({ number }) => !asked || asked.includes(number))
  .sort((a, b) => a.number - b.number);
export const everyRow = all.length;
