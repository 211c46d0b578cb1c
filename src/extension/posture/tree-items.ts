import * as vscode from 'vscode';
import type { VerdictWord } from '../../posture/checks/verdict.js';
import type { UnreadCode } from '../../posture/snapshot/reading.js';
import type { ManualResult, ManualState } from '../../posture/report/answers.js';
import type { UnreadPlace, VerdictCounts } from '../../posture/report/posture-report.js';
import { counted } from '../infrastructure/counted.js';
import { isBusy, judgedOf, type Connection } from './connections.js';
import { groupTexts, severityTexts, typeWords, verdictTexts } from './shown-words.js';
import type { PostureNode } from './tree-nodes.js';
import { allWords, capitalized, evidenceOf, verdictTooltip, workspaceTooltip } from './tree-tooltips.js';

/** Icon and colour of each verdict; its word is always shown, because colour alone tells some people nothing. */
const looks: Readonly<Record<VerdictWord, { readonly icon: string; readonly color: string }>> = {
  fail: { icon: 'error', color: 'list.errorForeground' },
  unknown: { icon: 'question', color: 'list.warningForeground' },
  pass: { icon: 'pass', color: 'testing.iconPassed' },
  'not-applicable': { icon: 'circle-slash', color: 'disabledForeground' },
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
    ...(source === 'sample' ? [vscode.l10n.t('sample')] : source === 'file' ? [vscode.l10n.t('snapshot')] : []),
    ...(state.is === 'failed'
      ? [judged === undefined ? vscode.l10n.t('not read') : vscode.l10n.t('not up to date')]
      : []),
    ...(judged === undefined ? [] : [scoreWords(judged.report.score), failing(judged.report.counts.fail)]),
    ...(state.is === 'reading' ? [vscode.l10n.t('reading…')] : []),
    ...(state.is === 'diagnosing' ? [vscode.l10n.t('being diagnosed…')] : []),
    ...(state.is === 'adding' ? [vscode.l10n.t('reading access lists…')] : []),
    ...(state.is === 'waiting' ? [vscode.l10n.t('not read yet')] : []),
  ];
  item.description = parts.join(' · ');
  item.iconPath = new vscode.ThemeIcon(isBusy(state) ? 'loading~spin' : source === 'azure' ? 'azure' : 'file');
  item.contextValue = `workspace.${source}.${state.is}`;
  item.tooltip = workspaceTooltip(connection);
  item.accessibilityInformation = { label: vscode.l10n.t('Workspace {0}, {1}', name, parts.join(', ')) };
  return item;
}

function scoreWords(score: number | undefined): string {
  return score === undefined ? vscode.l10n.t('no score') : `${String(score)}/100`;
}

function failing(count: number): string {
  return vscode.l10n.t('{0} failing', count);
}

function groupItem({ connection, group }: PostureNode & { readonly kind: 'group' }): vscode.TreeItem {
  const isEmpty = group.results.length === 0;
  const title = groupTexts[group.id];
  const item = new vscode.TreeItem(
    title,
    isEmpty ? vscode.TreeItemCollapsibleState.None : vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.iconPath = new vscode.ThemeIcon(groupIcons[group.id] ?? 'list-unordered');
  item.contextValue = 'group';
  if (group.id === 'pipelines' && judgedOf(connection)?.snapshot.pipelines === undefined) {
    // Not to be taken for pipelines in good order.
    item.description = connection.source === 'azure' ? vscode.l10n.t('not connected') : vscode.l10n.t('not read');
    item.tooltip = vscode.l10n.t(
      'The pipelines around this workspace were not read. What their files show is judged in the files, and stands in Problems',
    );
    item.accessibilityInformation = { label: `${title}, ${item.description}. ${item.tooltip}` };
    if (connection.source === 'azure') {
      item.command = { command: 'amlGuard.pipelines.connect', title: vscode.l10n.t('Connect Pipelines…') };
    }
  } else {
    item.description = shortWords(group.counts);
    item.tooltip = `${title}: ${allWords(group.counts)}`;
    item.accessibilityInformation = { label: item.tooltip };
  }
  return item;
}

/** What there is to do; the view is narrow, and the rest stands in the tooltip. */
function shortWords(counts: VerdictCounts): string {
  const words = [
    ...(counts.fail > 0 ? [failing(counts.fail)] : []),
    ...(counts.unknown > 0 ? [vscode.l10n.t('{0} unknown', counts.unknown)] : []),
  ];
  if (words.length > 0) {
    return words.join(' · ');
  }
  return counts.pass > 0 ? vscode.l10n.t('{0} passing', counts.pass) : vscode.l10n.t('nothing applies');
}

function resourceItem({ connection, subject, results }: PostureNode & { readonly kind: 'resource' }): vscode.TreeItem {
  const worst = results[0]?.verdict.is ?? 'not-applicable';
  const item = new vscode.TreeItem(
    subject.name,
    worst === 'fail' ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed,
  );
  const failures = results.filter(({ verdict }) => verdict.is === 'fail').length;
  const state = failures > 0 ? failing(failures) : verdictTexts[worst];
  item.description = `${state} · ${typeWords(subject.type)}`;
  item.iconPath = new vscode.ThemeIcon(looks[worst].icon, new vscode.ThemeColor(looks[worst].color));
  const isAccount = subject.type === 'microsoft.storage/storageaccounts';
  item.contextValue = `resource.${connection.source}${isAccount ? '.storage' : ''}`;
  item.tooltip = subject.id;
  item.accessibilityInformation = { label: `${typeWords(subject.type)} ${subject.name}, ${state}` };
  return item;
}

function inapplicableItem({ results }: PostureNode & { readonly kind: 'inapplicable' }): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Does not apply'), vscode.TreeItemCollapsibleState.Collapsed);
  const { length } = results;
  item.description = counted(length, vscode.l10n.t('{0} check', length), vscode.l10n.t('{0} checks', length));
  item.iconPath = new vscode.ThemeIcon(
    looks['not-applicable'].icon,
    new vscode.ThemeColor(looks['not-applicable'].color),
  );
  item.contextValue = 'inapplicable';
  item.tooltip = vscode.l10n.t(
    'Checks of things that this resource does not have or is not set up for, each with the reason',
  );
  item.accessibilityInformation = {
    label: counted(
      length,
      vscode.l10n.t('{0} check that does not apply', length),
      vscode.l10n.t('{0} checks that do not apply', length),
    ),
  };
  return item;
}

function usesItem({ subject, uses }: PostureNode & { readonly kind: 'uses' }): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Named in'), vscode.TreeItemCollapsibleState.Collapsed);
  const { length } = uses;
  item.description = counted(length, vscode.l10n.t('{0} place', length), vscode.l10n.t('{0} places', length));
  item.iconPath = new vscode.ThemeIcon('references');
  item.contextValue = 'uses';
  item.tooltip = vscode.l10n.t('Files of the opened folders that name {0}', subject.name);
  item.accessibilityInformation = {
    label: counted(
      length,
      vscode.l10n.t('{0} is named in {1} place', subject.name, length),
      vscode.l10n.t('{0} is named in {1} places', subject.name, length),
    ),
  };
  return item;
}

function useItem({ subject, use }: PostureNode & { readonly kind: 'use' }): vscode.TreeItem {
  const { uri, range } = use.location;
  const item = new vscode.TreeItem(use.label, vscode.TreeItemCollapsibleState.None);
  item.resourceUri = uri;
  item.iconPath = vscode.ThemeIcon.File;
  item.contextValue = 'use';
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [uri, { selection: range }] };
  item.accessibilityInformation = { label: vscode.l10n.t('{0} in {1}', subject.name, use.label) };
  return item;
}

function verdictItem({ connection, result }: PostureNode & { readonly kind: 'verdict' }): vscode.TreeItem {
  const { check, verdict, severity, exception } = result;
  const look = looks[verdict.is];
  // A check is named by what is wrong when it fails; of one that passes, what was found says more.
  const label = verdict.is === 'pass' ? verdict.evidence : shortTitle(check.summary);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  const word = verdictTexts[verdict.is];
  item.description = verdict.is === 'fail' ? vscode.l10n.t('{0}, {1}', word, severityTexts[severity]) : word;
  item.iconPath = new vscode.ThemeIcon(look.icon, new vscode.ThemeColor(look.color));
  if (exception !== undefined) {
    item.description = vscode.l10n.t('accepted until {0}', exception.until);
    item.iconPath = new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('disabledForeground'));
  }
  const state = exception === undefined ? verdict.is : 'accepted';
  item.contextValue = `verdict.${connection.source}.${state}${result.remedy === undefined ? '' : '.fixable'}`;
  item.tooltip = verdictTooltip(result);
  item.command = { command: 'amlGuard.posture.explain', title: vscode.l10n.t('Explain'), arguments: [check.id] };
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

function unreadItem(connection: Connection): vscode.TreeItem {
  const unread = judgedOf(connection)?.report.unread ?? [];
  const item = new vscode.TreeItem(vscode.l10n.t('Not read'), vscode.TreeItemCollapsibleState.Collapsed);
  const { length } = unread;
  item.description = counted(length, vscode.l10n.t('{0} question', length), vscode.l10n.t('{0} questions', length));
  item.iconPath = new vscode.ThemeIcon('question', new vscode.ThemeColor('list.warningForeground'));
  item.contextValue = 'unread';
  item.tooltip = vscode.l10n.t('What Azure did not answer; checks that need it are unknown');
  item.accessibilityInformation = {
    label: counted(
      length,
      vscode.l10n.t('Not read, {0} question without an answer', length),
      vscode.l10n.t('Not read, {0} questions without an answer', length),
    ),
  };
  return item;
}

/** Icon, colour and word of each state; none is the icon of a verdict, because nothing was read. */
const manualLooks: Readonly<
  Record<ManualState, { readonly icon: string; readonly color: string; readonly word: string }>
> = {
  open: {
    icon: 'circle-large-outline',
    color: 'list.warningForeground',
    word: vscode.l10n.t({ message: 'open', comment: 'a question that nobody answered' }),
  },
  expired: { icon: 'history', color: 'list.errorForeground', word: vscode.l10n.t('expired') },
  stated: { icon: 'comment', color: 'descriptionForeground', word: vscode.l10n.t('stated') },
};

function manualsItem(connection: Connection): vscode.TreeItem {
  const manual = judgedOf(connection)?.report.manual ?? [];
  const item = new vscode.TreeItem(vscode.l10n.t('For People to Answer'), vscode.TreeItemCollapsibleState.Collapsed);
  const due = manual.filter(({ state }) => state !== 'stated').length;
  item.description =
    due === 0 ? vscode.l10n.t('all stated') : vscode.l10n.t('{0} of {1} to answer', due, manual.length);
  item.iconPath = new vscode.ThemeIcon('checklist');
  item.contextValue = 'manuals';
  item.tooltip = vscode.l10n.t(
    'What no reading can show: people look, and say so with a name and a day. It counts in no score',
  );
  item.accessibilityInformation = { label: vscode.l10n.t('For people to answer, {0}', item.description) };
  return item;
}

function manualItem({ item: asked, state, evidence }: ManualResult): vscode.TreeItem {
  const item = new vscode.TreeItem(asked.title, vscode.TreeItemCollapsibleState.None);
  const look = manualLooks[state];
  item.description = evidence === undefined ? look.word : `${look.word}, ${evidence.owner}, ${evidence.date}`;
  item.iconPath = new vscode.ThemeIcon(look.icon, new vscode.ThemeColor(look.color));
  item.contextValue = `manual.${state}`;
  const said = evidence === undefined ? [] : [vscode.l10n.t('{0} (counts until {1})', evidence.what, evidence.until)];
  item.tooltip = [asked.title, ...said, asked.how].join('\n\n');
  item.command = { command: 'amlGuard.posture.explain', title: vscode.l10n.t('Explain'), arguments: [asked.id] };
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
  const request = reason.requestId === undefined ? [] : [vscode.l10n.t('Request {0}', reason.requestId)];
  const details = [reason.message, ...request, path];
  item.tooltip = details.join('\n');
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, not read: {1}', asked, reason.message) };
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
  const headline =
    reason === undefined ? vscode.l10n.t('Read it') : (headlines[reason.code] ?? vscode.l10n.t('Could not be read'));
  const item = new vscode.TreeItem(headline, vscode.TreeItemCollapsibleState.None);
  const details = reason?.message ?? vscode.l10n.t('It has not been read yet');
  item.description = reason?.permission?.replace(/^[^/]+\//, '') ?? details;
  item.iconPath =
    reason === undefined
      ? new vscode.ThemeIcon('refresh')
      : new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.contextValue = 'message.retry';
  item.tooltip = [details, vscode.l10n.t('Enter or a click tries again')].join('\n\n');
  item.command = { command: 'amlGuard.posture.refresh', title: vscode.l10n.t('Try Again'), arguments: [node] };
  item.accessibilityInformation = {
    label: vscode.l10n.t('{0}: {1}. {2}. Press Enter to try again', connection.name, headline, details),
  };
  return item;
}

/** The beginning of the line that says why a workspace could not be read: what fits into a narrow view. */
const headlines: Readonly<Partial<Record<UnreadCode, string>>> = {
  forbidden: vscode.l10n.t('Permission missing'),
  'signed-out': vscode.l10n.t('Not signed in'),
  throttled: vscode.l10n.t('Azure asks to wait'),
  timeout: vscode.l10n.t('Azure does not answer'),
  network: vscode.l10n.t('Azure cannot be reached'),
  'service-error': vscode.l10n.t('Azure has a problem'),
};
