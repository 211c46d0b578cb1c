import { lintFiles } from '../../src/cli/lint-files.js';
import type { Strictness } from '../../src/core/findings/finding.js';
import { kinds } from './kinds.js';
import { placeOf, repositoryFolder, type Corpus } from './labels.js';
import type { Findings } from './score.js';

/** What AML Guard finds in the files of a corpus. Prints what it fails on. */
export async function findOurs(corpus: Corpus, sourcesFolder: string, strictness: Strictness): Promise<Findings> {
  const found = new Map<string, Set<string>>();
  const today = new Date().toISOString().slice(0, 10);
  for (const repo of new Set(corpus.labels.map((label) => label.repo))) {
    const folder = repositoryFolder(repo, sourcesFolder);
    const paths = corpus.sources.filter((source) => source.repo === repo).map((source) => source.path);
    const report = await lintFiles({ paths }, { cwd: folder, root: folder, strictness, today });
    for (const { path: file, message } of report.failures) {
      console.log(`${repo} ${file}: ${message}`);
    }
    for (const file of report.files) {
      for (const { span, ruleId } of file.findings) {
        const place = placeOf(repo, file.path, file.document.lines.lineAt(span.start) + 1);
        found.set(place, (found.get(place) ?? new Set()).add(ruleId));
      }
    }
  }
  return {
    stands: (kind, place) => kinds[kind]?.rules.some((rule) => found.get(place)?.has(rule)) === true,
    meant: (kind) => [kind],
  };
}
