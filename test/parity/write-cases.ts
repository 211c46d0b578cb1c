/**
 * Writes every case of every rule's table into a folder of its own below the folder that is given, with the case's
 * configuration beside it, half of them with CRLF line ends.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { globSync } from 'tinyglobby';
import { stringify } from 'yaml';
import { inRepository } from '../../scripts/repository.js';
import { collectedCases, filesOf, isCollecting } from '../support/collected-cases.js';

const [folder] = process.argv.slice(2);
if (folder === undefined || !isCollecting) {
  throw new Error('needs a folder, and the variable AML_GUARD_COLLECT_CASES=1');
}
for (const file of globSync(['test/core/rules/*.test.ts'], { cwd: inRepository() }).sort()) {
  await import(pathToFileURL(inRepository(file)).href);
}
collectedCases.forEach((collected, index) => {
  const root = path.join(folder, collected.ruleId, `${collected.language}-${index}`);
  const config = { strictness: 'auditor', ...collected.setting.config };
  const files = { ...filesOf(collected, index % 2 === 0 ? '\n' : '\r\n'), '.aml-guard.yaml': stringify(config) };
  for (const [name, text] of Object.entries(files)) {
    const target = path.join(root, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
});
