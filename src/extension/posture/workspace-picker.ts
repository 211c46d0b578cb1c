import * as vscode from 'vscode';
import type { ArmClient } from '../../azure/arm-client.js';
import type { FoundSubscription, FoundWorkspace } from '../../azure/find-workspaces.js';
import { readText } from '../infrastructure/read-text.js';
import { selectedSubscriptions } from './azure-settings.js';
import type { AzureSession } from './azure-session.js';
import { loadAzure, loadEngine } from './load-engine.js';

interface WorkspaceItem extends vscode.QuickPickItem {
  readonly id?: string;
  /** Takes the filter of the Azure Resources extension away, for this time. */
  readonly showsAll?: boolean;
}

/** How finding workspaces ended, when it did not end with one. */
export type PickOutcome =
  | { readonly is: 'picked'; readonly id: string }
  | { readonly is: 'cancelled' }
  /** The account sees no subscription. */
  | { readonly is: 'no-subscription' }
  /** There are subscriptions, but no workspace in them. */
  | { readonly is: 'no-workspace' };

/**
 * Asks which workspace to connect: those that files of the repository name first, then all that the account sees.
 *
 * @throws SignInCancelled when nobody is signed in and the person turns the sign-in down.
 */
export async function pickWorkspace(session: AzureSession): Promise<PickOutcome> {
  // Before there is a list: it would close when the sign-in takes the focus.
  await session.signIn();
  const stop = new AbortController();
  const picker = vscode.window.createQuickPick<WorkspaceItem>();
  picker.title = vscode.l10n.t('Connect a Workspace of Azure Machine Learning');
  picker.placeholder = vscode.l10n.t('Name, resource group or subscription');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  try {
    return await new Promise<PickOutcome>((resolve, reject) => {
      picker.onDidAccept(() => {
        const [item] = picker.selectedItems;
        if (item?.id !== undefined) {
          resolve({ is: 'picked', id: item.id });
        } else if (item?.showsAll === true) {
          show([]);
        }
      });
      picker.onDidHide(() => {
        resolve({ is: 'cancelled' });
      });
      const show = (only: readonly string[]): void => {
        fill(picker, session, only, stop.signal).then((outcome) => {
          if (outcome !== undefined) {
            resolve(outcome);
          }
        }, reject);
      };
      picker.show();
      show(selectedSubscriptions());
    });
  } finally {
    stop.abort();
    picker.dispose();
  }
}

/** @param only ids of subscriptions; empty for all */
async function fill(
  picker: vscode.QuickPick<WorkspaceItem>,
  session: AzureSession,
  only: readonly string[],
  signal: AbortSignal,
): Promise<PickOutcome | undefined> {
  picker.busy = true;
  // A stronger sign-in may be asked for while the list is read, and takes the focus.
  picker.ignoreFocusOut = true;
  const hints = await findHints();
  picker.items = withHead(
    vscode.l10n.t('Named by this repository'),
    hints.map((hint) => itemForHint(hint)),
  );
  const { subscriptions, workspaces } = await session.use(true, (client) => findAll(client, only, signal));
  if (signal.aborted) {
    return undefined;
  }
  picker.busy = false;
  picker.ignoreFocusOut = false;
  if (subscriptions.length === 0 && hints.length === 0) {
    return { is: 'no-subscription' };
  }
  if (workspaces.length === 0 && hints.length === 0 && only.length === 0) {
    return { is: 'no-workspace' };
  }
  const names = new Map(subscriptions.map(({ id, name }) => [id.toLowerCase(), name]));
  const known = new Set(hints.map(({ id }) => id.toLowerCase()));
  if (workspaces.length === 0) {
    picker.placeholder =
      subscriptions.length === 0
        ? vscode.l10n.t('This account sees no subscription')
        : vscode.l10n.t('No workspace was found');
  }
  picker.items = [
    ...withHead(
      vscode.l10n.t('Named by this repository'),
      hints.map((hint) => itemForHint(hint, names)),
    ),
    ...withHead(
      only.length === 0
        ? vscode.l10n.t('In your subscriptions')
        : vscode.l10n.t('In the subscriptions that Azure Resources is set to show'),
      workspaces.filter(({ id }) => !known.has(id.toLowerCase())).map((found) => itemFor(found, names)),
    ),
    ...(only.length === 0 ? [] : [showAllItem]),
  ];
  return undefined;
}

const showAllItem: WorkspaceItem = {
  label: `$(filter) ${vscode.l10n.t('Look in All Subscriptions')}`,
  detail: vscode.l10n.t('The setting {0} leaves some out', 'azureResourceGroups.selectedSubscriptions'),
  alwaysShow: true,
  showsAll: true,
};

async function findAll(
  client: ArmClient,
  only: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly subscriptions: readonly FoundSubscription[]; readonly workspaces: readonly FoundWorkspace[] }> {
  const azure = await loadAzure();
  const subscriptions = await azure.findSubscriptions(client, signal);
  if (subscriptions.length === 0) {
    return { subscriptions, workspaces: [] };
  }
  return { subscriptions, workspaces: await azure.findWorkspaces(client, only, signal) };
}

function itemFor(found: FoundWorkspace, names: ReadonlyMap<string, string>): WorkspaceItem {
  return {
    id: found.id,
    label: found.name,
    description: found.resourceGroup,
    detail: `${names.get(found.subscription.toLowerCase()) ?? found.subscription} · ${found.location}`,
    iconPath: new vscode.ThemeIcon('azure'),
  };
}

function withHead(label: string, items: readonly WorkspaceItem[]): readonly WorkspaceItem[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

interface Hint {
  readonly id: string;
  readonly name: string;
  /** Where it stands, relative to its folder. */
  readonly path: string;
}

function itemForHint({ id, name, path }: Hint, names: ReadonlyMap<string, string> = new Map()): WorkspaceItem {
  const subscription = id.split('/')[2] ?? '';
  return {
    id,
    label: name,
    description: path,
    detail: names.get(subscription.toLowerCase()) ?? subscription,
    iconPath: new vscode.ThemeIcon('file-code'),
  };
}

/** The workspaces that files at the top of the opened folders name; none as long as nobody trusts the folders. */
async function findHints(): Promise<readonly Hint[]> {
  if (!vscode.workspace.isTrusted) {
    return [];
  }
  const { readWorkspaceHint, hintFiles } = await loadEngine();
  const hints = new Map<string, Hint>();
  const [subscription] = selectedSubscriptions();
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    for (const path of hintFiles) {
      const text = await readText(vscode.Uri.joinPath(folder.uri, ...path.split('/'))).catch(() => undefined);
      const hint = text === undefined ? undefined : readWorkspaceHint(path, text, subscription);
      if (hint !== undefined) {
        hints.set(hint.id.toLowerCase(), { ...hint, path });
      }
    }
  }
  return [...hints.values()];
}
