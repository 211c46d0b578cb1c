import * as vscode from 'vscode';
import type { ConnectedWorkspace } from '../infrastructure/connected-workspace.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import type { LiveDiagnostics } from '../linting/live-diagnostics.js';
import { cellSelector, documentSelector } from '../linting/supported-documents.js';
import type { WorkspaceProjects } from '../linting/workspace-projects.js';
import { HelpSource } from './help-source.js';
import { JobCodeLenses } from './job-code-lenses.js';
import { coloredSelector, ResourceColors } from './resource-colors.js';
import { RevealActions } from './reveal-actions.js';
import { completionTriggers, ResourceCompletion } from './resource-completion.js';
import { ResourceHovers } from './resource-hovers.js';
import { ResourceNavigation } from './resource-navigation.js';

/** Help with writing what Azure ML reads: what names mean, where they lead, and which there are. */
export class EditingHelp extends Owner {
  constructor(diagnostics: LiveDiagnostics, projects: WorkspaceProjects, connected: ConnectedWorkspace, log: Log) {
    super();
    const source = new HelpSource(diagnostics, projects, connected);
    const selector = [...documentSelector, ...cellSelector];
    const navigation = new ResourceNavigation(source, log);
    const { languages } = vscode;
    this.own(languages.registerHoverProvider(selector, new ResourceHovers(source, log)));
    this.own(languages.registerDefinitionProvider(selector, navigation));
    this.own(languages.registerReferenceProvider(selector, navigation));
    const reveal = new RevealActions(source, log);
    this.own(languages.registerCodeActionsProvider(selector, reveal, { providedCodeActionKinds: RevealActions.kinds }));
    const completion = new ResourceCompletion(source, log);
    this.own(languages.registerCompletionItemProvider(selector, completion, ...completionTriggers));
    const colors = this.own(new ResourceColors(source, log));
    this.own(languages.registerDocumentSemanticTokensProvider([...coloredSelector], colors, ResourceColors.legend));
    this.own(languages.registerCodeLensProvider(selector, this.own(new JobCodeLenses(source, log))));
  }
}
