import type { Severity } from '../core/findings/finding.js';
import { printable } from '../core/findings/redact-line.js';
import { type LintReport, summaryOf } from './lint-report.js';

const types: Readonly<Record<Severity, 'error' | 'warning'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'warning',
  info: 'warning',
};

/**
 * The report as logging commands, which Azure Pipelines shows among the run's issues.
 *
 * Source: <https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands>; escapes as in
 * `azure-pipelines-task-lib`, `taskcommand.ts`.
 */
export function formatAzureDevOps(report: LintReport): string {
  const findings = report.files.flatMap((file) =>
    file.findings.map(({ span, severity, message, ruleId }) => {
      const { line, character } = file.document.lines.positionAt(span.start);
      return issue(
        types[severity],
        {
          sourcepath: file.path,
          linenumber: String(line + 1),
          columnnumber: String(character + 1),
          code: ruleId,
        },
        message,
      );
    }),
  );
  const failures = report.failures.map(({ path, message }) => issue('error', { sourcepath: path }, message));
  return [...findings, ...failures, data(summaryOf(report))].map((line) => `${line}\n`).join('');
}

function issue(type: 'error' | 'warning', properties: Readonly<Record<string, string>>, message: string): string {
  const written = Object.entries({ type, ...properties }).map(([key, value]) => `${key}=${property(value)};`);
  return `##vso[task.logissue ${written.join('')}]${data(message)}`;
}

// The agent looks for its commands anywhere in a line.
function data(text: string): string {
  return printable(text).replaceAll('%', '%AZP25').replaceAll('##vso[', '## vso[').replace(/^##\[/, ' ##[');
}

function property(text: string): string {
  return data(text).replaceAll(']', '%5D').replaceAll(';', '%3B');
}
