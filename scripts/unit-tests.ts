/**
 * Runs every `*.test.ts` below `test/` (or those whose path contains an argument) with node's test runner.
 * The in-host and workbench suites need a VS Code, those of the packed program an archive; `scripts/test.ts` runs them.
 */
import { spawn } from 'node:child_process';
import { globSync } from 'tinyglobby';

const wanted = process.argv.slice(2);
const files = globSync(['test/**/*.test.ts'], {
  ignore: ['test/extension/**', 'test/workbench/**', 'test/packed/**', 'test/sample/**'],
})
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort();
if (files.length === 0) {
  console.error(`no unit test matches ${wanted.join(', ')}`);
  process.exit(1);
}
const child = spawn(process.execPath, ['--import', 'tsx', '--test', ...files], { stdio: 'inherit' });
child.on('exit', (code) => process.exit(code ?? 1));
