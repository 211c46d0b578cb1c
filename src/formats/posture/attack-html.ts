import type { AttackPath, Link } from '../../posture/exposure/attack-path.js';
import { cheapestWords, linkTitles, pathSentence, pathTitle, pathTitles, proofWords } from './attack-words.js';
import { escapeHtml } from './escape-html.js';

const width = 760;
const height = 64;
const gap = 26;

/** Paths as a section of the page: each drawn as a chain, with a table that says the same in words. */
export function attackHtml(paths: readonly AttackPath[]): string {
  return `<section>
<h2>Attack paths</h2>
<p>Ways through several weaknesses. One link that does not hold cuts a path.</p>
${paths.map(pathHtml).join('\n')}
</section>`;
}

function pathHtml(path: AttackPath): string {
  const cheapest = cheapestWords(path);
  const rows = path.links.map(
    (link, index) =>
      `<tr><th scope="row">${String(index + 1)}. ${escapeHtml(link.says)}</th><td>${linkTitles[link.state]}</td>` +
      `<td>${escapeHtml(link.evidence)}</td><td class="id">${escapeHtml(proofWords(link))}</td></tr>`,
  );
  const head = ['Link', 'State', 'Evidence', 'Read'].map((name) => `<th scope="col">${name}</th>`).join('');
  return (
    `<details class="attack ${path.verdict}"${path.verdict === 'cut' ? '' : ' open'}><summary>` +
    `<span class="verdict ${verdictClasses[path.verdict]}">${pathTitles[path.verdict]}</span> <b>${escapeHtml(pathTitle(path))}</b></summary>` +
    `<p>${escapeHtml(pathSentence(path))}.</p>${chainSvg(path)}` +
    `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>` +
    `${cheapest === undefined ? '' : `<p>${escapeHtml(cheapest)}.</p>`}</details>`
  );
}

/** The colours of verdicts: an open path is as bad as a failure. */
const verdictClasses: Readonly<Record<AttackPath['verdict'], string>> = {
  open: 'fail',
  unknown: 'unknown',
  cut: 'pass',
};

/** The links side by side; one that does not hold is a gap in the chain. */
function chainSvg({ links }: AttackPath): string {
  const box = (width - gap * (links.length - 1)) / links.length;
  const label = links.map(({ says, state }) => `${says}: ${linkTitles[state]}`).join('. ');
  return (
    `<svg viewBox="-2 0 ${String(width + 4)} ${String(height)}" role="img" aria-label="${escapeHtml(label)}" class="chain">` +
    `${links.map((link, index) => linkSvg(link, index, box, links.length)).join('')}</svg>`
  );
}

function linkSvg({ says, state }: Link, index: number, box: number, count: number): string {
  const x = Math.round(index * (box + gap));
  const end = Math.round(x + box);
  const middle = String(height / 2);
  const next =
    index === count - 1
      ? ''
      : `<line class="${state}" x1="${String(end)}" y1="${middle}" x2="${String(end + gap)}" y2="${middle}"/>`;
  return (
    `<g class="${state}"><title>${escapeHtml(`${says}: ${linkTitles[state]}`)}</title>` +
    `<rect x="${String(x)}" y="8" width="${String(Math.round(box))}" height="${String(height - 16)}" rx="5"/>` +
    `<text x="${String(x + 10)}" y="30">${escapeHtml(`${String(index + 1)}. ${shortened(says, box)}`)}</text>` +
    `<text class="state" x="${String(x + 10)}" y="48">${linkTitles[state]}</text></g>${next}`
  );
}

/** About six units a letter; the table has the whole text. */
function shortened(text: string, box: number): string {
  const most = Math.floor((box - 34) / 6.2);
  return text.length > most ? `${text.slice(0, Math.max(most - 1, 1))}…` : text;
}
