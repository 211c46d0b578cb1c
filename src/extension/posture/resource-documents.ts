import * as vscode from 'vscode';
import { azureDevOps, projectPath } from '../../posture/pipelines/azure-devops-addresses.js';
import { lastPart } from '../../posture/pipelines/azure-devops-things.js';
import { readingKey } from '../../posture/snapshot/snapshot.js';
import { Owner } from '../infrastructure/disposable.js';
import { judgedOf, type Connections } from './connections.js';

export const resourceScheme = 'aml-guard-resource';

/** What Azure answered about a resource, as read-only JSON documents. */
export class ResourceDocuments extends Owner {
  readonly #changed = this.own(new vscode.EventEmitter<vscode.Uri>());

  constructor(private readonly connections: Connections) {
    super();
    this.own(
      connections.onDidChange(() => {
        this.#update();
      }),
    );
    this.own(
      vscode.workspace.registerTextDocumentContentProvider(resourceScheme, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: (uri) => this.#textOf(uri),
      }),
    );
  }

  /** Opens a resource of a connection as JSON. */
  async show(connection: string, resource: string): Promise<void> {
    const name = resource.split('/').at(-1) ?? 'resource';
    const uri = vscode.Uri.from({
      scheme: resourceScheme,
      path: `/${name}.json`,
      query: JSON.stringify({ connection, resource }),
    });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  /** Open documents show what is known after a refresh. */
  #update(): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === resourceScheme && !this.connections.isReading) {
        this.#changed.fire(uri);
      }
    }
  }

  #textOf(uri: vscode.Uri): string {
    const { connection, resource } = JSON.parse(uri.query) as {
      readonly connection: string;
      readonly resource: string;
    };
    const found = this.connections.find(connection);
    const snapshot = found === undefined ? undefined : judgedOf(found)?.snapshot;
    if (snapshot === undefined) {
      return JSON.stringify({ note: vscode.l10n.t('The workspace is not shown any more') }, undefined, 2);
    }
    const key = readingKey(isProject(resource) ? projectPath(resource) : resource);
    const own = snapshot.readings[key];
    const value =
      own?.is === 'read' ? own.body : (elementOf(snapshot.readings, key) ?? own ?? { note: vscode.l10n.t('not read') });
    return JSON.stringify(value, undefined, 2);
  }
}

/** A resource that was read as a part of a list. */
function elementOf(
  readings: Readonly<Record<string, { readonly is: string; readonly body?: unknown }>>,
  key: string,
): unknown {
  const list = readings[key.slice(0, key.lastIndexOf('/'))];
  const value = (list?.body as { readonly value?: unknown } | undefined)?.value;
  return Array.isArray(value)
    ? value.find(
        (entry: unknown) => typeof entry === 'object' && entry !== null && 'id' in entry && isId(entry.id, key),
      )
    : undefined;
}

/** Azure's elements name their whole id, those of other services the last part of the address alone. */
function isId(id: unknown, key: string): boolean {
  return (typeof id === 'string' || typeof id === 'number') && [key, lastPart(key)].includes(String(id).toLowerCase());
}

/** What was read of a project of Azure DevOps stands below its organization. */
function isProject(resource: string): boolean {
  return resource.startsWith(`${azureDevOps}/`) && resource.split('/').length === 5;
}
