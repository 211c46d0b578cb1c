import { ids, principals, tenant } from './made-workspace.js';

type Body = Readonly<Record<string, unknown>>;

/** A compute instance in good order, with other settings (`properties.properties`) or other parts of its body. */
export function computeInstance(settings: Body = {}, body: Body = {}, properties: Body = {}): Body {
  return {
    id: `${ids.workspace}/computes/ci-ada`,
    name: 'ci-ada',
    type: 'Microsoft.MachineLearningServices/workspaces/computes',
    location: 'westeurope',
    ...body,
    properties: {
      computeType: 'ComputeInstance',
      provisioningState: 'Succeeded',
      disableLocalAuth: true,
      ...properties,
      properties: {
        vmSize: 'STANDARD_DS3_V2',
        applicationSharingPolicy: 'Personal',
        computeInstanceAuthorizationType: 'personal',
        personalComputeInstanceSettings: { assignedUser: { objectId: principals.person, tenantId: tenant } },
        createdBy: { userId: principals.person, userOrgId: tenant },
        sshSettings: { sshPublicAccess: 'Disabled', adminUserName: 'azureuser' },
        enableNodePublicIp: false,
        idleTimeBeforeShutdown: 'PT1H',
        osImageMetadata: {
          currentImageVersion: '26.11.10',
          latestImageVersion: '26.11.10',
          isLatestOsImageVersion: true,
        },
        state: 'Running',
        ...settings,
      },
    },
  };
}

/** A cluster in good order, with other settings or other parts of its body. */
export function computeCluster(settings: Body = {}, body: Body = {}, properties: Body = {}): Body {
  return {
    id: `${ids.workspace}/computes/gpu-cluster`,
    name: 'gpu-cluster',
    type: 'Microsoft.MachineLearningServices/workspaces/computes',
    location: 'westeurope',
    identity: { type: 'SystemAssigned', principalId: principals.cluster, tenantId: tenant },
    ...body,
    properties: {
      computeType: 'AmlCompute',
      provisioningState: 'Succeeded',
      disableLocalAuth: true,
      ...properties,
      properties: {
        vmSize: 'STANDARD_NC6S_V3',
        vmPriority: 'Dedicated',
        remoteLoginPortPublicAccess: 'Disabled',
        enableNodePublicIp: false,
        scaleSettings: { minNodeCount: 0, maxNodeCount: 2 },
        subnet: { id: ids.computeSubnet },
        ...settings,
      },
    },
  };
}
