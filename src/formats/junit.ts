import { printable } from '../core/findings/redact-line.js';
import { countFindings, type LintedFile, type LintReport, type Tool } from './lint-report.js';

/**
 * The report as JUnit XML, in the form that Jenkins, GitLab and Azure Pipelines read: a suite for each file, a failed
 * case for each finding, a skipped one for what was accepted, and one that passes where nothing was found.
 *
 * Source: <https://github.com/testmoapp/junitxml>.
 */
export function formatJunit(report: LintReport, tool: Tool): string {
  const suites = report.files.map(suiteOf);
  const failures = report.failures.map(
    ({ path, message }) =>
      `  <testsuite name="${xml(path)}" tests="1" failures="0" errors="1" skipped="0">\n` +
      `    <testcase classname="${xml(path)}" name="reading"><error message="${xml(message)}"/></testcase>\n  </testsuite>`,
  );
  const cases = report.files.reduce((sum, file) => sum + casesOf(file).length, 0) + report.failures.length;
  const counts = `tests="${cases}" failures="${countFindings(report)}" errors="${report.failures.length}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xml(tool.name)}" ${counts}>`,
    ...suites,
    ...failures,
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteOf(file: LintedFile): string {
  const cases = casesOf(file);
  const counts = `tests="${cases.length}" failures="${file.findings.length}" errors="0" skipped="${file.suppressed.length}"`;
  return [`  <testsuite name="${xml(file.path)}" ${counts}>`, ...cases, '  </testsuite>'].join('\n');
}

function casesOf(file: LintedFile): readonly string[] {
  const { lines } = file.document;
  const testCase = (name: string, inside = ''): string => {
    const start = `    <testcase classname="${xml(file.path)}" name="${xml(name)}"`;
    return inside === '' ? `${start}/>` : `${start}>${inside}</testcase>`;
  };
  const placeOf = (offset: number): string => {
    const { line, character } = lines.positionAt(offset);
    return `${line + 1}:${character + 1}`;
  };
  const failed = file.findings.map(({ ruleId, span, severity, message }) => {
    const place = placeOf(span.start);
    const body = `${file.path}:${place}: ${message}`;
    return testCase(
      `${ruleId} at ${place}`,
      `<failure type="${severity}" message="${xml(message)}">${xml(body)}</failure>`,
    );
  });
  const accepted = file.suppressed.map(({ finding, reason }) =>
    testCase(`${finding.ruleId} at ${placeOf(finding.span.start)}`, `<skipped message="${xml(reason)}"/>`),
  );
  const all = [...failed, ...accepted];
  return all.length === 0 ? [testCase('no finding')] : all;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// XML 1.0 has no way to write most control characters, nor halves of surrogate pairs.
function xml(text: string): string {
  return printable(text)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (character) => entities[character] ?? '');
}
