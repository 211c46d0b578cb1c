import type { Access, AccessPlace } from '../../posture/access/access.js';
import { accessWords, nobody } from './access-words.js';
import { escapeHtml } from './escape-html.js';

/** Who can do what, as a section of the page: a table for each place, folded but for the workspace. */
export function accessHtml({ places, notes }: Access): string {
  return `<section>
<h2>Who can do what</h2>
${places.map(placeHtml).join('\n')}
${list(notes)}
</section>`;
}

function placeHtml(place: AccessPlace): string {
  const { title, lines, more, openings, gaps } = accessWords(place);
  const rows = lines.map(
    ({ who, roles, can }) =>
      `<tr><th scope="row">${escapeHtml(who)}</th><td>${escapeHtml(roles)}</td><td>${escapeHtml(can)}</td></tr>`,
  );
  const head = ['Who', 'By', 'Can'].map((name) => `<th scope="col">${name}</th>`).join('');
  const table = `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return (
    `<details class="access"${place.kind === 'workspace' ? ' open' : ''}><summary>${escapeHtml(title)}</summary>` +
    `${rows.length === 0 ? `<p>${nobody}.</p>` : table}${more === '' ? '' : `<p>${more}.</p>`}` +
    `${list([...openings, ...gaps])}</details>`
  );
}

function list(sentences: readonly string[]): string {
  return sentences.length === 0
    ? ''
    : `<ul>${sentences.map((sentence) => `<li>${escapeHtml(sentence)}.</li>`).join('')}</ul>`;
}
