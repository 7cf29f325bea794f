/** Whether the proofs run at their whole size (`npm run proofs`) or at the smaller one of `npm test`. */
export const full = process.env['PROOFS'] === 'full';

/** Prints what was measured. */
export const figure = (what: string, value: string | number): void => console.log(`proof: ${what}: ${value}`);
