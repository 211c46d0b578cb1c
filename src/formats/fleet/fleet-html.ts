import { verdictAt } from '../../posture/fleet/verdict-words.js';
import { verdictLetters, type FleetReport, type FleetWorkspace } from '../../posture/fleet/fleet-report.js';
import { escapeHtml } from '../posture/escape-html.js';
import { reportStyle } from '../posture/report-style.js';
import { capital, verdictTitles } from '../posture/result-words.js';
import { comparisonSentence, differenceLines, differenceTitles, scopeWarning } from './comparison-lines.js';
import {
  countOf,
  fleetSampleNotice,
  graphNotice,
  isFromGraph,
  scopeSentence,
  scoreWords,
  sizeSentence,
  stageWord,
  withoutControls,
  worstFirst,
  type FleetDocument,
} from './fleet-document.js';

/** The most cells of the heat map: beyond it browsers take seconds to lay the page out. */
const mostCells = 60_000;
const longest = 2_000;

const style = `
main{max-width:none}
.map{overflow:auto;max-height:85vh;border:1px solid var(--line)}
.map table{width:auto;margin:0;border-collapse:separate;border-spacing:0}
.map th,.map td{padding:2px 4px;font-size:.75rem;text-align:center;border-width:0 1px 1px 0}
.map thead th{position:sticky;top:0;background:var(--panel);vertical-align:bottom;z-index:1}
.map thead th span{writing-mode:vertical-rl;white-space:nowrap}
.map tbody th{position:sticky;left:0;background:var(--panel);text-align:left;white-space:nowrap}
td.F{color:var(--fail);font-weight:700}td.U{color:var(--unknown)}td.P{color:var(--pass)}td.N{color:var(--na)}
`;

/**
 * The fleet as one HTML file: no script, nothing from the network, readable in light, dark and print. The heat map is a
 * table with a letter in each cell, so that it needs no colours and can be read aloud.
 */
export function fleetHtml({ report, comparison, trend = [] }: FleetDocument): string {
  const title = 'Posture of many workspaces';
  return withoutControls(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${reportStyle}${style}</style>
</head>
<body>
<main>
${report.sample ? `<p class="sample" role="note">${fleetSampleNotice}</p>` : ''}
<header>
<h1>${title}</h1>
<p>${escapeHtml(capital(sizeSentence(report)))}, ${scoreWords(report.score)}. Read ${escapeHtml(report.takenAt)} from the ${escapeHtml(report.cloud)} cloud. ${escapeHtml(scopeSentence(report))}.</p>
${isFromGraph(report) ? `<p role="note">${graphNotice}</p>` : ''}
<ul class="counts">${(['fail', 'unknown', 'pass', 'not-applicable'] as const)
    .map(
      (word) => `<li class="${word}"><b>${String(report.counts[word])}</b> ${verdictTitles[word].toLowerCase()}</li>`,
    )
    .join('')}</ul>
</header>
${comparison === undefined ? '' : comparisonSection(comparison, report)}
${trend.length < 2 ? '' : trendSection(trend)}
<section>
<h2 id="workspaces">Workspaces</h2>
${workspaceTable(report)}
</section>
<section>
<h2 id="map">Checks and workspaces</h2>
${heatMap(report)}
</section>
<footer><p>Written by AML Guard. Secrets are not part of what is read. What is unknown is not counted as good.</p></footer>
</main>
</body>
</html>
`);
}

function comparisonSection(comparison: NonNullable<FleetDocument['comparison']>, report: FleetReport): string {
  const rows = differenceLines(comparison).map(({ is, workspace, check, before, after }) => [
    differenceTitles[is],
    workspace,
    check,
    before,
    after,
  ]);
  const warning = scopeWarning(comparison, report);
  return `<section>
<h2>What differs</h2>
<p>${escapeHtml(comparisonSentence(comparison))}.</p>
${warning === undefined ? '' : `<p role="note">${escapeHtml(warning)}</p>`}
${table(['Change', 'Workspace', 'Check', 'Before', 'After'], rows)}
</section>`;
}

function trendSection(trend: NonNullable<FleetDocument['trend']>): string {
  const rows = trend.map(({ takenAt, workspaces, counts, score }) => [
    takenAt,
    ...[workspaces, counts.fail, counts.unknown, counts.pass].map(String),
    score === undefined ? 'none' : String(score),
  ]);
  return `<section>
<h2>Over time</h2>
${table(['Read', 'Workspaces', 'Fail', 'Unknown', 'Pass', 'Score'], rows)}
</section>`;
}

function workspaceTable(report: FleetReport): string {
  return table(
    [
      'Workspace',
      'Subscription',
      'Stage',
      'Owner',
      'Location',
      'Worst',
      'Fail',
      'Unknown',
      'Pass',
      'Score',
      'Read from',
    ],
    worstFirst(report.workspaces).map((workspace) => [
      workspace.name,
      workspace.subscription.name,
      stageWord(workspace),
      workspace.owner ?? '',
      workspace.location,
      workspace.worst ?? '',
      ...[workspace.counts.fail, workspace.counts.unknown, workspace.counts.pass].map(String),
      workspace.score === undefined ? 'none' : String(workspace.score),
      workspace.source === 'resource-graph' ? 'Resource Graph' : 'Resource Manager',
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) {
    return '<p>None.</p>';
  }
  const body = rows
    .slice(0, longest)
    .map((row) => `<tr>${row.map((text) => `<td>${escapeHtml(text)}</td>`).join('')}</tr>`)
    .join('\n');
  const more =
    rows.length > longest ? `<p>And ${String(rows.length - longest)} more, which JSON and CSV have.</p>` : '';
  return `<table><thead><tr>${head.map((text) => `<th scope="col">${text}</th>`).join('')}</tr></thead><tbody>${body}</tbody></table>${more}`;
}

/** The checks that fail or are unknown somewhere, and the worst workspaces, as far as a page can hold them. */
function heatMap(report: FleetReport): string {
  const columns = report.checks
    .map((check, index) => ({ check, index }))
    .filter(({ index }) => report.workspaces.some((workspace) => verdictAt(workspace, index) === 'fail'));
  const most = Math.max(1, Math.floor(mostCells / Math.max(1, columns.length)));
  const rows = worstFirst(report.workspaces);
  const letters = (['fail', 'unknown', 'pass', 'not-applicable'] as const)
    .map((word) => `${verdictLetters[word]} ${verdictTitles[word].toLowerCase()}`)
    .join(', ');
  const about =
    `${countOf(columns.length, 'check')} that fail in at least one workspace` +
    (rows.length > most ? `, the worst ${String(most)} of ${String(rows.length)} workspaces; CSV has all` : '');
  const head = columns
    .map(({ check }) => `<th scope="col" title="${escapeHtml(capital(check.summary))}"><span>${check.id}</span></th>`)
    .join('');
  const body = rows
    .slice(0, most)
    .map((workspace) => `<tr><th scope="row">${escapeHtml(workspace.name)}</th>${cells(workspace, columns)}</tr>`)
    .join('\n');
  return columns.length === 0
    ? '<p>Nothing fails in what could be judged.</p>'
    : `<p>${escapeHtml(about)}. ${letters}.</p>
<div class="map" tabindex="0" role="region" aria-labelledby="map"><table><thead><tr><th scope="col">Workspace</th>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function cells(workspace: FleetWorkspace, columns: readonly { readonly index: number }[]): string {
  return columns
    .map(({ index }) => {
      const letter = workspace.verdicts.charAt(index);
      return `<td class="${letter === '-' ? 'N' : letter}">${letter}</td>`;
    })
    .join('');
}
