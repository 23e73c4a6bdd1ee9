import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { appendStepSummary } from '../../../src/cli/check/step-summary.js';
import { reportWith } from '../../report/cases.js';
import { makeContext } from '../../report/fixtures.js';
import { cli } from '../io.js';

const folder = mkdtempSync(join(tmpdir(), 'concordat-summary-'));
const file = join(folder, 'summary.md');
afterAll(() => rmSync(folder, { recursive: true }));

describe('the summary of a job', () => {
  it('is written with --format github, after what is there', async () => {
    writeFileSync(file, 'before\n');
    const args = ['--spec', 'examples/rename/after.yaml', 'examples/rename/pacts', '--format', 'github'];
    const { code, stdout } = await cli(args, { env: { GITHUB_STEP_SUMMARY: file } });
    expect(code).toBe(1);
    expect(stdout.match(/^::error /gm)).toHaveLength(3);
    expect(readFileSync(file, 'utf8')).toMatch(
      /^before\n\n<!-- concordat -->\n## ❌ Concordat: [\s\S]*\| shipping-service \|/,
    );
  });

  it.each([0, 900_000, 1_048_000, 1_048_576])('stays within a mebibyte after %i bytes', (used) => {
    writeFileSync(file, 'x'.repeat(used));
    appendStepSummary(file, reportWith({ error: 3000 }, '→'.repeat(100)), makeContext());
    expect(statSync(file).size).toBeLessThanOrEqual(1_048_576);
    expect(statSync(file).size > used).toBe(used < 1_048_576);
  });
});
