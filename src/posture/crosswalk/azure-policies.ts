import type { McsbControl } from '../../core/crosswalk/mcsb-controls.js';

/** A built-in definition of Azure Policy. */
export interface AzurePolicy {
  readonly id: string;
  /** As Azure shows it. */
  readonly title: string;
  /** The controls that the initiative assigns it to; empty where the initiative does not have it. */
  readonly controls: readonly McsbControl[];
}

/**
 * The definitions that checks name as peers.
 *
 * Source: <https://github.com/Azure/azure-policy>, `built-in-policies`: ids and names as the definitions have them, and
 * the controls as the groups of the initiative "Microsoft cloud security benchmark" (`AzureSecurityCenter.json`,
 * version 57.56.0) say, which still carry the older name `Azure_Security_Benchmark_v3.0`.
 */
export const azurePolicies: readonly AzurePolicy[] = [
  { id: '044985bb-afe1-42cd-8a36-9d5d42424537', title: 'Storage account keys should not be expired', controls: [] },
  {
    id: '090c7b07-b4ed-4561-ad20-e9075f3ccaff',
    title:
      'Azure registry container images should have vulnerabilities resolved (powered by Microsoft Defender Vulnerability Management)',
    controls: ['DS-6', 'PV-6'],
  },
  {
    id: '0aa61e00-0a01-4a3c-9945-e93cffedf0e6',
    title: 'Azure Container Instance container group should use customer-managed key for encryption',
    controls: [],
  },
  {
    id: '0b60c0b2-2dc2-4e1c-b5c9-abbed971de53',
    title: 'Key vaults should have deletion protection enabled',
    controls: ['DP-8'],
  },
  {
    id: '0fdf0491-d080-4575-b627-ad0e843cba0f',
    title: 'Public network access should be disabled for Container registries',
    controls: [],
  },
  {
    id: '12d4fa5e-1f9f-4c21-97a9-b99b3c6611b5',
    title: 'Azure Key Vault should use RBAC permission model',
    controls: ['PA-7'],
  },
  {
    id: '12e5dd16-d201-47ff-849b-8454061c293d',
    title: '[Preview]: Azure Machine Learning Deployments should only use approved Registry Models',
    controls: [],
  },
  {
    id: '19539b54-c61e-4196-9a38-67598701be90',
    title:
      '[Preview]: Azure Machine Learning Model Registry Deployments are restricted except for the allowed Registry',
    controls: [],
  },
  {
    id: '199d5677-e4d9-4264-9465-efe1839c06bd',
    title: 'Application Insights components should block non-Azure Active Directory based ingestion.',
    controls: [],
  },
  {
    id: '1bc02227-0cb6-4e11-8f53-eb0b22eab7e8',
    title: 'Application Insights components should block log ingestion and querying from public networks',
    controls: [],
  },
  {
    id: '1c988dd6-ade4-430f-a608-2a3e5b0a6d38',
    title: 'Microsoft Defender for Containers should be enabled',
    controls: ['IR-3', 'IR-5', 'LT-1', 'LT-2'],
  },
  {
    id: '1e66c121-a66a-4b1f-9b83-0fd99bf0fc2d',
    title: 'Key vaults should have soft delete enabled',
    controls: ['DP-8'],
  },
  {
    id: '1f905d99-2ab7-462c-a6b0-f709acca6c8f',
    title: 'Azure Cosmos DB accounts should use customer-managed keys to encrypt data at rest',
    controls: ['DP-5'],
  },
  {
    id: '2a1a9cdf-e04d-429a-8416-3bfb72a1b26f',
    title: 'Storage accounts should restrict network access using virtual network rules',
    controls: ['NS-2'],
  },
  {
    id: '315c965f-c0d7-4397-86d3-c05a0981437a',
    title:
      'Enable logging by category group for microsoft.machinelearningservices/workspaces/onlineendpoints to Storage',
    controls: [],
  },
  {
    id: '34c877ad-507e-4c82-993e-3452a6e0ad3c',
    title: 'Storage accounts should restrict network access',
    controls: ['NS-2'],
  },
  {
    id: '405c5871-3e91-4644-8a63-58e19d68ff5b',
    title: 'Azure Key Vault should disable public network access',
    controls: [],
  },
  {
    id: '40cec1dd-a100-4920-b15b-3024fe8901ab',
    title: '[Deprecated]: Azure Machine Learning workspaces should use private link',
    controls: [],
  },
  {
    id: '41425d9f-d1a5-499a-9932-f8ed8453932c',
    title: 'Temp disks and cache for agent node pools in Azure Kubernetes Service clusters should be encrypted at host',
    controls: [],
  },
  {
    id: '42781ec6-6127-4c30-bdfa-fb423a0047d3',
    title: 'Container registries should have ARM audience token authentication disabled.',
    controls: [],
  },
  {
    id: '438c38d2-3772-465a-a9cc-7a6666a275ce',
    title: 'Azure Machine Learning Workspaces should disable public network access',
    controls: ['NS-2'],
  },
  {
    id: '45e05259-1eb5-4f70-9574-baf73e9d219b',
    title: 'Azure Machine Learning workspaces should use private link',
    controls: ['NS-2'],
  },
  {
    id: '4733ea7b-a883-42fe-8cac-97454c2a9e4a',
    title: 'Storage accounts should have infrastructure encryption',
    controls: [],
  },
  {
    id: '4f11b553-d42e-4e3a-89be-32ca364cad4c',
    title: 'A maximum of 3 owners should be designated for your subscription',
    controls: ['PA-1'],
  },
  {
    id: '4fa4b6c0-31ca-4c0d-b10d-24b96f62a751',
    title: 'Storage account public access should be disallowed',
    controls: ['NS-2'],
  },
  {
    id: '524b0254-c285-4903-bee6-bb8126cde579',
    title: 'Container registries should have exports disabled',
    controls: [],
  },
  {
    id: '55615ac9-af46-4a59-874e-391cc3dfb490',
    title: 'Azure Key Vault should have firewall enabled or public network access disabled',
    controls: ['DP-8', 'NS-2'],
  },
  {
    id: '5853517a-63de-11ea-bc55-0242ac130003',
    title: '[Preview]: Configure allowed registries for specified Azure Machine Learning computes',
    controls: [],
  },
  {
    id: '59759c62-9a22-4cdf-ae64-074495983fef',
    title: 'Configure diagnostic settings for Storage Accounts to Log Analytics workspace',
    controls: [],
  },
  {
    id: '5b9159ae-1701-4a6f-9a7a-aa9c8ddd0580',
    title: 'Container registries should be encrypted with a customer-managed key',
    controls: ['DP-5'],
  },
  {
    id: '5cfb9e8a-2f13-40bd-a527-c89bc596d299',
    title:
      'Enable logging by category group for microsoft.machinelearningservices/workspaces/onlineendpoints to Log Analytics',
    controls: [],
  },
  {
    id: '5f0c7d88-c7de-45b8-ac49-db49e72eaa78',
    title: 'Azure Machine Learning workspaces should use user-assigned managed identity',
    controls: [],
  },
  {
    id: '679ddf89-ab8f-48a5-9029-e76054077449',
    title: 'Azure Machine Learning Compute Instance should have idle shutdown.',
    controls: [],
  },
  {
    id: '6a6f7384-63de-11ea-bc55-0242ac130003',
    title: '[Preview]: Configure code signing for training code for specified Azure Machine Learning computes',
    controls: [],
  },
  {
    id: '6c53d030-cc64-46f0-906d-2bc061cd1334',
    title: 'Log Analytics workspaces should block log ingestion and querying from public networks',
    controls: [],
  },
  {
    id: '6ddb1705-c8cf-450e-aa4b-19ad6703c440',
    title: 'Azure Machine Learning and Ai Studio should use Allow Only Approved Outbound Managed Vnet mode',
    controls: [],
  },
  { id: '6edd7eda-6dd8-40f7-810d-67160c639cd9', title: 'Storage accounts should use private link', controls: ['NS-2'] },
  {
    id: '6fac406b-40ca-413b-bf8e-0bf964659c25',
    title: 'Storage accounts should use customer-managed key for encryption',
    controls: ['DP-5'],
  },
  {
    id: '77eeea86-7e81-4a7d-9067-de844d096752',
    title: '[Preview]: Configure allowed Python packages for specified Azure Machine Learning computes',
    controls: [],
  },
  {
    id: '7804b5c7-01dc-4723-969b-ae300cc07ff1',
    title: 'Azure Machine Learning Computes should be in a virtual network',
    controls: ['NS-2'],
  },
  {
    id: '7838fd83-5cbb-4b5d-888c-bfa240972597',
    title: 'Configure Azure Machine Learning workspaces with private endpoints',
    controls: [],
  },
  {
    id: '7aa1c9d5-3d7e-4579-8117-d85e99211757',
    title: 'Storage SAS tokens should adhere to 7 day maximum validity',
    controls: [],
  },
  {
    id: '7d7be79c-23ba-4033-84dd-45e2a5ccdd67',
    title:
      'Both operating systems and data disks in Azure Kubernetes Service clusters should be encrypted by customer-managed keys',
    controls: [],
  },
  {
    id: '7f40cee6-e933-4d0f-a782-b96615e0f4a6',
    title: 'Azure Machine Learning workspaces should be encrypted with the use of a customer-managed key',
    controls: [],
  },
  {
    id: '8af8f826-edcb-4178-b35f-851ea6fea615',
    title: 'Azure Container Instance container group should deploy into a virtual network',
    controls: [],
  },
  {
    id: '8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54',
    title: 'Storage accounts should prevent shared key access',
    controls: ['IM-1'],
  },
  {
    id: '90c90eda-bfe7-4c67-bf26-410420ed1047',
    title:
      'Enable logging by category group for Azure Machine Learning (microsoft.machinelearningservices/workspaces) to Log Analytics',
    controls: [],
  },
  {
    id: '92a89a79-6c52-4a7e-a03f-61306fc49312',
    title: 'Storage accounts should prevent cross tenant object replication',
    controls: [],
  },
  {
    id: '993c2fcd-2b29-49d2-9eb0-df2c3a730c32',
    title: 'Azure Kubernetes Service Clusters should have local authentication methods disabled',
    controls: [],
  },
  {
    id: '9f2dea28-e834-476c-99c5-3507b4728395',
    title: 'Container registries should have anonymous authentication disabled.',
    controls: [],
  },
  {
    id: 'a06d0189-92e8-4dba-b0c4-08d7669fce7d',
    title: 'Configure storage accounts to disable public network access',
    controls: [],
  },
  {
    id: 'a1840de2-8088-4ea8-b153-b4c723e9cb01',
    title: 'Azure Kubernetes Service clusters should have Defender profile enabled',
    controls: ['LT-1', 'LT-2'],
  },
  { id: 'a451c1ef-c6ca-483d-87ed-f49761e3ffb5', title: 'Audit usage of custom RBAC roles', controls: ['PA-7'] },
  {
    id: 'a6abeaec-4d90-4a02-805f-6b26c4d3fbe9',
    title: 'Azure Key Vaults should use private link',
    controls: ['DP-8', 'NS-2'],
  },
  {
    id: 'a6f9a2d0-cff7-4855-83ad-4cd750666512',
    title: 'Configure Azure Machine Learning Computes to disable local authentication methods',
    controls: [],
  },
  {
    id: 'afe0c3be-ba3b-4544-ba52-0c99672a8ad6',
    title: 'Resource logs in Azure Machine Learning Workspaces should be enabled',
    controls: ['LT-3'],
  },
  {
    id: 'b2982f36-99f2-4db5-8eff-283140c09693',
    title: 'Storage accounts should disable public network access',
    controls: [],
  },
  {
    id: 'b4fe1a3b-0715-4c6c-a5ea-ffc33cf823cb',
    title: 'Configure diagnostic settings for Blob Services to Log Analytics workspace',
    controls: [],
  },
  {
    id: 'ba769a63-b8cc-4b2d-abf6-ac33c7204be8',
    title: 'Azure Machine Learning workspaces should be encrypted with a customer-managed key',
    controls: ['DP-5'],
  },
  {
    id: 'bc1b984e-ddae-40cc-801a-050a030e4fbe',
    title: 'Storage accounts should have shared access signature (SAS) policies configured',
    controls: [],
  },
  {
    id: 'bd560fc0-3c69-498a-ae9f-aa8eb7de0e13',
    title: 'Container registries should have SKUs that support Private Links',
    controls: [],
  },
  {
    id: 'c2c0c6d8-007b-4a48-8d9b-3539bddd8e87',
    title: 'Microsoft Defender for AI Services should be enabled',
    controls: [],
  },
  {
    id: 'c9d007d0-c057-4772-b18c-01e546713bcd',
    title: 'Storage accounts should allow access from trusted Microsoft services',
    controls: [],
  },
  {
    id: 'cc789f91-3e63-4cfb-86f4-87565055f269',
    title:
      'Enable logging by category group for microsoft.machinelearningservices/workspaces/onlineendpoints to Event Hub',
    controls: [],
  },
  {
    id: 'cf820ca0-f99e-4f3e-84fb-66e913812d21',
    title: 'Resource logs in Key Vault should be enabled',
    controls: ['DP-8', 'LT-3'],
  },
  {
    id: 'd0793b48-0edc-4296-a390-4c75d1bdfd71',
    title: 'Container registries should not allow unrestricted network access',
    controls: ['NS-2'],
  },
  {
    id: 'dc921057-6b28-4fbe-9b83-f7bec05db6c2',
    title: 'Container registries should have local admin account disabled.',
    controls: [],
  },
  {
    id: 'e413671a-dd10-4cc1-a943-45b598596cb7',
    title:
      'Azure Machine Learning workspaces should enable V1LegacyMode to support network isolation backward compatibility',
    controls: [],
  },
  {
    id: 'e8eef0a8-67cf-4eb4-9386-14b0e78733d4',
    title: 'Container registries should use private link',
    controls: ['NS-2'],
  },
  {
    id: 'e96a9a5f-07ca-471b-9bc5-6a0f33cbd68f',
    title: 'Azure Machine Learning Computes should have local authentication methods disabled',
    controls: ['IM-1'],
  },
  {
    id: 'ee40564d-486e-4f68-a5ca-7a621edae0fb',
    title: 'Configure Azure Machine Learning workspace to use private DNS zones',
    controls: [],
  },
  {
    id: 'f110a506-2dcb-422e-bcea-d533fc8c35e2',
    title: 'Azure Machine Learning compute instances should be recreated to get the latest software updates',
    controls: ['PV-2'],
  },
  {
    id: 'f59276f0-5740-4aaf-821d-45d185aa210e',
    title: 'Configure diagnostic settings for Azure Machine Learning Workspaces to Log Analytics workspace',
    controls: [],
  },
];
