import * as vscode from 'vscode';
import type { Severity } from '../../core/findings/finding.js';
import { rules } from '../../core/rules/registry.js';
import { counted } from '../infrastructure/counted.js';
import { severityTexts } from '../posture/shown-words.js';
import { type FindingGroup, type ListedFinding, shownPathOf } from './finding-groups.js';
import type { FindingNode, TroubleNode } from './findings-tree.js';

/** Opens the place of a line of the tree. */
export const openFindingCommand = 'amlGuard.findings.goTo';

/** Icon and colour of each severity. The icons differ in form too, because colour alone tells some people nothing. */
const looks: Readonly<Record<Severity, { readonly icon: string; readonly color: string }>> = {
  critical: { icon: 'flame', color: 'list.errorForeground' },
  high: { icon: 'error', color: 'list.errorForeground' },
  medium: { icon: 'warning', color: 'list.warningForeground' },
  low: { icon: 'info', color: 'notificationsInfoIcon.foreground' },
  info: { icon: 'lightbulb', color: 'descriptionForeground' },
};

/** How a line of the tree looks and reads. */
export function itemOf(node: FindingNode): vscode.TreeItem {
  switch (node.kind) {
    case 'group':
      return groupItem(node.group);
    case 'finding':
      return findingItem(node, node.listed, node.parent);
    case 'troubles':
      return troublesItem(node.troubles);
    case 'trouble':
      return troubleItem(node);
  }
}

function groupItem(group: FindingGroup): vscode.TreeItem {
  const { by, key, findings, severity } = group;
  const [{ file }] = findings;
  const { length } = findings;
  const count = counted(length, vscode.l10n.t('{0} finding', length), vscode.l10n.t('{0} findings', length));
  const word = severityTexts[severity];
  const item = new vscode.TreeItem(
    by === 'file' ? shownPathOf(file) : by === 'severity' ? word : key,
    // Long lists begin folded; what a single rule or file has is what was asked for.
    by === 'severity' ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed,
  );
  const isFixable = findings.some(({ finding }) => finding.fixes.length > 0);
  item.contextValue = `${by}${isFixable ? '.fixable' : ''}`;
  if (by === 'file') {
    item.label = file.path.slice(file.path.lastIndexOf('/') + 1);
    const folder = shownPathOf(file).slice(0, -item.label.length).replace(/\/$/, '');
    item.description = folder === '' ? String(length) : `${String(length)} · ${folder}`;
    item.resourceUri = vscode.Uri.parse(file.uri, true);
    item.iconPath = vscode.ThemeIcon.File;
    item.tooltip = `${shownPathOf(file)}: ${count}`;
    item.accessibilityInformation = {
      label: vscode.l10n.t('{0}, {1}, the worst is {2}', shownPathOf(file), count, word),
    };
    return item;
  }
  item.iconPath = iconOf(severity);
  item.description = by === 'rule' ? `${String(length)} · ${word}` : String(length);
  if (by === 'rule') {
    const summary = rules.find(({ id }) => id === key)?.summary ?? key;
    item.tooltip = `${key}: ${summary}`;
    item.accessibilityInformation = {
      label: vscode.l10n.t('{0}, {1}, {2}, the worst is {3}', key, summary, count, word),
    };
  } else {
    const label = counted(
      length,
      vscode.l10n.t('{0} finding of severity {1}', length, word),
      vscode.l10n.t('{0} findings of severity {1}', length, word),
    );
    item.tooltip = label;
    item.accessibilityInformation = { label };
  }
  return item;
}

function findingItem(node: FindingNode, listed: ListedFinding, parent: FindingGroup): vscode.TreeItem {
  const { ruleId, message, severity, fixes } = listed.finding;
  const path = shownPathOf(listed.file);
  const place = placeIn(path, listed);
  const word = severityTexts[severity];
  // What all lines of a group share is not said again.
  const [label, description] =
    parent.by === 'file'
      ? [message, `${lineOf(listed)} · ${ruleId}`]
      : [placeIn(path.slice(path.lastIndexOf('/') + 1), listed), message];
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  item.description = description;
  item.iconPath = iconOf(severity);
  item.contextValue = fixes.length > 0 ? 'finding.fixable' : 'finding';
  item.tooltip = new vscode.MarkdownString()
    .appendText(`${word}: ${message}`)
    .appendMarkdown('\n\n')
    .appendText(`${ruleId} · ${place}`);
  item.accessibilityInformation = { label: `${word}, ${message}, ${ruleId}, ${place}` };
  item.command = { command: openFindingCommand, title: vscode.l10n.t('Open'), arguments: [node] };
  return item;
}

/** The line of a finding, in a notebook behind its cell; both count from 1. */
function lineOf({ finding: { inCell, range } }: ListedFinding): string {
  return inCell === undefined
    ? String(range.start.line + 1)
    : vscode.l10n.t('cell {0}:{1}', inCell.cell + 1, inCell.range.start.line + 1);
}

/** As `placeOf` has it for the clipboard, in the language of the editor. */
function placeIn(path: string, { finding: { inCell, range } }: ListedFinding): string {
  return inCell === undefined
    ? `${path}:${String(range.start.line + 1)}`
    : vscode.l10n.t('{0}, cell {1}:{2}', path, inCell.cell + 1, inCell.range.start.line + 1);
}

function troublesItem(troubles: readonly TroubleNode[]): vscode.TreeItem {
  const { length } = troubles;
  const label = counted(
    length,
    vscode.l10n.t('{0} was not scanned', length),
    vscode.l10n.t('{0} were not scanned', length),
  );
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.iconPath = new vscode.ThemeIcon('question', new vscode.ThemeColor('list.warningForeground'));
  item.contextValue = 'troubles';
  item.tooltip = vscode.l10n.t('What is wrong with these is not known. The reason stands beside each.');
  item.accessibilityInformation = { label };
  return item;
}

function troubleItem(node: TroubleNode): vscode.TreeItem {
  const { path, reason, folder } = node;
  const name = path === '.' ? folder.name : path;
  const item = new vscode.TreeItem(
    path === '.' ? name : path.slice(path.lastIndexOf('/') + 1),
    vscode.TreeItemCollapsibleState.None,
  );
  item.description = reason;
  item.tooltip = `${name}: ${reason}`;
  item.iconPath = path === '.' ? vscode.ThemeIcon.Folder : vscode.ThemeIcon.File;
  item.contextValue = 'trouble';
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, not scanned, {1}', name, reason) };
  if (path !== '.') {
    item.resourceUri = vscode.Uri.joinPath(folder.uri, path);
    item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [item.resourceUri] };
  }
  return item;
}

function iconOf(severity: Severity): vscode.ThemeIcon {
  const { icon, color } = looks[severity];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}
