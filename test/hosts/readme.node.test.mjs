import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readmes, withTable } from '../../scripts/hazards.mjs';
import { policy } from '../../scripts/policy.mjs';

describe('the README', () => {
  for (const [language, file] of Object.entries(readmes)) {
    const text = readFileSync(file, 'utf8');

    it(`has the table of host pages as the tests wrote it down (${language})`, async () => {
      assert.equal(text, await withTable(text, language), 'npm run hazards writes it anew');
    });

    it(`says the policy that the demo runs under (${language})`, () => {
      assert.ok(text.includes(`\n${policy}\n`));
    });
  }
});
