/**
 * Azure Policy's built-in definitions for Azure Machine Learning, by id, with what each is about.
 *
 * Source of the ids: <https://learn.microsoft.com/azure/machine-learning/policy-reference>.
 */
export const builtInPolicies = {
  '438c38d2-3772-465a-a9cc-7a6666a275ce': { topic: 'public access', about: 'workspaces not public' },
  'a10ee784-7409-4941-b091-663697637c0f': { topic: 'public access', about: 'workspaces made private' },
  '45e05259-1eb5-4f70-9574-baf73e9d219b': { topic: 'private link', about: 'workspaces with a private endpoint' },
  '7838fd83-5cbb-4b5d-888c-bfa240972597': { topic: 'private link', about: 'private endpoints set up' },
  '40cec1dd-a100-4920-b15b-3024fe8901ab': { topic: 'private link', about: 'workspaces with private link (retired)' },
  'ee40564d-486e-4f68-a5ca-7a621edae0fb': { topic: 'other', about: 'private DNS zones set up' },
  'afe0c3be-ba3b-4544-ba52-0c99672a8ad6': { topic: 'resource logs', about: 'workspaces with logs' },
  'f59276f0-5740-4aaf-821d-45d185aa210e': { topic: 'resource logs', about: 'logs sent to Log Analytics' },
  '90c90eda-bfe7-4c67-bf26-410420ed1047': { topic: 'resource logs', about: 'log groups sent to Log Analytics' },
  'ae48c709-d2b4-4fad-8c5c-838524130aa4': { topic: 'resource logs', about: 'log groups sent to Event Hubs' },
  'a8de4d0a-d637-4684-b70e-6df73b74d117': { topic: 'resource logs', about: 'log groups sent to storage' },
  '6ddb1705-c8cf-450e-aa4b-19ad6703c440': { topic: 'managed network', about: 'isolation of the managed network' },
  'ba769a63-b8cc-4b2d-abf6-ac33c7204be8': { topic: 'other', about: 'workspaces with a key of the customer' },
  '7f40cee6-e933-4d0f-a782-b96615e0f4a6': { topic: 'other', about: 'workspaces with a key of the customer, 2' },
  'e413671a-dd10-4cc1-a943-45b598596cb7': { topic: 'other', about: 'the older isolation mode on' },
  '5f0c7d88-c7de-45b8-ac49-db49e72eaa78': { topic: 'other', about: 'workspaces with a user-assigned identity' },
  '7804b5c7-01dc-4723-969b-ae300cc07ff1': { topic: 'other', about: 'computes in a virtual network' },
  'e96a9a5f-07ca-471b-9bc5-6a0f33cbd68f': { topic: 'other', about: 'computes without local sign-in' },
  'a6f9a2d0-cff7-4855-83ad-4cd750666512': { topic: 'other', about: 'local sign-in switched off' },
  'f110a506-2dcb-422e-bcea-d533fc8c35e2': { topic: 'other', about: 'compute instances up to date' },
  '679ddf89-ab8f-48a5-9029-e76054077449': { topic: 'other', about: 'compute instances that shut down when idle' },
  '12e5dd16-d201-47ff-849b-8454061c293d': { topic: 'jobs and models', about: 'approved registry models' },
  '19539b54-c61e-4196-9a38-67598701be90': { topic: 'jobs and models', about: 'models of allowed registries' },
  '5853517a-63de-11ea-bc55-0242ac130003': { topic: 'jobs and models', about: 'allowed image registries' },
  '6a6f7384-63de-11ea-bc55-0242ac130003': { topic: 'jobs and models', about: 'signed training code' },
  '77eeea86-7e81-4a7d-9067-de844d096752': { topic: 'jobs and models', about: 'allowed Python packages' },
  '53c70b02-63dd-11ea-bc55-0242ac130003': { topic: 'jobs and models', about: 'allowed module authors' },
  '1d413020-63de-11ea-bc55-0242ac130003': { topic: 'jobs and models', about: 'log filters' },
  '3948394e-63de-11ea-bc55-0242ac130003': { topic: 'jobs and models', about: 'approval before a job runs' },
} as const satisfies Readonly<Record<string, { readonly topic: string; readonly about: string }>>;

/** What a policy is about, as far as checks tell them apart. */
export type PolicyTopic = (typeof builtInPolicies)[keyof typeof builtInPolicies]['topic'];

/** What a definition is about; `undefined` for one that is not in the table. `id`: as in an answer. */
export function builtInPolicy(
  id: string,
): { readonly id: string; readonly topic: PolicyTopic; readonly about: string } | undefined {
  const key = id.split('/').at(-1)?.toLowerCase() ?? '';
  return Object.hasOwn(builtInPolicies, key)
    ? { id: key, ...builtInPolicies[key as keyof typeof builtInPolicies] }
    : undefined;
}
