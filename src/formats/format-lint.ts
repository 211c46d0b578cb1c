import { rules } from '../core/rules/registry.js';
import { formatAzureDevOps } from './azure-devops.js';
import { formatCsv } from './csv.js';
import { formatGithub } from './github.js';
import { formatHtml } from './html.js';
import { formatJson } from './json.js';
import { formatJunit } from './junit.js';
import type { LintReport, Tool } from './lint-report.js';
import { formatMarkdown } from './markdown.js';
import { formatPretty, type PrettyOptions } from './pretty.js';
import { formatSarif } from './sarif.js';

/** The forms that a report of `lint` can have. */
export type LintFormat = 'pretty' | 'json' | 'sarif' | 'github' | 'azuredevops' | 'junit' | 'html' | 'markdown' | 'csv';

/** A report in one of its forms. Ends with a line end. */
export function formatLint(report: LintReport, format: LintFormat, tool: Tool, options: PrettyOptions = {}): string {
  switch (format) {
    case 'pretty':
      return formatPretty(report, options);
    case 'json':
      return formatJson(report, tool);
    case 'sarif':
      return formatSarif(report, tool, rules);
    case 'github':
      return formatGithub(report);
    case 'azuredevops':
      return formatAzureDevOps(report);
    case 'junit':
      return formatJunit(report, tool);
    case 'html':
      return formatHtml(report, tool);
    case 'markdown':
      return formatMarkdown(report);
    case 'csv':
      return formatCsv(report);
  }
}
