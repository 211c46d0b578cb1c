import * as vscode from 'vscode';
import type { Severity } from '../../core/findings/finding.js';
import { rules } from '../../core/rules/registry.js';
import { type FindingGroup, type ListedFinding, placeOf, shownPathOf } from './finding-groups.js';
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
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  const item = new vscode.TreeItem(
    by === 'file' ? shownPathOf(file) : key,
    // Long lists begin folded; what a single rule or file has is what was asked for.
    by === 'severity' ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed,
  );
  const isFixable = findings.some(({ finding }) => finding.fixes.length > 0);
  item.contextValue = `${by}${isFixable ? '.fixable' : ''}`;
  if (by === 'file') {
    item.label = file.path.slice(file.path.lastIndexOf('/') + 1);
    const folder = shownPathOf(file).slice(0, -item.label.length).replace(/\/$/, '');
    item.description = folder === '' ? String(findings.length) : `${String(findings.length)} · ${folder}`;
    item.resourceUri = vscode.Uri.parse(file.uri, true);
    item.iconPath = vscode.ThemeIcon.File;
    item.tooltip = `${shownPathOf(file)}: ${count}`;
    item.accessibilityInformation = { label: `${shownPathOf(file)}, ${count}, the worst is ${severity}` };
    return item;
  }
  item.iconPath = iconOf(severity);
  item.description = by === 'rule' ? `${String(findings.length)} · ${severity}` : String(findings.length);
  if (by === 'rule') {
    const summary = rules.find(({ id }) => id === key)?.summary ?? key;
    item.tooltip = `${key}: ${summary}`;
    item.accessibilityInformation = { label: `${key}, ${summary}, ${count}, the worst is ${severity}` };
  } else {
    item.tooltip = `${count} of severity ${key}`;
    item.accessibilityInformation = { label: `${count} of severity ${key}` };
  }
  return item;
}

function findingItem(node: FindingNode, listed: ListedFinding, parent: FindingGroup): vscode.TreeItem {
  const { ruleId, message, severity, fixes } = listed.finding;
  const place = placeOf(listed);
  const name = place.slice(place.lastIndexOf('/') + 1);
  // What all lines of a group share is not said again.
  const [label, description] =
    parent.by === 'file'
      ? [message, `${name.slice(name.search(/(?:, cell \d+)?:\d+$/)).replace(/^[:,] ?/, '')} · ${ruleId}`]
      : [name, message];
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  item.description = description;
  item.iconPath = iconOf(severity);
  item.contextValue = fixes.length > 0 ? 'finding.fixable' : 'finding';
  item.tooltip = new vscode.MarkdownString()
    .appendText(`${severity}: ${message}`)
    .appendMarkdown('\n\n')
    .appendText(`${ruleId} · ${place}`);
  item.accessibilityInformation = { label: `${severity}, ${message}, ${ruleId}, ${place}` };
  item.command = { command: openFindingCommand, title: 'Open', arguments: [node] };
  return item;
}

function troublesItem(troubles: readonly TroubleNode[]): vscode.TreeItem {
  const label = troubles.length === 1 ? '1 was not scanned' : `${troubles.length} were not scanned`;
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.iconPath = new vscode.ThemeIcon('question', new vscode.ThemeColor('list.warningForeground'));
  item.contextValue = 'troubles';
  item.tooltip = 'What is wrong with these is not known. The reason stands beside each.';
  item.accessibilityInformation = { label };
  return item;
}

function troubleItem(node: TroubleNode): vscode.TreeItem {
  const { path, reason, folder } = node;
  const item = new vscode.TreeItem(
    path === '.' ? folder.name : path.slice(path.lastIndexOf('/') + 1),
    vscode.TreeItemCollapsibleState.None,
  );
  item.description = reason;
  item.tooltip = `${path === '.' ? folder.name : path}: ${reason}`;
  item.iconPath = path === '.' ? vscode.ThemeIcon.Folder : vscode.ThemeIcon.File;
  item.contextValue = 'trouble';
  item.accessibilityInformation = { label: `${path === '.' ? folder.name : path}, not scanned, ${reason}` };
  if (path !== '.') {
    item.resourceUri = vscode.Uri.joinPath(folder.uri, path);
    item.command = { command: 'vscode.open', title: 'Open', arguments: [item.resourceUri] };
  }
  return item;
}

function iconOf(severity: Severity): vscode.ThemeIcon {
  const { icon, color } = looks[severity];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}
