/** Writes every case of every rule's table, as texts to start from, into the file that is given. */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { globSync } from 'tinyglobby';
import { inRepository } from '../../scripts/repository.js';
import { languageOf } from '../../src/core/documents/detect.js';
import { collectedCases, filesOf, isCollecting } from '../support/collected-cases.js';

const [target] = process.argv.slice(2);
if (target === undefined || !isCollecting) {
  throw new Error('needs a file to write, and the variable AML_GUARD_COLLECT_CASES=1');
}
for (const file of globSync(['test/core/rules/*.test.ts'], { cwd: inRepository() }).sort()) {
  await import(pathToFileURL(inRepository(file)).href);
}
const seeds = collectedCases.flatMap((collected) =>
  Object.entries(filesOf(collected, '\n')).flatMap(([path, text]) => {
    const language = path === collected.setting.path ? collected.language : languageOf(path);
    return language === undefined ? [] : [{ path, language, text }];
  }),
);
writeFileSync(target, JSON.stringify([...new Map(seeds.map((seed) => [seed.path + seed.text, seed])).values()]));
