import * as vscode from 'vscode';
import type { CheckResult } from '../../posture/checks/run.js';
import type { VerdictWord } from '../../posture/checks/verdict.js';
import type { UnreadCode } from '../../posture/snapshot/reading.js';
import type { ManualResult, ManualState } from '../../posture/report/answers.js';
import type { UnreadPlace, VerdictCounts } from '../../posture/report/posture-report.js';
import { parseResourceId } from '../../posture/resource-id.js';
import { describeAge } from '../infrastructure/age.js';
import { isBusy, judgedOf, type Connection } from './connections.js';
import { tenantOf } from './tenant.js';
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
    case 'inapplicable':
      return inapplicableItem(node);
    case 'uses':
      return usesItem(node);
    case 'use':
      return useItem(node);
    case 'verdict':
      return verdictItem(node);
    case 'unread':
      return unreadItem(node.connection);
    case 'manuals':
      return manualsItem(node.connection);
    case 'manual':
      return manualItem(node.manual);
    case 'place':
      return placeItem(node.place);
    case 'message':
      return messageItem(node);
    case 'retry':
      return retryItem(node);
  }
}

function workspaceItem(connection: Connection): vscode.TreeItem {
  const judged = judgedOf(connection);
  const { source, state, name } = connection;
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
  const parts = [
    // First, because a narrow view cuts the end off.
    ...(source === 'sample' ? ['sample'] : source === 'file' ? ['snapshot'] : []),
    ...(state.is === 'failed' ? [judged === undefined ? 'not read' : 'not up to date'] : []),
    ...(judged === undefined ? [] : [scoreWords(judged.report.score), `${String(judged.report.counts.fail)} failing`]),
    ...(state.is === 'reading' ? ['reading…'] : []),
    ...(state.is === 'diagnosing' ? ['being diagnosed…'] : []),
    ...(state.is === 'adding' ? ['reading access lists…'] : []),
    ...(state.is === 'waiting' ? ['not read yet'] : []),
  ];
  item.description = parts.join(' · ');
  item.iconPath = new vscode.ThemeIcon(isBusy(state) ? 'loading~spin' : source === 'azure' ? 'azure' : 'file');
  item.contextValue = `workspace.${source}.${state.is}`;
  item.tooltip = workspaceTooltip(connection);
  item.accessibilityInformation = { label: `Workspace ${name}, ${parts.join(', ')}` };
  return item;
}

function scoreWords(score: number | undefined): string {
  return score === undefined ? 'no score' : `${String(score)}/100`;
}

function workspaceTooltip(connection: Connection): vscode.MarkdownString {
  const judged = judgedOf(connection);
  const text = new vscode.MarkdownString();
  text.appendMarkdown(`**${escape(connection.name)}**\n\n`);
  if (connection.source === 'sample') {
    text.appendMarkdown('A made-up workspace that shows what the view can do. Nothing of it exists.\n\n');
  }
  const id = parseResourceId(judged?.snapshot.workspace ?? connection.key);
  if (id !== undefined) {
    text.appendMarkdown(`Subscription ${escape(id.subscription)}, resource group ${escape(id.resourceGroup)}\n\n`);
  }
  if (judged !== undefined) {
    const { report, snapshot } = judged;
    const tenant = tenantOf(snapshot);
    text.appendMarkdown(
      `Cloud ${escape(snapshot.cloud)}${tenant === '' ? '' : `, tenant ${escape(tenant)}`}\n\n` +
        `Read ${describeAge(report.takenAt, Date.now())} (${report.takenAt})\n\n` +
        `${String(report.counts.pass)} pass, ${String(report.counts.fail)} fail` +
        `${report.accepted === 0 ? '' : ` (${String(report.accepted)} of them accepted)`}, ` +
        `${String(report.counts.unknown)} unknown, ${String(report.counts['not-applicable'])} do not apply. ` +
        'The score counts what was judged, weighed by severity; what is unknown counts on neither side.\n\n',
    );
    for (const asset of report.exposure.assets) {
      text.appendMarkdown(`- ${escape(asset.sentence)}\n`);
    }
  }
  return text;
}

function groupItem({ connection, group }: PostureNode & { readonly kind: 'group' }): vscode.TreeItem {
  const isEmpty = group.results.length === 0;
  const item = new vscode.TreeItem(
    group.title,
    isEmpty ? vscode.TreeItemCollapsibleState.None : vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.iconPath = new vscode.ThemeIcon(groupIcons[group.id] ?? 'list-unordered');
  item.contextValue = 'group';
  if (group.id === 'pipelines' && judgedOf(connection)?.snapshot.pipelines === undefined) {
    // Not to be taken for pipelines in good order.
    item.description = connection.source === 'azure' ? 'not connected' : 'not read';
    item.tooltip =
      'The pipelines around this workspace were not read. What their files show is judged in the files, and stands in Problems';
    if (connection.source === 'azure') {
      item.command = { command: 'amlGuard.pipelines.connect', title: 'Connect Pipelines…' };
    }
  } else {
    item.description = shortWords(group.counts);
    item.tooltip = `${group.title}: ${allWords(group.counts)}`;
  }
  item.accessibilityInformation = { label: item.tooltip };
  return item;
}

/** What there is to do; the view is narrow, and the rest stands in the tooltip. */
function shortWords(counts: VerdictCounts): string {
  const words = [
    ...(counts.fail > 0 ? [`${String(counts.fail)} failing`] : []),
    ...(counts.unknown > 0 ? [`${String(counts.unknown)} unknown`] : []),
  ];
  if (words.length > 0) {
    return words.join(' · ');
  }
  return counts.pass > 0 ? `${String(counts.pass)} passing` : 'nothing applies';
}

function allWords(counts: VerdictCounts): string {
  return (
    `${String(counts.fail)} failing, ${String(counts.unknown)} unknown, ${String(counts.pass)} passing, ` +
    `${String(counts['not-applicable'])} not applicable`
  );
}

function resourceItem({ connection, subject, results }: PostureNode & { readonly kind: 'resource' }): vscode.TreeItem {
  const worst = results[0]?.verdict.is ?? 'not-applicable';
  const item = new vscode.TreeItem(
    subject.name,
    worst === 'fail' ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed,
  );
  const failing = results.filter(({ verdict }) => verdict.is === 'fail').length;
  const state = failing > 0 ? `${String(failing)} failing` : looks[worst].word;
  item.description = `${state} · ${typeWords(subject.type)}`;
  item.iconPath = new vscode.ThemeIcon(looks[worst].icon, new vscode.ThemeColor(looks[worst].color));
  const isAccount = subject.type === 'microsoft.storage/storageaccounts';
  item.contextValue = `resource.${connection.source}${isAccount ? '.storage' : ''}`;
  item.tooltip = subject.id;
  item.accessibilityInformation = { label: `${typeWords(subject.type)} ${subject.name}, ${state}` };
  return item;
}

function inapplicableItem({ results }: PostureNode & { readonly kind: 'inapplicable' }): vscode.TreeItem {
  const item = new vscode.TreeItem('Does not apply', vscode.TreeItemCollapsibleState.Collapsed);
  item.description = results.length === 1 ? '1 check' : `${String(results.length)} checks`;
  item.iconPath = new vscode.ThemeIcon(
    looks['not-applicable'].icon,
    new vscode.ThemeColor(looks['not-applicable'].color),
  );
  item.contextValue = 'inapplicable';
  item.tooltip = 'Checks of things that this resource does not have or is not set up for, each with the reason';
  item.accessibilityInformation = { label: `${item.description} that do not apply` };
  return item;
}

function usesItem({ subject, uses }: PostureNode & { readonly kind: 'uses' }): vscode.TreeItem {
  const item = new vscode.TreeItem('Named in', vscode.TreeItemCollapsibleState.Collapsed);
  item.description = uses.length === 1 ? '1 place' : `${String(uses.length)} places`;
  item.iconPath = new vscode.ThemeIcon('references');
  item.contextValue = 'uses';
  item.tooltip = `Files of the opened folders that name ${subject.name}`;
  item.accessibilityInformation = { label: `${subject.name} is named in ${item.description}` };
  return item;
}

function useItem({ subject, use }: PostureNode & { readonly kind: 'use' }): vscode.TreeItem {
  const { uri, range } = use.location;
  const item = new vscode.TreeItem(use.label, vscode.TreeItemCollapsibleState.None);
  item.resourceUri = uri;
  item.iconPath = vscode.ThemeIcon.File;
  item.contextValue = 'use';
  item.command = { command: 'vscode.open', title: 'Open', arguments: [uri, { selection: range }] };
  item.accessibilityInformation = { label: `${subject.name} in ${use.label}` };
  return item;
}

function verdictItem({ connection, result }: PostureNode & { readonly kind: 'verdict' }): vscode.TreeItem {
  const { check, verdict, severity, exception } = result;
  const look = looks[verdict.is];
  // A check is named by what is wrong when it fails; of one that passes, what was found says more.
  const label = verdict.is === 'pass' ? verdict.evidence : shortTitle(check.summary);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  item.description = verdict.is === 'fail' ? `${look.word}, ${severity}` : look.word;
  item.iconPath = new vscode.ThemeIcon(look.icon, new vscode.ThemeColor(look.color));
  if (exception !== undefined) {
    item.description = `accepted until ${exception.until}`;
    item.iconPath = new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('disabledForeground'));
  }
  const state = exception === undefined ? verdict.is : 'accepted';
  item.contextValue = `verdict.${connection.source}.${state}${result.remedy === undefined ? '' : '.fixable'}`;
  item.tooltip = verdictTooltip(result);
  item.command = { command: 'amlGuard.posture.explain', title: 'Explain', arguments: [check.id] };
  item.accessibilityInformation = {
    label: `${capitalized(check.summary)}: ${item.description}. ${evidenceOf(result)}`,
  };
  return item;
}

/** A line stands below its resource, so it need not name the kind again: "Answers on the public internet". */
export function shortTitle(summary: string): string {
  return capitalized(summary.replace(kindOfResource, ''));
}

const kindOfResource =
  /^(?:workspace|storage account|container registry|key vault|compute instance|cluster|cluster or instance) (?:(?:that|whose) |(?=with |without |encrypted |on which |from which ))/;

function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
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
  const { check, verdict, exception } = result;
  const text = new vscode.MarkdownString();
  text.appendMarkdown(`**${escape(capitalized(check.summary))}**\n\n`);
  text.appendMarkdown(`${escape(looks[verdict.is].word)}: ${escape(evidenceOf(result))}\n\n`);
  if (exception !== undefined) {
    const { owner, until, reason } = exception;
    text.appendMarkdown(`Accepted by ${escape(owner)} until ${until}: ${escape(reason)}\n\n`);
  }
  text.appendMarkdown(`${escape(check.why)}\n\n`);
  if (verdict.is === 'fail') {
    text.appendMarkdown(`*What repairing it breaks or needs*: ${escape(check.breaks)}\n\n`);
  }
  text.appendMarkdown(`\`${check.id}\``);
  return text;
}

function unreadItem(connection: Connection): vscode.TreeItem {
  const unread = judgedOf(connection)?.report.unread ?? [];
  const item = new vscode.TreeItem('Not read', vscode.TreeItemCollapsibleState.Collapsed);
  item.description = unread.length === 1 ? '1 question' : `${String(unread.length)} questions`;
  item.iconPath = new vscode.ThemeIcon('question', new vscode.ThemeColor('list.warningForeground'));
  item.contextValue = 'unread';
  item.tooltip = 'What Azure did not answer; checks that need it are unknown';
  item.accessibilityInformation = { label: `Not read, ${item.description} without an answer` };
  return item;
}

/** Icon, colour and word of each state; none is the icon of a verdict, because nothing was read. */
const manualLooks: Readonly<
  Record<ManualState, { readonly icon: string; readonly color: string; readonly word: string }>
> = {
  open: { icon: 'circle-large-outline', color: 'list.warningForeground', word: 'open' },
  expired: { icon: 'history', color: 'list.errorForeground', word: 'expired' },
  stated: { icon: 'comment', color: 'descriptionForeground', word: 'stated' },
};

function manualsItem(connection: Connection): vscode.TreeItem {
  const manual = judgedOf(connection)?.report.manual ?? [];
  const item = new vscode.TreeItem('For People to Answer', vscode.TreeItemCollapsibleState.Collapsed);
  const due = manual.filter(({ state }) => state !== 'stated').length;
  item.description = due === 0 ? 'all stated' : `${String(due)} of ${String(manual.length)} to answer`;
  item.iconPath = new vscode.ThemeIcon('checklist');
  item.contextValue = 'manuals';
  item.tooltip = 'What no reading can show: people look, and say so with a name and a day. It counts in no score';
  item.accessibilityInformation = { label: `For people to answer, ${item.description}` };
  return item;
}

function manualItem({ item: asked, state, evidence }: ManualResult): vscode.TreeItem {
  const item = new vscode.TreeItem(asked.title, vscode.TreeItemCollapsibleState.None);
  const look = manualLooks[state];
  item.description = evidence === undefined ? look.word : `${look.word}, ${evidence.owner}, ${evidence.date}`;
  item.iconPath = new vscode.ThemeIcon(look.icon, new vscode.ThemeColor(look.color));
  item.contextValue = `manual.${state}`;
  const said = evidence === undefined ? [] : [`${evidence.what} (counts until ${evidence.until})`];
  item.tooltip = [asked.title, ...said, asked.how].join('\n\n');
  item.command = { command: 'amlGuard.posture.explain', title: 'Explain', arguments: [asked.id] };
  item.accessibilityInformation = { label: `${asked.title}: ${item.description}` };
  return item;
}

function placeItem({ path, reason }: UnreadPlace): vscode.TreeItem {
  // The names after the last provider say what was asked: `pricings`, `vaults/kv-churn`.
  const asked = path.startsWith('https://')
    ? path.replace(/^https:\/\/[^/]+\//, '')
    : path.slice(path.lastIndexOf('/providers/') + '/providers/'.length);
  const item = new vscode.TreeItem(asked, vscode.TreeItemCollapsibleState.None);
  item.description = reason.message;
  item.iconPath = new vscode.ThemeIcon(reason.code === 'forbidden' ? 'lock' : 'warning');
  item.contextValue = 'place';
  const details = [reason.message, ...(reason.requestId === undefined ? [] : [`Request ${reason.requestId}`]), path];
  item.tooltip = details.join('\n');
  item.accessibilityInformation = { label: `${asked}, not read: ${reason.message}` };
  return item;
}

function messageItem({ connection, text }: PostureNode & { readonly kind: 'message' }): vscode.TreeItem {
  const item = new vscode.TreeItem(text, vscode.TreeItemCollapsibleState.None);
  item.iconPath = new vscode.ThemeIcon('info');
  item.contextValue = 'message';
  item.accessibilityInformation = { label: `${connection.name}: ${text}` };
  return item;
}

function retryItem(node: PostureNode & { readonly kind: 'retry' }): vscode.TreeItem {
  const { connection, reason } = node;
  const headline = reason === undefined ? 'Read it' : (headlines[reason.code] ?? 'Could not be read');
  const item = new vscode.TreeItem(headline, vscode.TreeItemCollapsibleState.None);
  const details = reason?.message ?? 'It has not been read yet';
  item.description = reason?.permission?.replace(/^[^/]+\//, '') ?? details;
  item.iconPath =
    reason === undefined
      ? new vscode.ThemeIcon('refresh')
      : new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.contextValue = 'message.retry';
  item.tooltip = `${details}\n\nEnter or a click tries again`;
  item.command = { command: 'amlGuard.posture.refresh', title: 'Try Again', arguments: [node] };
  item.accessibilityInformation = { label: `${connection.name}: ${headline}. ${details}. Press Enter to try again` };
  return item;
}

/** The beginning of the line that says why a workspace could not be read: what fits into a narrow view. */
const headlines: Readonly<Partial<Record<UnreadCode, string>>> = {
  forbidden: 'Permission missing',
  'signed-out': 'Not signed in',
  throttled: 'Azure asks to wait',
  timeout: 'Azure does not answer',
  network: 'Azure cannot be reached',
  'service-error': 'Azure has a problem',
};

function escape(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!|<>~]/g, '\\$&');
}
