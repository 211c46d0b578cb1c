import * as vscode from 'vscode';
import type { CheckResult } from '../../posture/checks/run.js';
import type { VerdictWord } from '../../posture/checks/verdict.js';
import type { VerdictCounts } from '../../posture/report/posture-report.js';
import { describeAge } from './age.js';
import { judgedOf, type Connection } from './connections.js';
import { typeWords, type PostureNode } from './tree-nodes.js';

/** Icon, colour and word of each verdict; the word is always shown, because colour alone tells some people nothing. */
const looks: Readonly<Record<VerdictWord, { readonly icon: string; readonly color: string; readonly word: string }>> = {
  fail: { icon: 'error', color: 'list.errorForeground', word: 'fails' },
  unknown: { icon: 'question', color: 'list.warningForeground', word: 'unknown' },
  pass: { icon: 'pass', color: 'testing.iconPassed', word: 'passes' },
  'not-applicable': { icon: 'circle-slash', color: 'disabledForeground', word: 'does not apply' },
};

const groupIcons: Readonly<Record<string, string>> = {
  network: 'globe',
  identity: 'account',
  encryption: 'lock',
  logging: 'output',
  compute: 'server',
  'supply-chain': 'package',
  pipelines: 'rocket',
};

/** How a line of the tree looks and reads. */
export function itemOf(node: PostureNode): vscode.TreeItem {
  switch (node.kind) {
    case 'workspace':
      return workspaceItem(node.connection);
    case 'group':
      return groupItem(node);
    case 'resource':
      return resourceItem(node);
    case 'verdict':
      return verdictItem(node.result);
    case 'unread':
      return unreadItem(node.connection);
    case 'message':
      return messageItem(node);
  }
}

function workspaceItem(connection: Connection): vscode.TreeItem {
  const judged = judgedOf(connection);
  const item = new vscode.TreeItem(connection.name, vscode.TreeItemCollapsibleState.Expanded);
  const parts = [
    ...(connection.source === 'sample' ? ['sample'] : connection.source === 'file' ? ['snapshot'] : []),
    ...(judged === undefined ? [] : [scoreWords(judged.report.score), countWords(judged.report.counts)]),
    ...(connection.state.is === 'reading' ? ['reading…'] : []),
    ...(connection.state.is === 'failed' ? ['could not be read'] : []),
  ];
  item.description = parts.join(' · ');
  item.iconPath = new vscode.ThemeIcon(connection.state.is === 'reading' ? 'loading~spin' : 'symbol-namespace');
  item.contextValue = `workspace.${connection.source}.${connection.state.is}`;
  item.tooltip = workspaceTooltip(connection);
  item.accessibilityInformation = { label: `Workspace ${connection.name}, ${parts.join(', ')}` };
  return item;
}

function scoreWords(score: number | undefined): string {
  return score === undefined ? 'no score' : `score ${String(score)}`;
}

function countWords(counts: VerdictCounts): string {
  return `${String(counts.fail)} failing, ${String(counts.unknown)} unknown`;
}

function workspaceTooltip(connection: Connection): vscode.MarkdownString {
  const judged = judgedOf(connection);
  const text = new vscode.MarkdownString();
  text.appendMarkdown(`**${escape(connection.name)}**\n\n`);
  if (connection.source === 'sample') {
    text.appendMarkdown('A made-up workspace that shows what the view can do. Nothing of it exists.\n\n');
  }
  if (judged !== undefined) {
    const { report } = judged;
    text.appendMarkdown(
      `Read ${describeAge(report.takenAt, Date.now())} (${report.takenAt}).\n\n` +
        `${String(report.counts.pass)} pass, ${String(report.counts.fail)} fail, ` +
        `${String(report.counts.unknown)} unknown, ${String(report.counts['not-applicable'])} do not apply. ` +
        'The score counts what was judged, weighed by severity; what is unknown counts on neither side.\n\n',
    );
    for (const asset of report.exposure.assets) {
      text.appendMarkdown(`- ${escape(asset.sentence)} (${escape(asset.name)})\n`);
    }
  }
  return text;
}

function groupItem({ group }: PostureNode & { readonly kind: 'group' }): vscode.TreeItem {
  const isEmpty = group.results.length === 0;
  const item = new vscode.TreeItem(
    group.title,
    isEmpty ? vscode.TreeItemCollapsibleState.None : vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.description = isEmpty ? 'judged in the files of the repository, see Problems' : groupWords(group.counts);
  item.iconPath = new vscode.ThemeIcon(groupIcons[group.id] ?? 'list-unordered');
  item.contextValue = 'group';
  item.accessibilityInformation = { label: `${group.title}, ${item.description}` };
  return item;
}

function groupWords(counts: VerdictCounts): string {
  const words = [
    ...(counts.fail > 0 ? [`${String(counts.fail)} failing`] : []),
    ...(counts.unknown > 0 ? [`${String(counts.unknown)} unknown`] : []),
    ...(counts.pass > 0 ? [`${String(counts.pass)} passing`] : []),
  ];
  return words.length === 0 ? 'nothing applies' : words.join(', ');
}

function resourceItem({ subject, results }: PostureNode & { readonly kind: 'resource' }): vscode.TreeItem {
  const worst = results[0]?.verdict.is ?? 'not-applicable';
  const item = new vscode.TreeItem(
    subject.name,
    worst === 'fail' ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed,
  );
  const failing = results.filter(({ verdict }) => verdict.is === 'fail').length;
  const state = failing > 0 ? `${String(failing)} failing` : looks[worst].word;
  item.description = `${typeWords(subject.type)} · ${state}`;
  item.iconPath = new vscode.ThemeIcon(looks[worst].icon, new vscode.ThemeColor(looks[worst].color));
  item.contextValue = 'resource';
  item.tooltip = subject.id;
  item.accessibilityInformation = { label: `${typeWords(subject.type)} ${subject.name}, ${state}` };
  return item;
}

function verdictItem(result: CheckResult): vscode.TreeItem {
  const { check, verdict, severity } = result;
  const look = looks[verdict.is];
  const title = `${check.summary.charAt(0).toUpperCase()}${check.summary.slice(1)}`;
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.None);
  item.description = verdict.is === 'fail' ? `${look.word}, ${severity}` : look.word;
  item.iconPath = new vscode.ThemeIcon(look.icon, new vscode.ThemeColor(look.color));
  item.contextValue = `verdict.${verdict.is}${result.remedy === undefined ? '' : '.fixable'}`;
  item.tooltip = verdictTooltip(result);
  item.command = { command: 'amlGuard.posture.explain', title: 'Explain', arguments: [check.id] };
  item.accessibilityInformation = { label: `${title}, ${item.description}. ${evidenceOf(result)}` };
  return item;
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

function verdictTooltip(result: CheckResult): vscode.MarkdownString {
  const { check, verdict } = result;
  const text = new vscode.MarkdownString();
  text.appendMarkdown(`**${escape(looks[verdict.is].word)}**: ${escape(evidenceOf(result))}\n\n`);
  text.appendMarkdown(`${escape(check.why)}\n\n`);
  if (verdict.is === 'fail') {
    text.appendMarkdown(`*What repairing it breaks or needs*: ${escape(check.breaks)}\n\n`);
  }
  text.appendMarkdown(`\`${check.id}\``);
  return text;
}

function unreadItem(connection: Connection): vscode.TreeItem {
  const unread = judgedOf(connection)?.report.unread ?? [];
  const item = new vscode.TreeItem('Not read', vscode.TreeItemCollapsibleState.None);
  item.description = `${String(unread.length)} questions without an answer`;
  item.iconPath = new vscode.ThemeIcon('question', new vscode.ThemeColor('list.warningForeground'));
  item.contextValue = 'unread';
  item.tooltip = new vscode.MarkdownString(
    unread
      .slice(0, 20)
      .map(({ path, reason }) => `- ${escape(path.split('/').slice(-2).join('/'))}: ${escape(reason.message)}`)
      .join('\n'),
  );
  return item;
}

function messageItem({ text, retry }: PostureNode & { readonly kind: 'message' }): vscode.TreeItem {
  const item = new vscode.TreeItem(text, vscode.TreeItemCollapsibleState.None);
  item.iconPath = new vscode.ThemeIcon(retry ? 'warning' : 'info');
  item.contextValue = retry ? 'message.retry' : 'message';
  item.tooltip = text;
  return item;
}

function escape(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!|<>~]/g, '\\$&');
}
