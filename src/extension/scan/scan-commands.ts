import * as vscode from 'vscode';
import { registerCommand } from '../infrastructure/commands.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import { allowCommands, allowInProjectCommand } from '../linting/allow-commands.js';
import { clearOutputsCommand, editOfFix } from '../linting/fix-actions.js';
import type { PlacedFix } from '../linting/placed-finding.js';
import { showRuleCommand } from '../linting/rule-pages.js';
import { findInEditor, showFinding } from './find-in-editor.js';
import { type Grouping, groupings, type ListedFinding, textOf } from './finding-groups.js';
import { openFindingCommand } from './finding-items.js';
import { fixMany, type FixManyParts, type Manner } from './fix-many.js';
import { type FindingNode, type FindingsTree, findingsViewId } from './findings-tree.js';

interface Parts extends FixManyParts {
  readonly tree: FindingsTree;
  readonly log: Log;
}

/** All commands of the scan and its tree. Those of the tree are given a line of it, or act on the one selected. */
export class ScanCommands extends Owner {
  constructor(private readonly parts: Parts) {
    super();
    const { scan, tree, log } = parts;
    const add = (id: string, run: (...values: readonly unknown[]) => unknown): void => {
      this.own(registerCommand(log, id, run));
    };
    add('amlGuard.scan.start', () => this.#start());
    add('amlGuard.scan.cancel', () => {
      scan.cancel();
    });
    add('amlGuard.scan.clear', () => scan.clear());
    add('amlGuard.fixAllInWorkspace', (manner) => this.#fixAll(manner));
    for (const grouping of groupings) {
      add(`amlGuard.findings.groupBy${titleOf(grouping)}`, () => {
        tree.grouping = grouping;
      });
    }
    const onFinding = (id: string, run: (listed: ListedFinding) => unknown): void => {
      add(id, (node) => run(this.#finding(node)));
    };
    onFinding(openFindingCommand, showFinding);
    onFinding('amlGuard.findings.fix', (listed) => this.#fix(listed));
    onFinding('amlGuard.findings.allowOnLine', (listed) => this.#allow(listed, allowCommands.line));
    onFinding('amlGuard.findings.allowInFile', (listed) => this.#allow(listed, allowCommands.file));
    onFinding('amlGuard.findings.allowInProject', ({ file, finding }) =>
      vscode.commands.executeCommand(allowInProjectCommand, file.uri, finding.ruleId),
    );
    add('amlGuard.findings.explain', (node) => vscode.commands.executeCommand(showRuleCommand, this.#rule(node)));
    add('amlGuard.findings.fixRule', (node) => {
      const ruleId = this.#rule(node);
      return fixMany({ isWanted: ({ finding }) => finding.ruleId === ruleId, weakest: 'unsafe' }, parts);
    });
    add('amlGuard.findings.copy', (node) =>
      vscode.env.clipboard.writeText(
        findingsOf(this.#node(node))
          .map((listed) => `${textOf(listed)}\n`)
          .join(''),
      ),
    );
  }

  /** Whoever asks for a scan wants to see what comes of it. */
  async #start(): Promise<void> {
    if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
      throw new Error(vscode.l10n.t('open a folder first; its files are what is scanned'));
    }
    await vscode.commands.executeCommand(`${findingsViewId}.focus`);
    await this.parts.scan.start();
  }

  async #fixAll(manner: unknown): Promise<void> {
    const { scan } = this.parts;
    if (scan.state.finishedMs === undefined) {
      await this.#start();
    }
    const known = (['apply', 'preview'] as const).find((candidate: Manner) => candidate === manner);
    await fixMany({ isWanted: () => true, weakest: 'safe', manner: known }, this.parts);
  }

  async #fix(listed: ListedFinding): Promise<void> {
    await showFinding(listed);
    const placed = await findInEditor(listed, this.parts.diagnostics);
    if (placed === undefined) {
      throw new Error(vscode.l10n.t('the finding is not there any more'));
    }
    const fix = placed.fixes.length > 1 ? await askForFix(placed.fixes) : placed.fixes[0];
    if (fix?.clears !== undefined) {
      const { notebook, index } = fix.clears;
      await vscode.commands.executeCommand(clearOutputsCommand, notebook.uri.toString(), index);
    } else if (fix !== undefined) {
      await vscode.workspace.applyEdit(editOfFix(fix));
    }
  }

  async #allow(listed: ListedFinding, command: string): Promise<void> {
    await showFinding(listed);
    const placed = await findInEditor(listed, this.parts.diagnostics);
    if (placed === undefined) {
      throw new Error(vscode.l10n.t('the finding is not there any more'));
    }
    await vscode.commands.executeCommand(command, placed.uri.toString(), placed.ruleId, placed.offset);
  }

  #node(given: unknown): FindingNode {
    const [selected] = this.parts.tree.view.selection;
    const node = isNode(given) ? given : selected;
    if (node === undefined) {
      throw new Error(vscode.l10n.t('select a line of the findings first'));
    }
    return node;
  }

  #finding(given: unknown): ListedFinding {
    const node = this.#node(given);
    if (node.kind !== 'finding') {
      throw new Error(vscode.l10n.t('select a finding first'));
    }
    return node.listed;
  }

  /** The rule of a finding, or of a group that is one rule's. */
  #rule(given: unknown): string {
    const node = this.#node(given);
    if (node.kind === 'group' && node.group.by === 'rule') {
      return node.group.key;
    }
    return this.#finding(node).finding.ruleId;
  }
}

function isNode(value: unknown): value is FindingNode {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

function findingsOf(node: FindingNode): readonly ListedFinding[] {
  switch (node.kind) {
    case 'group':
      return node.group.findings;
    case 'finding':
      return [node.listed];
    case 'troubles':
    case 'trouble':
      return [];
  }
}

async function askForFix(fixes: readonly PlacedFix[]): Promise<PlacedFix | undefined> {
  const items = fixes.map((fix) => ({
    label: fix.title,
    detail:
      fix.safety === 'safe'
        ? vscode.l10n.t('Keeps what the code does')
        : vscode.l10n.t('Changes what the code does: it is shown first'),
    fix,
  }));
  const options = { title: vscode.l10n.t('Fix'), placeHolder: vscode.l10n.t('How?') };
  return (await vscode.window.showQuickPick(items, options))?.fix;
}

function titleOf(grouping: Grouping): string {
  return grouping.charAt(0).toUpperCase() + grouping.slice(1);
}
