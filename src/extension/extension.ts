import type * as vscode from 'vscode';
import { ConnectedWorkspace } from './infrastructure/connected-workspace.js';
import { Owner } from './infrastructure/disposable.js';
import { Log } from './infrastructure/log.js';
import { AllowCommands } from './linting/allow-commands.js';
import { ConfigurationFiles } from './linting/configuration-files.js';
import { DocumentStatus } from './linting/document-status.js';
import { FixActions } from './linting/fix-actions.js';
import { Linter } from './linting/linter.js';
import { LiveDiagnostics } from './linting/live-diagnostics.js';
import { RulePages } from './linting/rule-pages.js';
import { WorkspaceProjects } from './linting/workspace-projects.js';
import { HandOverFacts } from './posture/hand-over-facts.js';
import { PostureFeature } from './posture/posture-feature.js';

/**
 * VS Code calls this when a document of our languages is opened. Nothing here waits or reads a file.
 *
 * @returns the root of all that was registered, which tests dispose to see that nothing stays behind
 */
export function activate(context: vscode.ExtensionContext): Owner {
  const root = new Owner();
  context.subscriptions.push(root);
  const log = root.own(new Log());
  root.own(new RulePages(context.extensionUri, log));
  const configurations = root.own(new ConfigurationFiles());
  const projects = root.own(new WorkspaceProjects(log));
  const connected = root.own(new ConnectedWorkspace());
  const linter = new Linter(configurations, projects, connected);
  const diagnostics = root.own(new LiveDiagnostics(linter, configurations, projects, connected, log));
  root.own(new FixActions(diagnostics, log));
  root.own(new AllowCommands(diagnostics, log));
  root.own(new DocumentStatus(diagnostics, log));
  const { connections } = root.own(new PostureFeature(context, log));
  root.own(new HandOverFacts(connections, connected, log));
  return root;
}
