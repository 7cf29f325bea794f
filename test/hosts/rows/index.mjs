import styles from './styles.mjs';

/** Every row of the table, in its order. */
export const rows = [...styles].sort((a, b) => a.number - b.number);
