import type { CheckResult } from '../../posture/checks/run.js';
import { renderRemedy } from '../../posture/fixes/render.js';
import { identities, origins, type ExposedAsset, type Identity, type Origin } from '../../posture/exposure/exposure.js';
import { isSameWorkspace, type ChangeKind, type Comparison } from '../../posture/report/compare.js';
import type { PostureReport, ReportGroup } from '../../posture/report/posture-report.js';
import { attackHtml } from './attack-html.js';
import { accessHtml } from './access-html.js';
import { changeTitles, comparisonTitle, matchedByKind, nothingDiffers } from './comparison-markdown.js';
import { acceptedBy, acceptedNote, answersHtml } from './answers.js';
import { servesSentence } from './crosswalk-words.js';
import { escapeHtml } from './escape-html.js';
import { identityCell, stateWords } from './exposure-words.js';
import { exposureSvg } from './exposure-svg.js';
import { reportStyle } from './report-style.js';
import { capital, evidenceOf, sampleNotice, scoreSentence, verdictTitles } from './result-words.js';

/**
 * The report as one HTML file: no script, nothing from the network, readable in light, dark and print.
 */
export function postureHtml(report: PostureReport, comparison?: Comparison): string {
  const title = `Posture of ${report.workspace.name}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
${report.sample ? `<p class="sample" role="note">${escapeHtml(sampleNotice)}</p>` : ''}
<header>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(scoreSentence(report))}. Read ${escapeHtml(report.takenAt)} from the ${escapeHtml(report.cloud)} cloud, resource group ${escapeHtml(report.workspace.resourceGroup)}.</p>
${countList(report)}
</header>
${comparison === undefined ? '' : comparisonHtml(comparison, report)}
<section>
<h2>Who can reach what</h2>
<ul>${report.exposure.assets.map(({ sentence }) => `<li>${escapeHtml(sentence)}.</li>`).join('')}</ul>
${exposureSvg(report.exposure.graph, report.exposure.assets.map(({ sentence }) => sentence).join('. '))}
${exposureTables(report.exposure.assets)}
</section>
${attackHtml(report.attackPaths)}
${report.groups
  .filter(({ results }) => results.length > 0)
  .map(groupSection)
  .join('\n')}
${accessHtml(report.access)}
${answersHtml(report)}
${unreadSection(report)}
<footer><p>Written by AML Guard. Secrets are not part of what is read. What is unknown is not counted as good.</p></footer>
</main>
</body>
</html>
`;
}

function comparisonHtml({ before, changes }: Comparison, report: PostureReport): string {
  const rows = (Object.keys(changeTitles) as ChangeKind[]).flatMap((kind) =>
    changes
      .filter(({ is }) => is === kind)
      .map(
        ({ checkId, summary, subject, before: old, after }) =>
          `<tr><td>${escapeHtml(changeTitles[kind])}</td><td>${escapeHtml(capital(summary))} <code>${checkId}</code></td>` +
          `<td>${escapeHtml(subject)}</td>${[old, after].map((word) => `<td>${word === undefined ? '' : verdictTitles[word]}</td>`).join('')}</tr>`,
      ),
  );
  const head = ['Change', 'Check', 'Resource', 'Before', 'After'].map((title) => `<th scope="col">${title}</th>`);
  const table = `<table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return `<section>
<h2>${escapeHtml(comparisonTitle(before, report))}</h2>
${before.sample && !report.sample ? `<p class="sample" role="note">${escapeHtml(sampleNotice)}</p>` : ''}
${rows.length === 0 ? `<p>${nothingDiffers}</p>` : table}
${isSameWorkspace(before, report) ? '' : `<p>${matchedByKind}</p>`}
</section>`;
}

function countList(report: PostureReport): string {
  const { counts } = report;
  const items = (['fail', 'unknown', 'pass', 'not-applicable'] as const).map(
    (word) =>
      `<li class="${word}"><b>${String(counts[word])}</b> ${verdictTitles[word].toLowerCase()}${word === 'fail' ? acceptedNote(report) : ''}</li>`,
  );
  return `<ul class="counts">${items.join('')}</ul>`;
}

/** What is drawn, as two tables: from where each asset can be reached, and by what one gets in. */
function exposureTables(assets: readonly ExposedAsset[]): string {
  const names = Object.keys(origins) as Origin[];
  const ways = Object.keys(identities) as Identity[];
  return (
    assetTable('From', Object.values(origins), assets, ({ reachable }) =>
      names.map((one) => stateWords(reachable[one])),
    ) +
    assetTable('By', Object.values(identities), assets, ({ identity }) => ways.map((by) => identityCell(identity, by)))
  );
}

function assetTable(
  corner: string,
  titles: readonly string[],
  assets: readonly ExposedAsset[],
  cellsOf: (asset: ExposedAsset) => readonly string[],
): string {
  const head = [corner, ...titles].map((title) => `<th scope="col">${escapeHtml(title)}</th>`).join('');
  const rows = assets.map((asset) => {
    const cells = cellsOf(asset).map((cell) => `<td>${escapeHtml(cell)}</td>`);
    return `<tr><th scope="row">${escapeHtml(asset.title)} <small>${escapeHtml(asset.name)}</small></th>${cells.join('')}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function groupSection(group: ReportGroup): string {
  const { counts } = group;
  const numbers = `${String(counts.fail)} failing, ${String(counts.unknown)} unknown, ${String(counts.pass)} passing`;
  return `<section>
<h2>${escapeHtml(group.title)} <small>${numbers}</small></h2>
${group.results.map(resultBlock).join('\n')}
</section>`;
}

function resultBlock(result: CheckResult): string {
  const { check, subject, verdict, severity, exception } = result;
  const head =
    `<span class="verdict ${verdict.is}">${verdictTitles[verdict.is]}</span> ` +
    `<b>${escapeHtml(capital(check.summary))}</b> <span class="resource">${escapeHtml(subject.name)}</span>` +
    (verdict.is === 'fail' ? ` <span class="severity">${severity}</span>` : '');
  const evidence = `<p>${escapeHtml(capital(evidenceOf(result)))}.</p>`;
  if (verdict.is !== 'fail') {
    return `<details class="${verdict.is}"><summary>${head}</summary>${evidence}<p><code>${check.id}</code></p></details>`;
  }
  if (exception !== undefined) {
    const acceptance = `<p>${escapeHtml(capital(acceptedBy(exception)))}</p>`;
    return `<details class="accepted"><summary><span class="verdict accepted">Accepted</span> ${head}</summary>${acceptance}${evidence}<p><code>${check.id}</code></p></details>`;
  }
  return `<details class="fail" open><summary>${head}</summary>${evidence}
<p>${escapeHtml(check.why)}</p>
<p>What repairing it breaks or needs: ${escapeHtml(check.breaks)}</p>
${fixBlocks(result)}
${servesSentence(check)
  .map((sentence) => `<p>${escapeHtml(sentence)}</p>`)
  .join('')}
<p><code>${check.id}</code> <span class="id">${escapeHtml(subject.id)}</span></p></details>`;
}

function fixBlocks({ remedy }: CheckResult): string {
  if (remedy === undefined) {
    return '';
  }
  const blocks = (['cli', 'bicep', 'terraform'] as const).flatMap((language) => {
    const text = renderRemedy(remedy, language);
    const title = language === 'cli' ? 'Azure CLI' : capital(language);
    return text === undefined
      ? []
      : [`<details class="code"><summary>${title}</summary><pre><code>${escapeHtml(text)}</code></pre></details>`];
  });
  return `<p>${escapeHtml(remedy.text)}.</p>${blocks.join('')}`;
}

function unreadSection(report: PostureReport): string {
  if (report.unread.length === 0) {
    return '';
  }
  const rows = report.unread.map(
    ({ path, reason }) =>
      `<tr><td class="id">${escapeHtml(path)}</td><td>${escapeHtml(reason.message)}</td><td>${escapeHtml(reason.permission ?? '')}</td></tr>`,
  );
  return `<section><h2>Not read</h2><table><thead><tr><th scope="col">What</th><th scope="col">Why</th><th scope="col">Permission</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}
