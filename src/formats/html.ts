import type { Finding } from '../core/findings/finding.js';
import { printable, redactLine } from '../core/findings/redact-line.js';
import { count, type LintedFile, type LintReport, summaryOf, type Tool } from './lint-report.js';
import { escapeHtml } from './posture/escape-html.js';
import { reportStyle } from './posture/report-style.js';

const shownColumns = 300;

const style = `${reportStyle}
.critical,.high{color:var(--fail)}.medium{color:var(--unknown)}.low,.info{color:var(--na)}
pre{white-space:pre-wrap;overflow-wrap:anywhere}mark{background:none;color:inherit;border-bottom:2px solid var(--fail)}
`;

/** The report as one HTML file: no script, nothing from the network, values hidden. */
export function formatHtml(report: LintReport, tool: Tool): string {
  const accepted = report.files.reduce((sum, file) => sum + file.suppressed.length, 0);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Findings of AML Guard</title>
<style>${style}</style>
</head>
<body>
<main>
<header>
<h1>Findings of AML Guard</h1>
<p>${text(summaryOf(report))}${accepted === 0 ? '' : `; ${count(accepted, 'finding')} accepted`}.</p>
</header>
${report.files
  .filter(({ findings }) => findings.length > 0)
  .map(fileSection)
  .join('\n')}
${listSection(
  'Gone from the baseline',
  report.gone.map((gone) => [gone.path, `${gone.count} of ${gone.ruleId}`]),
)}
${listSection(
  'Failed',
  report.failures.map(({ path, message }) => [path, message]),
)}
${listSection(
  'Skipped',
  report.skipped.map(({ path, because }) => [path, because]),
)}
<footer><p>Written by ${text(`${tool.name} ${tool.version}`)}. Values are hidden.</p></footer>
</main>
</body>
</html>
`;
}

function fileSection(file: LintedFile): string {
  const blocks = file.findings.map((finding) => findingBlock(file, finding));
  return `<section>
<h2>${text(file.path)} <small>${count(file.findings.length, 'finding')}</small></h2>
${blocks.join('\n')}
</section>`;
}

function findingBlock(file: LintedFile, finding: Finding): string {
  const { line, character } = file.document.lines.positionAt(finding.span.start);
  const related = finding.related.map((place) => {
    const [where, at] =
      'path' in place ? [place.path, place.start] : [file.path, file.document.lines.positionAt(place.span.start)];
    return `<li>${text(place.message)} <span class="id">${text(`${where}:${at.line + 1}:${at.character + 1}`)}</span></li>`;
  });
  const fixes = finding.fixes.map(({ title, safety }) => `<li>${text(title)} (${safety})</li>`);
  return `<details open class="finding"><summary><span class="verdict ${finding.severity}">${finding.severity}</span> <b>${text(finding.message)}</b> <span class="resource">line ${line + 1}, column ${character + 1}</span></summary>
<pre><code>${codeOf(file, finding)}</code></pre>
${related.length === 0 ? '' : `<ul>${related.join('')}</ul>`}${fixes.length === 0 ? '' : `<p>What can be done:</p><ul>${fixes.join('')}</ul>`}
<p><code>${text(finding.ruleId)}</code></p></details>`;
}

function codeOf(file: LintedFile, finding: Finding): string {
  const { text: line, place } = redactLine(file, finding);
  // Notebooks are often one endless line.
  const from = Math.max(0, Math.min(place.start - 60, line.length - shownColumns));
  const until = Math.min(line.length, from + shownColumns);
  const end = Math.min(place.end, until);
  const before = (from > 0 ? '…' : '') + line.slice(from, place.start);
  const after = line.slice(end, until) + (until < line.length ? '…' : '');
  return `${text(before)}<mark>${text(line.slice(place.start, end))}</mark>${text(after)}`;
}

function listSection(title: string, rows: readonly (readonly [string, string])[]): string {
  if (rows.length === 0) {
    return '';
  }
  const cells = rows.map(([path, what]) => `<tr><td class="id">${text(path)}</td><td>${text(what)}</td></tr>`);
  return `<section><h2>${title}</h2><table><tbody>${cells.join('')}</tbody></table></section>`;
}

function text(from: string): string {
  return escapeHtml(printable(from));
}
