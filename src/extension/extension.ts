import * as vscode from 'vscode';
import { FleetFeature } from './fleet/fleet-feature.js';
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
import { AgentToolsFeature } from './tools/agent-tools-feature.js';

/** The root of all that is registered; tests look into it, and dispose it to see that nothing stays behind. */
export class Extension extends Owner {
  readonly diagnostics: LiveDiagnostics;
  readonly posture: PostureFeature;
  readonly fleet: FleetFeature;
  readonly reader: LinkReader;
  readonly tools: AgentToolsFeature;

  constructor(context: vscode.ExtensionContext) {
    super();
    const log = this.own(new Log());
    showRenamedSettings(log);
    const pages = this.own(new RulePages(context.extensionUri, log));
    const configurations = this.own(new ConfigurationFiles());
    const baselines = this.own(new BaselineFiles());
    const program = vscode.Uri.joinPath(context.extensionUri, 'dist', 'cli.cjs').fsPath;
    this.reader = this.own(new LinkReader(program, log));
    const projects = this.own(new WorkspaceProjects(this.reader, configurations, log));
    const connected = this.own(new ConnectedWorkspace());
    const linter = new Linter(configurations, baselines, projects, connected);
    this.diagnostics = this.own(new LiveDiagnostics(linter, [configurations, baselines], projects, connected, log));
    this.own(new FixActions(this.diagnostics, log));
    this.own(new AllowCommands(this.diagnostics, log));
    this.own(new DocumentStatus(this.diagnostics, log));
    this.own(new EditingHelp(this.diagnostics, projects, connected, log));
    const uses = this.own(new ProjectUses(projects));
    this.posture = this.own(new PostureFeature(context, configurations, uses, log));
    this.fleet = this.own(new FleetFeature(context, this.posture, log));
    const { version } = context.extension.packageJSON as { readonly version: string };
    const commandLine = { file: program, version };
    this.tools = this.own(new AgentToolsFeature({ linter, pages, posture: this.posture, program: commandLine }));
    this.own(new HandOverFacts(this.posture.connections, connected, log));
  }
}

/**
 * VS Code calls this when a document of our languages or our view is opened. Nothing here waits or reads a file.
 */
export function activate(context: vscode.ExtensionContext): Extension {
  const extension = new Extension(context);
  context.subscriptions.push(extension);
  return extension;
}
