import type { FixSafety, Severity } from '../core/findings/finding.js';
import type { FileAnswer } from '../tools/file-answer.js';

/** What the answer needs of the JSON report (`src/formats/json.ts`) of one file. */
interface LintJson {
  readonly findings: readonly {
    readonly ruleId: string;
    readonly severity: Severity;
    readonly message: string;
    readonly range: { readonly start: { readonly line: number; readonly column: number } };
    readonly fixes: readonly { readonly title: string; readonly safety: FixSafety }[];
  }[];
  readonly suppressed: readonly unknown[];
  readonly skipped: readonly { readonly because: string }[];
  readonly failures: readonly { readonly message: string }[];
  readonly summary: { readonly files: number };
}

/** What the report of the command line says of the one file that it was asked about. */
export function readLintReport(text: string): FileAnswer {
  const { findings, suppressed, skipped, failures, summary } = JSON.parse(text) as LintJson;
  const gaps = failures.map(({ message }) => message);
  if (summary.files === 0) {
    const because = skipped[0]?.because ?? gaps[0] ?? 'nothing in it concerns Azure Machine Learning';
    return { is: 'not judged', because };
  }
  return {
    is: 'judged',
    findings: findings.map(({ ruleId, severity, message, range, fixes }) => ({
      ...{ rule: ruleId, severity, message, line: range.start.line, column: range.start.column },
      fixes: fixes.map(({ title, safety }) => ({ title, safety })),
    })),
    accepted: suppressed.length,
    gaps,
  };
}
