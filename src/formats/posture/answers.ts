import type { VerdictException } from '../../core/config/configuration.js';
import type { ExceptionResult, ManualResult, ManualState } from '../../posture/report/answers.js';
import type { PostureReport } from '../../posture/report/posture-report.js';
import { escapeHtml } from './escape-html.js';
import { inlineMarkdown, markdownTable } from './markdown-text.js';

export const manualTitle = 'For people to answer';
export const exceptionTitle = 'Accepted for now';

/** Said above what people answer, in every form. */
export const manualNotice = 'Said by people and not read: none of it counts among the verdicts or in the score.';

/** The words for how things stand with a manual item. */
export const manualStates: Readonly<Record<ManualState, string>> = {
  open: 'Open',
  expired: 'Expired',
  stated: 'Stated',
};

/** The words for what an exception does. */
export const exceptionStates: Readonly<Record<ExceptionResult['state'], string>> = {
  'in-force': 'In force',
  expired: 'Expired',
  idle: 'Accepts nothing',
};

/** What was said of an item, or what to do about it; one sentence without a final stop. */
export function answerOf({ item, state, evidence }: ManualResult): string {
  if (evidence === undefined) {
    return item.how.replace(/\.$/, '');
  }
  const { owner, date, until, what } = evidence;
  return `${owner} on ${date}, ${state === 'expired' ? 'counted until' : 'counts until'} ${until}: ${what}`;
}

/** "accepted by Ada until 2026-12-31: the gateway needs it": goes on after a verdict. */
export function acceptedBy({ owner, until, reason }: VerdictException): string {
  return `accepted by ${owner} until ${until}: ${reason}`;
}

/** "8 open, 1 expired, 2 stated". */
export function manualCounts(manual: readonly ManualResult[]): string {
  return (Object.keys(manualStates) as ManualState[])
    .map((state) => ({ state, count: manual.filter((one) => one.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${String(count)} ${manualStates[state].toLowerCase()}`)
    .join(', ');
}

/** " (2 of them accepted)" behind the number of failures, or nothing. */
export function acceptedNote({ accepted }: Pick<PostureReport, 'accepted'>): string {
  return accepted === 0 ? '' : ` (${String(accepted)} of them accepted)`;
}

/** Which resource an exception is for. */
function resourceOf({ resource }: VerdictException): string {
  return resource ?? 'all';
}

/** The lines of both for a terminal. */
export function answerLines({ manual, exceptions }: PostureReport): readonly string[] {
  return [
    ...(exceptions.length === 0 ? [] : ['', exceptionTitle]),
    ...exceptions.flatMap(({ exception, state, verdicts }) => [
      `  ${exceptionStates[state].padEnd(16)} ${exception.check}: ${resourceOf(exception)}, ${String(verdicts)} failing`,
      `  ${' '.repeat(16)} ${acceptedBy(exception)}`,
    ]),
    '',
    `${manualTitle} (${manualCounts(manual)})`,
    `  ${manualNotice}`,
    ...manual.flatMap((one) => [
      `  ${manualStates[one.state].padEnd(16)} ${one.item.title}`,
      `  ${' '.repeat(16)} ${answerOf(one)}  [${one.item.id}]`,
    ]),
  ];
}

/** The sections of both as Markdown. */
export function answersMarkdown({ manual, exceptions }: PostureReport): readonly string[] {
  const accepted = exceptions.map(({ exception, state, verdicts }) => [
    exceptionStates[state],
    `\`${inlineMarkdown(exception.check)}\``,
    inlineMarkdown(resourceOf(exception)),
    String(verdicts),
    ...[exception.reason, exception.owner, exception.until].map(inlineMarkdown),
  ]);
  return [
    ...(accepted.length === 0
      ? []
      : [
          `## ${exceptionTitle}`,
          markdownTable(['state', 'check', 'resource', 'failing', 'reason', 'owner', 'until'], accepted),
        ]),
    `## ${manualTitle}`,
    manualNotice,
    markdownTable(
      ['state', 'what', 'answer'],
      manual.map((one) => [
        manualStates[one.state],
        `${inlineMarkdown(one.item.title)} (\`${one.item.id}\`)`,
        inlineMarkdown(answerOf(one)),
      ]),
    ),
  ];
}

/** The sections of both as HTML. */
export function answersHtml({ manual, exceptions }: PostureReport): string {
  const accepted = exceptions.map(({ exception, state, verdicts }) =>
    row([
      exceptionStates[state],
      exception.check,
      resourceOf(exception),
      String(verdicts),
      exception.reason,
      exception.owner,
      exception.until,
    ]),
  );
  const acceptedSection =
    accepted.length === 0
      ? ''
      : `<section><h2>${exceptionTitle}</h2>${table(['State', 'Check', 'Resource', 'Failing', 'Reason', 'Owner', 'Until'], accepted)}</section>`;
  const answered = manual.map((one) => row([manualStates[one.state], one.item.title, answerOf(one)]));
  return `${acceptedSection}
<section><h2>${manualTitle} <small>${manualCounts(manual)}</small></h2>
<p>${manualNotice}</p>
${table(['State', 'What', 'Answer'], answered)}
</section>`;
}

function table(head: readonly string[], rows: readonly string[]): string {
  const cells = head.map((title) => `<th scope="col">${title}</th>`).join('');
  return `<table><thead><tr>${cells}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function row(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
}

/** Both as JSON. */
export function answersJson({ manual, exceptions }: PostureReport): object {
  return {
    manual: manual.map(({ item, state, evidence }) => ({
      id: item.id,
      title: item.title,
      serves: item.serves,
      state,
      ...(evidence === undefined
        ? {}
        : { owner: evidence.owner, date: evidence.date, until: evidence.until, what: evidence.what }),
    })),
    exceptions: exceptions.map(({ exception, state, verdicts }) => ({ ...exception, state, failing: verdicts })),
  };
}
