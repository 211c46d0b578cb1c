import * as vscode from 'vscode';
import { runInBackground } from '../infrastructure/commands.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import type { ResourceUses } from '../infrastructure/resource-uses.js';
import { AnswerCommands } from './answer-commands.js';
import { AccessCommands } from './access-commands.js';
import { AccessDocuments } from './access-documents.js';
import { ConnectedPipelines } from '../pipelines/connected-pipelines.js';
import { PipelineCommands } from '../pipelines/pipeline-commands.js';
import { ExposurePanels } from '../exposure/exposure-panels.js';
import { AzureSession } from './azure-session.js';
import { ComparisonDocuments } from './comparison-documents.js';
import { Judge } from './judge.js';
import type { ConfigurationFiles } from '../linting/configuration-files.js';
import { CheckPages } from './check-pages.js';
import { Connections } from './connections.js';
import { ConnectionStatus } from './connection-status.js';
import { NameDocuments } from './name-documents.js';
import { PlanDocuments } from './plan-documents.js';
import { PostureCommands } from './posture-commands.js';
import { PostureFiles } from './posture-files.js';
import { PostureTree, viewId } from './posture-tree.js';
import { ReadingProgress } from './reading-progress.js';
import { ResourceDocuments } from './resource-documents.js';
import { ViewState } from './view-state.js';

/** The posture view: connected workspaces, what is known of them, and what can be done about it. */
export class PostureFeature extends Owner {
  readonly connections: Connections;
  readonly tree: PostureTree;
  readonly session: AzureSession;
  readonly judge: Judge;
  readonly pipelines: ConnectedPipelines;
  readonly exposure: ExposurePanels;
  readonly pages: CheckPages;
  readonly status: ConnectionStatus;
  #shown = false;

  constructor(context: vscode.ExtensionContext, configurations: ConfigurationFiles, uses: ResourceUses, log: Log) {
    super();
    const { version } = context.extension.packageJSON as { readonly version: string };
    const userAgent = `aml-guard/${version}`;
    const session = this.own(new AzureSession(userAgent));
    const pipelines = this.own(new ConnectedPipelines(context.workspaceState, userAgent, (ask) => session.asking(ask)));
    const sample = vscode.Uri.joinPath(context.extensionUri, 'media', 'sample-workspace.json');
    const judge = this.own(new Judge(configurations));
    const connections = this.own(new Connections(session, judge, context.workspaceState, sample, log, pipelines));
    const tree = this.own(new PostureTree(connections, uses, context.globalState));
    this.connections = connections;
    this.pipelines = pipelines;
    this.tree = tree;
    this.session = session;
    this.judge = judge;
    this.status = this.own(new ConnectionStatus(connections));
    this.own(new ReadingProgress(connections, viewId));
    const documents = this.own(new ResourceDocuments(connections));
    const comparisons = this.own(new ComparisonDocuments(connections));
    const access = new AccessCommands({
      azure: session,
      connections,
      documents: this.own(new AccessDocuments(connections)),
    });
    const files = new PostureFiles({ connections, tree, comparisons });
    const pages = this.own(new CheckPages());
    this.pages = pages;
    const state = new ViewState();
    const answers = new AnswerCommands(context.globalState);
    const plans = this.own(new PlanDocuments(connections, judge, context.workspaceState));
    this.own(new PipelineCommands({ pipelines, connections, log }));
    const exposure = this.own(new ExposurePanels(connections, context.extensionUri));
    this.exposure = exposure;
    const names = this.own(new NameDocuments(connections));
    const parts = {
      session,
      connections,
      tree,
      documents,
      files,
      access,
      pages,
      answers,
      plans,
      exposure,
      names,
      state,
    };
    this.own(new PostureCommands(parts, log));
    this.own(
      session.onDidChangeSettings(() => {
        connections.cancelAll();
        state.set('ready');
        tree.describe();
      }),
    );
    this.own(
      session.onDidChangeAccounts(() => {
        if (state.current === 'signed-out') {
          state.set('ready');
        }
        if (this.#shown) {
          runInBackground(log, 'read workspaces after a sign-in', () => connections.refreshSignedOut());
        }
      }),
    );
    // Nothing is read before somebody looks at the view.
    const show = (): void => {
      if (tree.view.visible && !this.#shown) {
        this.#shown = true;
        runInBackground(log, 'show the workspaces', () => this.#firstShow());
      }
    };
    this.own(tree.view.onDidChangeVisibility(show));
    show();
  }

  /** Reads what was connected before, silently; shows the sample where the settings ask for it. */
  async #firstShow(): Promise<void> {
    const waiting = this.connections.all.filter(({ state }) => state.is === 'waiting');
    if (
      this.connections.all.length === 0 &&
      vscode.workspace.getConfiguration('amlGuard').get('posture.showSample') === true
    ) {
      await this.connections.openSample();
    }
    await Promise.all(waiting.map(({ key }) => this.connections.refresh(key, false)));
  }
}
