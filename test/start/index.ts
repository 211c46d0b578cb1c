import { run as runCases } from './cases.js';
import { writeResults } from '../../scripts/test-results.js';

/** VS Code calls this inside the extension host; a rejection fails the run. */
export async function run(): Promise<void> {
  const results = await runCases();
  writeResults(process.env['AML_GUARD_TEST_RESULTS'], results);
  if (results.failed > 0) {
    throw new Error(`${String(results.failed)} tests failed`);
  }
}
