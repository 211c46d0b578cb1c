import * as vscode from 'vscode';
import { runInBackground } from '../infrastructure/commands.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import { settingsSection } from '../infrastructure/settings.js';
import type { BaselineFiles } from '../linting/baseline-files.js';
import type { ConfigurationFiles } from '../linting/configuration-files.js';
import type { Linter } from '../linting/linter.js';
import type { LiveDiagnostics } from '../linting/live-diagnostics.js';
import type { WorkspaceProjects } from '../linting/workspace-projects.js';
import { FindingsTree } from './findings-tree.js';
import { ListedFindings } from './listed-findings.js';
import { ScanCommands } from './scan-commands.js';
import { ScanIndicator } from './scan-indicator.js';
import { WorkspaceScan } from './workspace-scan.js';

export interface ScanFeatureParts {
  readonly diagnostics: LiveDiagnostics;
  readonly projects: WorkspaceProjects;
  readonly linter: Linter;
  readonly configurations: ConfigurationFiles;
  readonly baselines: BaselineFiles;
  /** The bundle that serves as a thread. */
  readonly program: string;
  readonly log: Log;
}

/** The scan of the workspace: its run, what it found in the Problems panel, and the tree. */
export class ScanFeature extends Owner {
  readonly scan: WorkspaceScan;
  readonly listed: ListedFindings;
  readonly tree: FindingsTree;
  readonly linter: Linter;

  constructor(state: vscode.Memento, parts: ScanFeatureParts) {
    super();
    const { diagnostics, projects, linter, configurations, baselines, program, log } = parts;
    const scan = this.own(
      new WorkspaceScan({ projects, linter, configurations: [configurations, baselines], program, log }),
    );
    this.scan = scan;
    this.linter = linter;
    this.listed = this.own(new ListedFindings(scan, diagnostics, configurations));
    this.tree = this.own(new FindingsTree(scan, this.listed, state));
    this.own(new ScanIndicator(scan));
    this.own(new ScanCommands({ scan, listed: this.listed, tree: this.tree, diagnostics, log }));
    this.own(
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.scanOnStart(log);
      }),
    );
    this.scanOnStart(log);
  }

  /**
   * Begins a scan where the setting asks for one. A folder that nobody trusts is not read through by itself; what its
   * settings say does not count before.
   */
  scanOnStart(log: Log): void {
    const setting = vscode.workspace.getConfiguration(settingsSection).get<unknown>('scanOnStart');
    const { isTrusted, workspaceFolders = [] } = vscode.workspace;
    if (isTrusted && setting === 'trustedFolders' && workspaceFolders.length > 0) {
      runInBackground(log, 'scan the workspace', () => this.scan.start());
    }
  }
}
