import type * as vscode from 'vscode';
import { ConfigurationFiles } from '../../src/extension/linting/configuration-files.js';
import { Judge } from '../../src/extension/posture/judge.js';
import type { AzureAccess } from '../../src/extension/posture/azure-session.js';
import type { PipelineReader } from '../../src/extension/pipelines/pipeline-reader.js';
import { Connections } from '../../src/extension/posture/connections.js';
import type { Log } from '../../src/extension/infrastructure/log.js';
import { type PostureTree } from '../../src/extension/posture/posture-tree.js';
import type { PostureNode } from '../../src/extension/posture/tree-nodes.js';
import { reasonOf } from '../../src/azure/failures.js';
import { ids } from '../support/azure/made-workspace.js';
import { AzureDouble, type DoubleOptions } from '../support/azure/azure-double.js';
import { doubleClient, MadeCredential } from '../support/azure/double-client.js';
import { answersOf, renamed } from '../support/azure/made-directory.js';
import { sampleSnapshot } from '../support/azure/sample-snapshot.js';

export const workspace = ids.workspace;
export const otherWorkspace = ids.workspace.replace('mlw-churn-prod', 'mlw-churn-dev');

/** The sample is not opened here. */
const noSample = undefined as unknown as vscode.Uri;

/** A memento that lives as long as the test. */
export class MadeMemento implements vscode.Memento {
  readonly #values = new Map<string, unknown>();

  keys(): readonly string[] {
    return [...this.#values.keys()];
  }

  get<T>(key: string, fallback?: T): T | undefined {
    return (this.#values.get(key) as T | undefined) ?? fallback;
  }

  update(key: string, value: unknown): Promise<void> {
    this.#values.set(key, value);
    return Promise.resolve();
  }
}

/** Keeps what is logged. */
export class MadeLog {
  readonly lines: string[] = [];

  info(message: string): void {
    this.lines.push(message);
  }

  warn(message: string): void {
    this.lines.push(message);
  }

  error(during: string, error: unknown): void {
    this.lines.push(`${during} ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
  }
}

/** The connections as the product has them, with a local Azure in place of the real one. */
export class MadePosture implements vscode.Disposable {
  readonly credential = new MadeCredential();
  readonly #configurations = new ConfigurationFiles();
  readonly judge = new Judge(this.#configurations);
  /** How the product reaches Azure, signed in already. */
  readonly access: AzureAccess & { signIn(): Promise<void> };
  readonly connections: Connections;

  private constructor(
    readonly azure: AzureDouble,
    readonly log: MadeLog,
    readonly memento: MadeMemento,
    pipelines?: PipelineReader,
  ) {
    const client = doubleClient(azure, this.credential);
    this.access = {
      signIn: () => Promise.resolve(),
      use: (_interactive, work) => work(client),
      reasonOf: (error, permission) => Promise.resolve(reasonOf(error, permission, new URL(azure.origin).host)),
    };
    this.connections = new Connections(this.access, this.judge, memento, noSample, log as unknown as Log, pipelines);
  }

  static async start(
    options: Partial<DoubleOptions> = {},
    memento = new MadeMemento(),
    pipelines?: PipelineReader,
  ): Promise<MadePosture> {
    const { answers, faults } = answersOf(sampleSnapshot());
    const all = { ...renamed(answers, 'mlw-churn-prod', 'mlw-churn-dev'), ...answers };
    const azure = await AzureDouble.start({ answers: all, faults, ...options });
    return new MadePosture(azure, new MadeLog(), memento, pipelines);
  }

  dispose(): void {
    this.connections.dispose();
    this.judge.dispose();
    this.#configurations.dispose();
    void this.azure.stop();
  }
}

/** The lines of a tree, indented, as VS Code gets them: label, then description. */
export function linesOf(tree: PostureTree, depth = 2, node?: PostureNode, indent = ''): readonly string[] {
  return tree.getChildren(node).flatMap((child) => {
    const item = tree.getTreeItem(child);
    const line = `${indent}${textOf(item.label)} | ${textOf(item.description)}`;
    return depth <= 1 ? [line] : [line, ...linesOf(tree, depth - 1, child, `${indent}  `)];
  });
}

function textOf(value: string | boolean | vscode.TreeItemLabel | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Every line of a tree. */
export function allNodes(tree: PostureTree, node?: PostureNode): readonly PostureNode[] {
  return tree.getChildren(node).flatMap((child) => [child, ...allNodes(tree, child)]);
}
