import * as vscode from 'vscode';
import { loadAzure } from '../posture/load-engine.js';
import type { AzureSession } from '../posture/azure-session.js';
import type { FleetOrigin } from './fleet-origin.js';

interface OriginItem extends vscode.QuickPickItem {
  readonly choose?: () => Promise<FleetOrigin | undefined>;
}

/** Asks which workspaces are to be shown; `undefined` when nobody answers. */
export async function pickOrigin(session: AzureSession): Promise<FleetOrigin | undefined> {
  const items: readonly OriginItem[] = [
    { label: vscode.l10n.t('Azure'), kind: vscode.QuickPickItemKind.Separator },
    {
      label: `$(azure) ${vscode.l10n.t('All Workspaces That I Can See')}`,
      choose: () => Promise.resolve({ is: 'azure', scope: {} }),
    },
    { label: `$(key) ${vscode.l10n.t('Workspaces of Subscriptions…')}`, choose: () => pickSubscriptions(session) },
    { label: `$(organization) ${vscode.l10n.t('Workspaces of a Management Group…')}`, choose: askForManagementGroup },
    { label: `$(tag) ${vscode.l10n.t('Workspaces With a Tag…')}`, choose: askForTag },
    { label: vscode.l10n.t('Without Azure'), kind: vscode.QuickPickItemKind.Separator },
    { label: `$(folder-opened) ${vscode.l10n.t('Open a Fleet File…')}`, choose: pickFile },
    { label: `$(beaker) ${vscode.l10n.t('The Sample Fleet')}`, choose: () => Promise.resolve({ is: 'sample' }) },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Show Fleet'),
    placeHolder: vscode.l10n.t('Which workspaces? Reading takes the Reader role and changes nothing'),
  });
  return picked?.choose?.();
}

/** Asks for a fleet file; `undefined` when nobody answers. */
export async function askForFleetFile(title: string): Promise<vscode.Uri | undefined> {
  const files = await vscode.window.showOpenDialog({
    title,
    filters: { [vscode.l10n.t('Fleet')]: ['json'] },
    canSelectMany: false,
  });
  return files?.[0];
}

async function pickFile(): Promise<FleetOrigin | undefined> {
  const file = await askForFleetFile(vscode.l10n.t('Open a Fleet File'));
  return file === undefined ? undefined : { is: 'file', file: file.toString() };
}

async function pickSubscriptions(session: AzureSession): Promise<FleetOrigin | undefined> {
  // Before there is a list: it would close when the sign-in takes the focus.
  await session.signIn();
  const azure = await loadAzure();
  const stop = new AbortController();
  const found = await session.use(true, (client) => azure.findSubscriptions(client, stop.signal));
  if (found.length === 0) {
    throw new Error(vscode.l10n.t('This account sees no Azure subscription'));
  }
  const items = found.map(({ id, name }) => ({ label: name, description: id, id }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Show Fleet'),
    placeHolder: vscode.l10n.t('The workspaces of which subscriptions?'),
    canPickMany: true,
    matchOnDescription: true,
  });
  return picked === undefined || picked.length === 0
    ? undefined
    : { is: 'azure', scope: { subscriptions: picked.map(({ id }) => id) } };
}

/** Ids of management groups: <https://learn.microsoft.com/rest/api/managementgroups/management-groups/create-or-update>. */
const managementGroupForm = /^[\w().-]{1,90}$/u;

async function askForManagementGroup(): Promise<FleetOrigin | undefined> {
  const id = await vscode.window.showInputBox({
    title: vscode.l10n.t('Show Fleet'),
    prompt: vscode.l10n.t('The id of the management group, which need not be its name'),
    validateInput: (text) =>
      text === '' || managementGroupForm.test(text.trim())
        ? undefined
        : vscode.l10n.t('An id has letters, digits and _ - ( ) . only'),
  });
  const group = id?.trim() ?? '';
  return managementGroupForm.test(group) ? { is: 'azure', scope: { managementGroups: [group] } } : undefined;
}

async function askForTag(): Promise<FleetOrigin | undefined> {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Show Fleet'),
    prompt: vscode.l10n.t('A tag as name=value, or its name alone for any value'),
    placeHolder: 'env=prod',
  });
  const tag = text === undefined ? undefined : readTag(text);
  return tag === undefined ? undefined : { is: 'azure', scope: { tags: tag } };
}

/** `env=prod` or `env`; `undefined` where there is no name. */
export function readTag(text: string): Readonly<Record<string, string | undefined>> | undefined {
  const [name = '', ...rest] = text.split('=');
  const value = rest.join('=').trim();
  return name.trim() === '' ? undefined : { [name.trim()]: value === '' ? undefined : value };
}
