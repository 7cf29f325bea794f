import { writeFileSync } from 'node:fs';

const add = (suite, counts) => {
  for (const test of suite?.tests ?? [])
    counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
  for (const inner of suite?.suites ?? []) add(inner, counts);
};

/**
 * Writes `{passed, failed, skipped}` to the file that TEST_COUNTS names, for the closing line of `npm test`.
 * A file that does not load counts as one failed test.
 */
export const countingReporter = (file = process.env.TEST_COUNTS) => ({
  onTestRunFinished({ sessions }) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const session of sessions) {
      const before = counts.failed;
      add(session.testResults, counts);
      if (!session.passed && counts.failed === before) counts.failed++;
    }
    if (file) writeFileSync(file, JSON.stringify(counts));
  },
});
