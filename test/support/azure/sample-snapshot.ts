import type { Snapshot } from '../../../src/posture/snapshot/snapshot.js';
import { madeSnapshot } from './made-snapshot.js';
import { principals, roleAssignment, roles, ids } from './made-workspace.js';

/**
 * The workspace that ships with the product and is shown where none is connected: made up, and as such workspaces are
 * often found: closed on paper, with some doors that nobody thought of.
 */
export function sampleSnapshot(): Snapshot {
  const snapshot = madeSnapshot({
    workspace: {
      properties: {
        publicNetworkAccess: 'Enabled',
        systemDatastoresAuthMode: 'AccessKey',
        hbiWorkspace: false,
        encryption: null,
        managedNetwork: { isolationMode: 'AllowInternetOutbound', enableNetworkMonitor: false },
      },
    },
    'workspace/computes': [
      {
        id: `${ids.workspace}/computes/cpu-cluster`,
        name: 'cpu-cluster',
        identity: { type: 'None' },
        properties: {
          computeType: 'AmlCompute',
          disableLocalAuth: false,
          provisioningState: 'Succeeded',
          properties: {
            vmSize: 'STANDARD_D4S_V5',
            vmPriority: 'LowPriority',
            enableNodePublicIp: true,
            remoteLoginPortPublicAccess: 'NotSpecified',
            scaleSettings: { minNodeCount: 1, maxNodeCount: 4 },
          },
        },
      },
      {
        id: `${ids.workspace}/computes/ci-maria`,
        name: 'ci-maria',
        properties: {
          computeType: 'ComputeInstance',
          disableLocalAuth: false,
          provisioningState: 'Succeeded',
          properties: {
            vmSize: 'STANDARD_DS3_V2',
            applicationSharingPolicy: 'Shared',
            computeInstanceAuthorizationType: 'personal',
            enableNodePublicIp: true,
            sshSettings: { sshPublicAccess: 'Enabled' },
            osImageMetadata: { isLatestOsImageVersion: false, currentImageVersion: '25.05.07' },
            setupScripts: {
              scripts: {
                creationScript: {
                  scriptSource: 'inline',
                  scriptData: Buffer.from('export PIP_PASSWORD=hunter2-made-up\npip install -r r.txt').toString(
                    'base64',
                  ),
                },
              },
            },
          },
        },
      },
    ],
    'workspace/onlineEndpoints': [
      {
        id: `${ids.workspace}/onlineEndpoints/churn`,
        name: 'churn',
        kind: 'Managed',
        identity: { type: 'SystemAssigned', principalId: principals.endpoint },
        properties: { authMode: 'Key', publicNetworkAccess: 'Enabled', provisioningState: 'Succeeded' },
      },
    ],
    'workspace/datastores': [
      {
        id: `${ids.workspace}/datastores/workspaceblobstore`,
        name: 'workspaceblobstore',
        properties: {
          datastoreType: 'AzureBlob',
          accountName: 'stchurnprod',
          containerName: 'azureml-blobstore-eeeeeeee-1111-2222-3333-444444444444',
          protocol: 'https',
          credentials: { credentialsType: 'AccountKey' },
          serviceDataAccessAuthIdentity: 'None',
        },
      },
    ],
    storage: {
      properties: {
        publicNetworkAccess: 'Enabled',
        networkAcls: { defaultAction: 'Allow', bypass: 'AzureServices', resourceAccessRules: [] },
        allowSharedKeyAccess: true,
        encryption: { keySource: 'Microsoft.Storage', keyvaultproperties: null, requireInfrastructureEncryption: null },
      },
    },
    'storage/managementPolicies/default': 'absent',
    'storage/blobServices/default/providers/Microsoft.Insights/diagnosticSettings': [],
    registry: {
      sku: { name: 'Standard' },
      properties: { adminUserEnabled: true, publicNetworkAccess: 'Enabled', encryption: null },
    },
    vault: { properties: { enablePurgeProtection: null } },
    'workspace/providers/Microsoft.Authorization/roleAssignments': [
      roleAssignment(ids.subscription, principals.owners, roles.owner, 'Group'),
      roleAssignment(ids.group, principals.workspace, roles.contributor),
      roleAssignment(ids.workspace, principals.person, roles.contributor, 'User'),
    ],
    'subscription/providers/Microsoft.Security/pricings': 'forbidden',
  });
  return { ...snapshot, sample: true };
}
