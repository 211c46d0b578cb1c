import * as vscode from 'vscode';
import { FleetFeature } from './fleet/fleet-feature.js';
import { isInBrowser, type PrepareBundle, prepareBundlesBy } from './infrastructure/bundles.js';
import { ConnectedWorkspace } from './infrastructure/connected-workspace.js';
import { Owner } from './infrastructure/disposable.js';
import { Log } from './infrastructure/log.js';
import { showRenamedSettings } from './infrastructure/settings.js';
import { EditingHelp } from './language/editing-help.js';
import { AllowCommands } from './linting/allow-commands.js';
import { BaselineFiles } from './linting/baseline-files.js';
import { ConfigurationFiles } from './linting/configuration-files.js';
import { DocumentStatus } from './linting/document-status.js';
import { FixActions } from './linting/fix-actions.js';
import { Linter } from './linting/linter.js';
import { LinkReader } from './linting/link-reader.js';
import { LiveDiagnostics } from './linting/live-diagnostics.js';
import { ProjectUses } from './linting/project-uses.js';
import { RulePages } from './linting/rule-pages.js';
import { WorkspaceProjects } from './linting/workspace-projects.js';
import { HandOverFacts } from './posture/hand-over-facts.js';
import { PostureFeature } from './posture/posture-feature.js';
import { LintTasks } from './tasks/lint-tasks.js';
import { AgentToolsFeature } from './tools/agent-tools-feature.js';
import { ScanFeature } from './scan/scan-feature.js';
import { FirstSteps } from './start/first-steps.js';

/** The root of all that is registered; tests look into it, and dispose it to see that nothing stays behind. */
export class Extension extends Owner {
  readonly diagnostics: LiveDiagnostics;
  readonly posture: PostureFeature;
  readonly fleet: FleetFeature;
  readonly reader: LinkReader;
  readonly tools: AgentToolsFeature;
  readonly scan: ScanFeature;
  readonly status: DocumentStatus;
  readonly log: Log;

  constructor(context: vscode.ExtensionContext) {
    super();
    const log = this.own(new Log());
    showRenamedSettings(log);
    const pages = this.own(new RulePages(context.extensionUri, log));
    this.log = log;
    const configurations = this.own(new ConfigurationFiles());
    const baselines = this.own(new BaselineFiles());
    const program = vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.cjs').fsPath;
    this.reader = this.own(new LinkReader(isInBrowser() ? undefined : program, log));
    const projects = this.own(new WorkspaceProjects(this.reader, configurations, log));
    const connected = this.own(new ConnectedWorkspace());
    const linter = new Linter(configurations, baselines, projects, connected);
    this.diagnostics = this.own(new LiveDiagnostics(linter, [configurations, baselines], projects, connected, log));
    this.own(new FixActions(this.diagnostics, log));
    this.own(new AllowCommands(this.diagnostics, configurations, log));
    const { diagnostics } = this;
    this.scan = this.own(
      new ScanFeature(context.workspaceState, {
        diagnostics,
        projects,
        linter,
        configurations,
        baselines,
        program,
        log,
      }),
    );
    this.status = this.own(new DocumentStatus(this.diagnostics, log));
    this.own(new EditingHelp(this.diagnostics, projects, connected, log));
    const uses = this.own(new ProjectUses(projects));
    this.posture = this.own(new PostureFeature(context, configurations, uses, log));
    this.fleet = this.own(new FleetFeature(context, this.posture, log));
    const { version } = context.extension.packageJSON as { readonly version: string };
    // A browser starts no processes.
    const file = vscode.Uri.joinPath(context.extensionUri, 'dist', 'cli.cjs').fsPath;
    const commandLine = isInBrowser() ? {} : { program: { file, version } };
    this.tools = this.own(new AgentToolsFeature({ linter, pages, posture: this.posture, ...commandLine }));
    if (!isInBrowser()) {
      this.own(new LintTasks(file));
    }
    this.own(new FirstSteps(context.extensionUri, this.diagnostics, log));
    this.own(new HandOverFacts(this.posture.connections, connected, log));
  }
}

/**
 * VS Code calls this when a document of our languages or our view is opened. Nothing here waits or reads a file, and
 * the engine is not loaded before it has something to judge.
 *
 * @param prepare makes bundles ready that are loaded later, where Node does not do it (`browser.ts`)
 */
export function activate(context: vscode.ExtensionContext, prepare?: PrepareBundle): Extension {
  prepareBundlesBy(prepare);
  // Commands that cannot work in a browser and what views say there depend on it.
  void vscode.commands.executeCommand('setContext', 'amlGuard.inBrowser', isInBrowser());
  const extension = new Extension(context);
  context.subscriptions.push(extension);
  return extension;
}
