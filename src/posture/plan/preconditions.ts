import type { Judged } from '../checks/define-check.js';

/** Something that has to be so before a repair, or work stops. */
export type Precondition =
  /** Other checks show it: none of them may fail, wherever in the workspace. */
  | { readonly is: 'checks'; readonly text: string; readonly checks: readonly [string, ...string[]] }
  /** The resource itself shows it. `look` throws Unread or Gone where nothing is known. */
  | { readonly is: 'read'; readonly text: string; readonly look: (judged: Judged) => boolean }
  /** Only people can say it. */
  | { readonly is: 'ask'; readonly text: string };

const ask = (text: string): Precondition => ({ is: 'ask', text });
const first = (text: string, ...checks: readonly [string, ...string[]]): Precondition => ({
  is: 'checks',
  text,
  checks,
});
const read = (text: string, look: (judged: Judged) => boolean): Precondition => ({ is: 'read', text, look });

const isPremium = ({ subject }: Judged): boolean => subject.is('sku.name', 'Premium');
const premium = read('The registry is of the tier Premium', isPremium);
const admitted = ask('Somebody who may permit it is at hand when pipelines that are not admitted wait');
const callersKnown = ask('Each caller has an identity with a role that lets it score');
const privatePath = first(
  'The workspace has a private endpoint, and its names resolve to it (both zones: api.azureml.ms and notebooks.azure.net)',
  'workspace-without-private-endpoint',
  'workspace-endpoint-without-dns-zone',
);
const zoneOf = (zone: string): Precondition => ask(`The zone ${zone} is linked to each network that uses it`);
const wayOut = ask('The subnet has a way out that is watched, such as a firewall or a NAT gateway');

/**
 * What repairs need first, by the id of the check that fails. Each is a fact of the service that the check's `breaks`
 * tells in words; the pages behind it stand among the references of the check.
 */
export const preconditions: Readonly<Record<string, readonly [Precondition, ...Precondition[]]>> = {
  'workspace-answers-publicly': [privatePath, ask('Studio, SDK and build agents come from inside the network')],
  'workspace-with-legacy-public-access': [privatePath],
  'workspace-without-private-endpoint': [
    ask('The zones privatelink.api.azureml.ms and privatelink.notebooks.azure.net can be linked to the network'),
  ],
  'online-endpoint-answers-publicly': [privatePath],
  'deployment-reaches-internet': [ask('What the scoring code fetches while it runs has an outbound rule')],
  'managed-network-open-to-internet': [
    ask('The hosts that jobs download from have an outbound rule each (packages, base images, public models)'),
    first('The associated resources have private endpoints out', 'associated-resource-without-outbound-endpoint'),
  ],
  'workspace-without-managed-network': [
    first('Tools outside come through a private endpoint', 'workspace-without-private-endpoint'),
  ],
  'compute-outside-network': [
    first('There is a network to be in', 'workspace-without-managed-network', 'managed-network-not-provisioned'),
  ],
  'compute-with-public-address': [
    first('There is a network to be in', 'workspace-without-managed-network', 'managed-network-not-provisioned'),
  ],
  'serverless-compute-outside-network': [wayOut],
  'subnet-with-default-outbound': [wayOut],
  'subnet-without-security-group': [ask('The outbound rules that Azure ML needs are in the security group')],
  'subnet-without-endpoint-policy': [ask('The policy names every storage account that jobs read')],
  'storage-account-answers-publicly': [
    first('Blobs and files are reached by private endpoints', 'storage-account-without-private-path'),
    first('The workspace can pass the firewall', 'storage-firewall-shuts-workspace-out'),
  ],
  'storage-account-without-firewall': [
    first('Blobs and files are reached by private endpoints', 'storage-account-without-private-path'),
    ask('Each subnet and address that still needs the account has a rule'),
  ],
  'storage-account-without-private-path': [
    zoneOf('privatelink.blob.core.windows.net'),
    zoneOf('privatelink.file.core.windows.net'),
  ],
  'storage-firewall-trusts-any-service': [
    ask('Each other service that comes in by the exception has a rule of its own'),
  ],
  'storage-account-with-shared-keys': [
    first('The datastores of the workspace sign in with identities', 'system-datastores-with-account-key'),
    first('No datastore holds a key or a shared link', 'datastore-with-stored-credential'),
    first('Clusters have an identity to read data with', 'cluster-without-managed-identity'),
    ask('People who use the data have data roles on the account'),
  ],
  'system-datastores-with-account-key': [
    ask(
      'Everybody who uses the default datastores has Storage Blob Data Contributor and Storage File Data Privileged Contributor',
    ),
    first('Clusters have an identity to read data with', 'cluster-without-managed-identity'),
  ],
  'datastore-with-stored-credential': [
    first('Clusters have an identity to read data with', 'cluster-without-managed-identity'),
    ask('People and computes that use it have Storage Blob Data Reader or Contributor'),
  ],
  'datastore-without-service-identity': [
    ask(
      'The identity of the workspace has Storage Blob Data Reader, and Reader on the private endpoints of the storage',
    ),
  ],
  'storage-account-with-microsoft-key': [
    first('The vault of the key keeps what is deleted', 'key-vault-can-be-purged'),
    ask('Somebody answers for the life of the key'),
  ],
  'key-vault-answers-publicly': [
    first('The vault is reached by a private path', 'key-vault-without-private-path'),
    first('Trusted services pass its firewall', 'key-vault-firewall-shuts-services-out'),
  ],
  'key-vault-without-private-path': [zoneOf('privatelink.vaultcore.azure.net')],
  'key-vault-without-role-authorization': [
    ask(
      'The identity of the workspace has a role on the vault such as Key Vault Administrator, and people have theirs',
    ),
  ],
  'container-registry-answers-publicly': [
    premium,
    first('Images are built on a cluster of the workspace', 'no-compute-builds-images'),
    first('The registry is reached by a private endpoint', 'container-registry-without-private-endpoint'),
    ask('Agents that push come from inside the network'),
  ],
  'container-registry-without-private-endpoint': [premium, zoneOf('privatelink.azurecr.io')],
  'container-registry-without-data-endpoints': [premium, ask('Firewalls of clients let the new addresses pass')],
  'container-images-can-be-exported': [
    premium,
    first('The registry answers privately alone', 'container-registry-answers-publicly'),
  ],
  'container-registry-with-admin-user': [
    first('Pulls go by identity', 'container-registry-pull-without-identity'),
    ask('Nothing is deployed to Container Instances with the password'),
  ],
  'container-registry-takes-management-tokens': [
    ask('No service signs in with such a token; try it where nothing depends on it'),
  ],
  'container-registry-keeps-untagged-images': [premium, ask('Images that are named by digest are locked')],
  'workspace-identity-rules-resource-group': [
    first('The workspace has an identity of its own with the narrow roles', 'workspace-without-own-identity'),
  ],
  'workspace-without-own-identity': [ask('The identity has its roles on storage, vault and registry')],
  'online-endpoint-with-keys': [callersKnown],
  'batch-endpoint-with-keys': [callersKnown],
  'serverless-endpoint-with-keys': [callersKnown],
  'secret-in-deployment-environment': [ask('The identity of the endpoint may read the vault')],
  'connection-with-stored-secret': [
    ask('The identities that use it have a role on the target, and the target knows identities'),
  ],
  'connection-shared-with-everybody': [ask('Projects and people that use it have a connection of their own')],
  'application-insights-answers-publicly': [
    first('There is a private link scope of Azure Monitor', 'application-insights-outside-private-link'),
  ],
  'log-analytics-answers-publicly': [
    first('There is a private link scope of Azure Monitor', 'application-insights-outside-private-link'),
  ],
  'application-insights-outside-private-link': [
    ask('The access mode begins as Open, so that names of Azure Monitor go on resolving'),
  ],
  'application-insights-with-keys': [
    ask('What sends has an identity with Monitoring Metrics Publisher; try it in a workspace for tests'),
  ],
  'container-group-subnet-not-delegated': [ask('The subnet is empty, or holds container groups alone')],
  'kubernetes-api-answers-publicly': [ask('People and tools reach the API from inside, or by a range that is named')],
  'kubernetes-with-local-accounts': [ask('Sign-in by Entra is on, with a group of administrators')],
  'kubernetes-without-azure-roles': [ask('People have an Azure Kubernetes Service role for what they do')],
  'agent-pool-open-to-all-pipelines': [admitted],
  'service-connection-open-to-all-pipelines': [admitted],
  'variable-group-open-to-all-pipelines': [admitted],
  'job-token-reaches-all-repositories': [ask('Scripts clone no repository that their pipeline does not name')],
  'job-token-reaches-other-projects': [ask('Pipelines that read from other projects have a service connection for it')],
  'pipeline-variables-set-by-anybody': [ask('Variables that are set at queue time are marked as settable')],
  'pipeline-with-secret-variable': [ask('The pipeline takes the secret from Key Vault')],
  'variable-group-with-secrets': [ask('The secrets are in the vault, and the service connection may read them')],
  'any-action-can-run': [ask('The actions that workflows use are on the list')],
  'deploy-key-can-write': [ask('What pushes with the key has another way, such as a GitHub App')],
  'github-secret-signs-in-to-azure': [ask('Workflows sign in with azure/login and a federated credential')],
  'oidc-subject-says-too-little': [ask('Federated credentials are changed to the new subject at the same time')],
  'own-runner-of-public-repository': [ask('Workflows that need the runner are moved to a private repository')],
  'workflow-approves-pull-requests': [ask('No workflow creates or approves pull requests with its own token')],
  'workflow-token-can-write': [ask('Workflows that write say so by permissions')],
  'ml-registry-answers-publicly': [ask('Workspaces and people have a private endpoint to the registry')],
};
