import * as vscode from 'vscode';
import { settingsSection } from '../infrastructure/settings.js';

/** Which Azure is asked, and as whom. All of it is machine-scoped, so that no repository can send a token elsewhere. */
export interface AzureSettings {
  readonly cloud: 'public' | 'usGovernment' | 'china' | 'custom';
  /** Address of Resource Manager of a custom cloud. */
  readonly resourceManager: string;
  /** Id or domain of the tenant; empty: the account's own. */
  readonly tenant: string;
  readonly signIn: 'vscode' | 'azureCli';
  /** Whether preview versions of the API are asked first. */
  readonly previewApi: boolean;
}

/** Reads the settings; a value of the wrong kind counts as not set. */
export function readAzureSettings(): AzureSettings {
  const settings = vscode.workspace.getConfiguration(settingsSection);
  const cloud = settings.inspect('azure.cloud')?.globalValue;
  const known = (['public', 'usGovernment', 'china', 'custom'] as const).find((name) => name === cloud);
  return {
    cloud: known ?? 'public',
    resourceManager: globalText(settings, 'azure.resourceManager'),
    tenant: globalText(settings, 'azure.tenant'),
    signIn: settings.inspect('azure.signIn')?.globalValue === 'azureCli' ? 'azureCli' : 'vscode',
    previewApi: settings.inspect('azure.previewApi')?.globalValue === true,
  };
}

// Only what the person has set for this machine: a value of a workspace is not looked at, whatever the manifest says.
function globalText(settings: vscode.WorkspaceConfiguration, name: string): string {
  const value = settings.inspect(name)?.globalValue;
  return typeof value === 'string' ? value.trim() : '';
}

/** The subscriptions that the Azure Resources extension is set to show; empty when there is no such choice. */
export function selectedSubscriptions(): readonly string[] {
  const selected = vscode.workspace.getConfiguration('azureResourceGroups').get<unknown>('selectedSubscriptions');
  return Array.isArray(selected)
    ? selected.flatMap((entry) => (typeof entry === 'string' ? [entry.split('/').at(-1) ?? ''] : [])).filter(Boolean)
    : [];
}
