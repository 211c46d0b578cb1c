/** One thing that the security article on Azure Machine Learning recommends. */
interface RecommendationText {
  readonly section:
    'Network' | 'Identity and access' | 'Pipelines' | 'Information protection' | 'Logging' | 'Audit' | 'Threats';
  /** In our words, a full sentence without a full stop. */
  readonly text: string;
  /** Where neither a file nor a workspace can show it: what serves it instead. */
  readonly otherwise?: 'checklist' | 'people';
}

/**
 * The recommendations that rules and checks make enforceable, in the article's order.
 *
 * Source: the published article on security considerations for Azure Machine Learning, which sums up
 * <https://learn.microsoft.com/azure/machine-learning/concept-enterprise-security> and the pages behind it.
 */
export const recommendations = {
  'network-private-workspace': {
    section: 'Network',
    text: 'Reach the workspace through a private endpoint, and isolate the network behind it',
  },
  'network-key-vault': {
    section: 'Network',
    text: 'Put Key Vault into the virtual network and let trusted services pass its firewall',
  },
  'network-storage': {
    section: 'Network',
    text: 'Put the storage account into the virtual network and allow encrypted transport only',
  },
  'network-registry': {
    section: 'Network',
    text: 'Put the container registry into the virtual network and delegate the subnet of container instances',
  },
  'network-endpoints': {
    section: 'Network',
    text: 'Secure what serves models: who can reach it, and what it can reach',
  },
  'identity-least-privilege': {
    section: 'Identity and access',
    text: 'Give people and jobs the roles that they need and no more',
  },
  'identity-registry-access': {
    section: 'Identity and access',
    text: 'Pull images with a managed identity, so that no registry password is kept',
  },
  'identity-entra-authentication': {
    section: 'Identity and access',
    text: 'Sign in to data and endpoints with Microsoft Entra instead of keys',
  },
  'identity-data-access': {
    section: 'Identity and access',
    text: 'Give access to data by least roles and scopes, and to folders by groups instead of single users',
  },
  'identity-stage-workspaces': {
    section: 'Identity and access',
    text: 'Keep one workspace for each of dev, test, staging and production',
  },
  'identity-no-secrets': {
    section: 'Identity and access',
    text: 'Avoid secrets; nothing is more secure than none',
  },
  'pipeline-project-access': {
    section: 'Pipelines',
    text: 'Choose who sees the Azure DevOps project, and give permissions and roles to teams',
  },
  'pipeline-secrets-in-key-vault': {
    section: 'Pipelines',
    text: 'Keep the secrets of pipelines in Key Vault instead of in the pipeline',
  },
  'pipeline-security-scanning': {
    section: 'Pipelines',
    text: 'Scan code and images for security problems in the pipeline',
  },
  'vulnerability-scanning': {
    section: 'Information protection',
    text: 'Scan the images of the container registry for known vulnerabilities',
  },
  'encryption-production-compute': {
    section: 'Information protection',
    text: 'Run production training on clusters and production inference on Kubernetes; a compute instance is for dev and test',
  },
  'encryption-high-business-impact': {
    section: 'Information protection',
    text: 'Set hbi_workspace for a workspace with sensitive data',
  },
  'encryption-customer-managed-keys': {
    section: 'Information protection',
    text: 'Encrypt with keys of your own where the data asks for it',
  },
  'logging-environment-variables': {
    section: 'Logging',
    text: 'Keep sensitive data out of environment variables: they are logged, and Microsoft stores them',
  },
  'logging-run-id': { section: 'Logging', text: 'Keep sensitive data out of run ids' },
  'logging-application-logs': { section: 'Logging', text: 'Keep sensitive data out of application logs' },
  'audit-data-lifecycle': {
    section: 'Audit',
    text: 'Delete data after its time by lifecycle rules of the storage account',
  },
  'audit-policy': { section: 'Audit', text: 'Enforce security by Azure Policy' },
  'audit-storage-diagnostics': {
    section: 'Audit',
    text: 'Log who reads and writes the storage account',
  },
  'threat-poisoning': {
    section: 'Threats',
    text: 'Expect that somebody poisons the data that a model learns from',
  },
  'threat-tampering': { section: 'Threats', text: 'Expect that somebody tampers with a model or what it runs on' },
  'threat-response': {
    section: 'Threats',
    text: 'Know what happens when the solution is compromised, mitigate it, and have a plan',
    otherwise: 'checklist',
  },
} as const satisfies Readonly<Record<string, RecommendationText>>;

/** The id of a recommendation. */
export type Recommendation = keyof typeof recommendations;
