import * as vscode from 'vscode';
import type { CheckResult } from '../../posture/checks/run.js';
import type { VerdictCounts } from '../../posture/report/posture-report.js';
import { parseResourceId } from '../../posture/resource-id.js';
import { counted } from '../infrastructure/counted.js';
import { describeAge } from '../infrastructure/age.js';
import { judgedOf, type Connection } from './connections.js';
import { verdictTexts } from './shown-words.js';
import { tenantOf } from './tenant.js';

/** What is known of a workspace as a whole. */
export function workspaceTooltip(connection: Connection): vscode.MarkdownString {
  const judged = judgedOf(connection);
  const text = new vscode.MarkdownString();
  text.appendMarkdown(`**${escape(connection.name)}**\n\n`);
  if (connection.source === 'sample') {
    appendText(text, vscode.l10n.t('A made-up workspace that shows what the view can do. Nothing of it exists.'));
  }
  const id = parseResourceId(judged?.snapshot.workspace ?? connection.key);
  if (id !== undefined) {
    appendText(text, vscode.l10n.t('Subscription {0}, resource group {1}', id.subscription, id.resourceGroup));
  }
  if (judged !== undefined) {
    const { report, snapshot } = judged;
    const tenant = tenantOf(snapshot);
    appendText(
      text,
      tenant === ''
        ? vscode.l10n.t('Cloud {0}', snapshot.cloud)
        : vscode.l10n.t('Cloud {0}, tenant {1}', snapshot.cloud, tenant),
    );
    appendText(text, vscode.l10n.t('Read {0} ({1})', describeAge(report.takenAt, Date.now()), report.takenAt));
    appendText(text, allWords(report.counts));
    if (report.accepted > 0) {
      appendText(
        text,
        counted(
          report.accepted,
          vscode.l10n.t('{0} of those that fail is accepted', report.accepted),
          vscode.l10n.t('{0} of those that fail are accepted', report.accepted),
        ),
      );
    }
    appendText(
      text,
      vscode.l10n.t('The score counts what was judged, weighed by severity; what is unknown counts on neither side.'),
    );
    for (const asset of report.exposure.assets) {
      text.appendMarkdown(`- ${escape(asset.sentence)}\n`);
    }
  }
  return text;
}

/** How many checks have which verdict, the worst first. */
export function allWords(counts: VerdictCounts): string {
  return vscode.l10n.t(
    '{0} failing, {1} unknown, {2} passing, {3} not applicable',
    counts.fail,
    counts.unknown,
    counts.pass,
    counts['not-applicable'],
  );
}

/** What was read, or why nothing is known. */
export function evidenceOf({ verdict }: CheckResult): string {
  switch (verdict.is) {
    case 'pass':
    case 'fail':
      return verdict.evidence;
    case 'unknown':
      return verdict.reason.permission === undefined
        ? verdict.reason.message
        : `${verdict.reason.message} (${verdict.reason.permission})`;
    case 'not-applicable':
      return verdict.why;
  }
}

/** All that is said of one verdict. */
export function verdictTooltip(result: CheckResult): vscode.MarkdownString {
  const { check, verdict, exception } = result;
  const text = new vscode.MarkdownString();
  text.appendMarkdown(`**${escape(capitalized(check.summary))}**\n\n`);
  text.appendMarkdown(`${escape(verdictTexts[verdict.is])}: ${escape(evidenceOf(result))}\n\n`);
  if (exception !== undefined) {
    const { owner, until, reason } = exception;
    appendText(text, vscode.l10n.t('Accepted by {0} until {1}: {2}', owner, until, reason));
  }
  text.appendMarkdown(`${escape(check.why)}\n\n`);
  if (verdict.is === 'fail') {
    const head = vscode.l10n.t('What repairing it breaks or needs');
    text.appendMarkdown(`*${escape(head)}*: ${escape(check.breaks)}\n\n`);
  }
  text.appendMarkdown(`\`${check.id}\``);
  return text;
}

/** With a capital letter in front. */
export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** A paragraph of plain text. */
function appendText(markdown: vscode.MarkdownString, text: string): void {
  markdown.appendMarkdown(`${escape(text)}\n\n`);
}

function escape(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!|<>~]/g, '\\$&');
}
