import * as vscode from 'vscode';
import type { ArmClient } from '../../azure/arm-client.js';
import type { FoundSubscription, FoundWorkspace } from '../../azure/find-workspaces.js';
import { readText } from '../infrastructure/read-text.js';
import { selectedSubscriptions } from './azure-settings.js';
import type { AzureSession } from './azure-session.js';
import { loadEngine } from './load-engine.js';

interface WorkspaceItem extends vscode.QuickPickItem {
  readonly id?: string;
}

/** How finding workspaces ended, when it did not end with one. */
export type PickOutcome =
  | { readonly is: 'picked'; readonly id: string }
  | { readonly is: 'cancelled' }
  /** The account sees no subscription. */
  | { readonly is: 'no-subscription' }
  /** There are subscriptions, but no workspace in them. */
  | { readonly is: 'no-workspace' };

/** Asks which workspace to connect: those that files of the repository name first, then all that the account sees. */
export async function pickWorkspace(session: AzureSession): Promise<PickOutcome> {
  const stop = new AbortController();
  const picker = vscode.window.createQuickPick<WorkspaceItem>();
  picker.title = 'Connect a Workspace of Azure Machine Learning';
  picker.placeholder = 'Name, resource group or subscription';
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.busy = true;
  try {
    return await new Promise<PickOutcome>((resolve, reject) => {
      picker.onDidAccept(() => {
        const id = picker.selectedItems[0]?.id;
        if (id !== undefined) {
          resolve({ is: 'picked', id });
        }
      });
      picker.onDidHide(() => {
        resolve({ is: 'cancelled' });
      });
      picker.show();
      fill(picker, session, stop.signal).then((outcome) => {
        if (outcome !== undefined) {
          resolve(outcome);
        }
      }, reject);
    });
  } finally {
    stop.abort();
    picker.dispose();
  }
}

async function fill(
  picker: vscode.QuickPick<WorkspaceItem>,
  session: AzureSession,
  signal: AbortSignal,
): Promise<PickOutcome | undefined> {
  const hinted = await findHints();
  picker.items = withHead('Named by this repository', hinted);
  const { subscriptions, workspaces } = await session.use(true, (client) => findAll(client, signal));
  if (signal.aborted) {
    return undefined;
  }
  picker.busy = false;
  if (subscriptions.length === 0 && hinted.length === 0) {
    return { is: 'no-subscription' };
  }
  if (workspaces.length === 0 && hinted.length === 0) {
    return { is: 'no-workspace' };
  }
  const names = new Map(subscriptions.map(({ id, name }) => [id.toLowerCase(), name]));
  const known = new Set(hinted.map(({ id }) => id?.toLowerCase()));
  picker.items = [
    ...withHead('Named by this repository', hinted),
    ...withHead(
      'In your subscriptions',
      workspaces.filter(({ id }) => !known.has(id.toLowerCase())).map((found) => itemFor(found, names)),
    ),
  ];
  return undefined;
}

async function findAll(
  client: ArmClient,
  signal: AbortSignal,
): Promise<{ readonly subscriptions: readonly FoundSubscription[]; readonly workspaces: readonly FoundWorkspace[] }> {
  const engine = await loadEngine();
  const subscriptions = await engine.findSubscriptions(client, signal);
  if (subscriptions.length === 0) {
    return { subscriptions, workspaces: [] };
  }
  const workspaces = await engine.findWorkspaces(client, selectedSubscriptions(), signal);
  return { subscriptions, workspaces };
}

function itemFor(found: FoundWorkspace, names: ReadonlyMap<string, string>): WorkspaceItem {
  return {
    id: found.id,
    label: found.name,
    description: found.resourceGroup,
    detail: `${names.get(found.subscription.toLowerCase()) ?? found.subscription} · ${found.location}`,
    iconPath: new vscode.ThemeIcon('symbol-namespace'),
  };
}

function withHead(label: string, items: readonly WorkspaceItem[]): readonly WorkspaceItem[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

/** The workspaces that files at the top of the opened folders name. */
async function findHints(): Promise<readonly WorkspaceItem[]> {
  const { readWorkspaceHint, hintFiles } = await loadEngine();
  const items = new Map<string, WorkspaceItem>();
  const [subscription] = selectedSubscriptions();
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    for (const path of hintFiles) {
      const text = await readText(vscode.Uri.joinPath(folder.uri, ...path.split('/'))).catch(() => undefined);
      const hint = text === undefined ? undefined : readWorkspaceHint(path, text, subscription);
      if (hint !== undefined) {
        items.set(hint.id.toLowerCase(), {
          id: hint.id,
          label: hint.name,
          description: path,
          detail: hint.id.split('/')[2] ?? '',
          iconPath: new vscode.ThemeIcon('file-code'),
        });
      }
    }
  }
  return [...items.values()];
}
