import * as vscode from 'vscode';
import { settingsSection } from '../infrastructure/settings.js';
import { readAzureSettings, type AzureSettings } from './azure-settings.js';
import { loadEngine } from './load-engine.js';

type CloudSetting = AzureSettings['cloud'];

/** The cloud and the tenant as the view's title shows them; empty for the public cloud and the account's own tenant. */
export function describeAzure({ cloud, resourceManager, tenant }: AzureSettings): string {
  const host = resourceManager.replace(/^https:\/\//, '').replace(/\/$/, '');
  const titles: Readonly<Record<CloudSetting, string>> = {
    public: '',
    usGovernment: vscode.l10n.t('US Government'),
    china: vscode.l10n.t('China'),
    custom: host === '' ? vscode.l10n.t('custom cloud') : host,
  };
  return [titles[cloud], tenant].filter((part) => part !== '').join(' · ');
}

/** Asks for the cloud, its address where it is one of one's own, and the tenant; writes the answers to the settings. */
export async function chooseAzure(): Promise<void> {
  const now = readAzureSettings();
  const cloud = await askForCloud(now.cloud);
  if (cloud === undefined) {
    return;
  }
  const address = cloud === 'custom' ? await askForAddress(now.resourceManager) : now.resourceManager;
  const tenant = address === undefined ? undefined : await askForTenant(now.tenant);
  if (address === undefined || tenant === undefined) {
    return;
  }
  // The address first: a token is asked for as soon as the cloud is another one.
  await write('azure.resourceManager', address, '');
  await write('azure.tenant', tenant, '');
  await write('azure.cloud', cloud, 'public');
}

async function askForCloud(now: CloudSetting): Promise<CloudSetting | undefined> {
  const { clouds } = await loadEngine();
  const items: readonly (vscode.QuickPickItem & { readonly cloud: CloudSetting })[] = [
    ...(['public', 'usGovernment', 'china'] as const).map((cloud) => ({
      cloud,
      label: clouds[cloud].title,
      description: new URL(clouds[cloud].resourceManager).host,
    })),
    {
      cloud: 'custom',
      label: vscode.l10n.t('Another Cloud…'),
      description: vscode.l10n.t('by the address of its Resource Manager'),
    },
  ];
  // The one that is set comes first, so that Enter leaves it as it is.
  const ordered = [
    ...items
      .filter(({ cloud }) => cloud === now)
      .map((item) => ({ ...item, description: `${item.description ?? ''} · ${vscode.l10n.t('as it is set')}` })),
    ...items.filter(({ cloud }) => cloud !== now),
  ];
  const picked = await vscode.window.showQuickPick(ordered, {
    title: vscode.l10n.t('Choose Cloud and Tenant ({0}/{1})', 1, 2),
    placeHolder: vscode.l10n.t('Which cloud are the workspaces in?'),
  });
  return picked?.cloud;
}

async function askForAddress(now: string): Promise<string | undefined> {
  const { CloudError, customCloud } = await loadEngine();
  const address = await vscode.window.showInputBox({
    title: vscode.l10n.t('Choose Cloud and Tenant ({0}/{1})', 1, 2),
    prompt: vscode.l10n.t('Address of the cloud’s Resource Manager. Your token for this cloud goes there'),
    placeHolder: 'https://management.local.azurestack.external',
    value: now,
    ignoreFocusOut: true,
    validateInput: (text) => {
      try {
        customCloud(text.trim());
        return undefined;
      } catch (error) {
        return error instanceof CloudError ? error.message : String(error);
      }
    },
  });
  return address?.trim();
}

async function askForTenant(now: string): Promise<string | undefined> {
  const tenant = await vscode.window.showInputBox({
    title: vscode.l10n.t('Choose Cloud and Tenant ({0}/{1})', 2, 2),
    prompt: vscode.l10n.t('Id or domain of the Microsoft Entra tenant; leave it empty for the account’s own'),
    placeHolder: 'contoso.onmicrosoft.com',
    value: now,
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^[\w.-]*$/.test(text.trim())
        ? undefined
        : vscode.l10n.t('A tenant is an id or a domain: letters, digits, dots and dashes'),
  });
  return tenant?.trim();
}

async function write(name: string, value: string, usual: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration(settingsSection);
  const isSet = settings.inspect(name)?.globalValue !== undefined;
  if (isSet || value !== usual) {
    await settings.update(name, value === usual ? undefined : value, vscode.ConfigurationTarget.Global);
  }
}
