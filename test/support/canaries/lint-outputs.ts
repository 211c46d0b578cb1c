import { defaultConfiguration } from '../../../src/core/config/configuration.js';
import { entriesOf, writeBaseline } from '../../../src/core/findings/baseline.js';
import { fingerprintsOf } from '../../../src/core/findings/fingerprint.js';
import { completionsAt } from '../../../src/core/language/completion.js';
import { helpContextFor } from '../../../src/core/language/help-context.js';
import { hoverAt, noLinks } from '../../../src/core/language/hover.js';
import { jobLenses } from '../../../src/core/language/job-lens.js';
import type { LintResult } from '../../../src/core/lint.js';
import { ProjectIndex } from '../../../src/core/project/project-index.js';
import { formatLint, type LintFormat } from '../../../src/formats/format-lint.js';
import { fixActions } from '../../../src/language-server/fix-actions.js';
import { diagnosticOf } from '../../../src/language-server/to-protocol.js';
import { reportOf } from '../../formats/made-report.js';

/** A file with a canary in it, judged. */
export interface JudgedCanary {
  readonly path: string;
  readonly result: LintResult;
}

/** Everything that leaves the linter. Whoever adds an output adds a line here, and it is searched. */
export const lintOutputs: Readonly<Record<string, (judged: readonly JudgedCanary[]) => string>> = {
  ...Object.fromEntries(
    (['pretty', 'json', 'sarif', 'github', 'azuredevops', 'junit', 'html', 'markdown', 'csv'] as const).map(
      (format) => [`report: ${format}`, (judged: readonly JudgedCanary[]) => report(judged, format)] as const,
    ),
  ),
  'report: pretty with colours': (judged) => report(judged, 'pretty', true),
  diagnostics: each(({ path, result }) =>
    JSON.stringify(
      [...result.findings, ...result.unheard].map((finding) => diagnosticOf(finding, placed(path, result))),
    ),
  ),
  'titles of code actions': each(({ path, result }) =>
    fixActions(result.findings, everywhere, {}, placed(path, result), { confirms: true })
      .map(({ title }) => title)
      .join('\n'),
  ),
  'reasons of faults': each(({ result }) => JSON.stringify(result.faults)),
  baseline: each(({ path, result }) => writeBaseline(entriesOf(path, result.findings, fingerprintsOf(result)))),
  'lines above jobs': each((judged) =>
    JSON.stringify(
      jobLenses(
        helpOf(judged),
        judged.result.findings.map(({ span }) => span.start),
      ),
    ),
  ),
  'hover and completion': each(hovers),
};

function each(write: (judged: JudgedCanary) => string): (judged: readonly JudgedCanary[]) => string {
  return (judged) => judged.map(write).join('\n');
}

const everywhere = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };

function placed(path: string, { document }: LintResult): Parameters<typeof diagnosticOf>[1] {
  return { uri: `file:///project/${path}`, lines: document.lines, root: '/project' };
}

function report(judged: readonly JudgedCanary[], format: LintFormat, colour = false): string {
  const files = judged.map(({ path, result }) => {
    const { document, findings, suppressed, unheard } = result;
    return { path, document, findings, suppressed, unheard, prints: fingerprintsOf(result) };
  });
  return formatLint(reportOf(files), format, { name: 'a', version: '1' }, { colour });
}

function helpOf({ path, result }: JudgedCanary): ReturnType<typeof helpContextFor> {
  const index = new ProjectIndex();
  index.set(path, result.document);
  const file = { document: result.document, path, graph: index, project: index, config: defaultConfiguration };
  return helpContextFor(file, undefined);
}

/** What is shown where the cursor stands, at every seventh place. */
function hovers(judged: JudgedCanary): string {
  const context = helpOf(judged);
  const { text, language } = judged.result.document;
  const offsets = Array.from({ length: Math.ceil(text.length / 7) }, (_, index) => index * 7);
  return offsets
    .map((offset) =>
      JSON.stringify([
        hoverAt(context, offset, noLinks)?.markdown,
        completionsAt({ text, language }, offset, context).map(({ label, detail }) => [label, detail]),
      ]),
    )
    .join('\n');
}
