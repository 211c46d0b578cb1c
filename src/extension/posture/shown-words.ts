import * as vscode from 'vscode';
import type { Severity } from '../../core/findings/finding.js';
import type { CheckGroup } from '../../posture/checks/define-check.js';
import type { VerdictWord } from '../../posture/checks/verdict.js';

/**
 * The words of the posture view for what reports, SARIF and the terminal call by fixed English names. What the checks
 * say themselves stays English everywhere, so that it can be found again and compared.
 */

export const verdictTexts: Readonly<Record<VerdictWord, string>> = {
  fail: vscode.l10n.t('fails'),
  unknown: vscode.l10n.t('unknown'),
  pass: vscode.l10n.t('passes'),
  'not-applicable': vscode.l10n.t('does not apply'),
};

export const severityTexts: Readonly<Record<Severity, string>> = {
  critical: vscode.l10n.t({ message: 'critical', comment: 'severity' }),
  high: vscode.l10n.t({ message: 'high', comment: 'severity' }),
  medium: vscode.l10n.t({ message: 'medium', comment: 'severity' }),
  low: vscode.l10n.t({ message: 'low', comment: 'severity' }),
  info: vscode.l10n.t({ message: 'info', comment: 'severity' }),
};

export const groupTexts: Readonly<Record<CheckGroup, string>> = {
  network: vscode.l10n.t('Network'),
  identity: vscode.l10n.t('Identity and access'),
  encryption: vscode.l10n.t('Encryption'),
  logging: vscode.l10n.t('Logging and audit'),
  compute: vscode.l10n.t('Compute'),
  'supply-chain': vscode.l10n.t('Supply chain'),
  pipelines: vscode.l10n.t('Pipelines'),
};

/** The words for a resource's type that people use; the last part of a type that has none. */
export function typeWords(type: string): string {
  return resourceTexts[type] ?? type.split('/').at(-1) ?? vscode.l10n.t('resource');
}

const resourceTexts: Readonly<Record<string, string>> = {
  'microsoft.machinelearningservices/workspaces': vscode.l10n.t('workspace'),
  'microsoft.machinelearningservices/workspaces/computes': vscode.l10n.t('compute target'),
  'microsoft.machinelearningservices/workspaces/outboundrules': vscode.l10n.t('outbound rule'),
  'microsoft.machinelearningservices/workspaces/onlineendpoints': vscode.l10n.t('online endpoint'),
  'microsoft.machinelearningservices/workspaces/onlineendpoints/deployments': vscode.l10n.t('deployment'),
  'microsoft.machinelearningservices/workspaces/batchendpoints': vscode.l10n.t('batch endpoint'),
  'microsoft.machinelearningservices/workspaces/serverlessendpoints': vscode.l10n.t('serverless endpoint'),
  'microsoft.machinelearningservices/workspaces/datastores': vscode.l10n.t('datastore'),
  'microsoft.machinelearningservices/workspaces/connections': vscode.l10n.t('connection'),
  'microsoft.machinelearningservices/registries': vscode.l10n.t('Azure ML registry'),
  'microsoft.storage/storageaccounts': vscode.l10n.t('storage account'),
  'microsoft.keyvault/vaults': vscode.l10n.t('key vault'),
  'microsoft.containerregistry/registries': vscode.l10n.t('container registry'),
  // Names of products are not translated.
  'microsoft.insights/components': 'Application Insights',
  'microsoft.operationalinsights/workspaces': 'Log Analytics',
  'microsoft.documentdb/databaseaccounts': 'Cosmos DB',
  'microsoft.search/searchservices': 'AI Search',
  'microsoft.containerservice/managedclusters': vscode.l10n.t('AKS cluster'),
  'microsoft.containerinstance/containergroups': vscode.l10n.t('container group'),
  'microsoft.network/virtualnetworks/subnets': vscode.l10n.t('subnet'),
  'azure-devops/organizations': vscode.l10n.t('organization'),
  'azure-devops/projects': vscode.l10n.t('project'),
  'azure-devops/repositories': vscode.l10n.t('repository'),
  'azure-devops/service-connections': vscode.l10n.t('service connection'),
  'azure-devops/variable-groups': vscode.l10n.t('variable group'),
  'azure-devops/agent-pools': vscode.l10n.t('agent pool'),
  'azure-devops/environments': vscode.l10n.t('environment'),
  'azure-devops/pipelines': vscode.l10n.t('pipeline'),
  'github/repositories': vscode.l10n.t('repository'),
  'github/environments': vscode.l10n.t('environment'),
};
