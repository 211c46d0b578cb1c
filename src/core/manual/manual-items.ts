import type { Recommendation } from '../rules/recommendations.js';

/** One thing that no file and no reading can show: people look, decide, and say what they found. */
export interface ManualItem {
  /** Kebab-case; differs from the ids of all rules and checks. Never reused. */
  readonly id: string;
  /** What should be so: a sentence without a full stop. */
  readonly title: string;
  readonly serves: Recommendation;
  /** What to look at and what to write down: one or two plain sentences. */
  readonly how: string;
  /** After how many months it should be looked at again. */
  readonly everyMonths: number;
  readonly reference: string;
}

/**
 * What the security article on Azure Machine Learning asks of people, and what it asks of systems that a workspace's
 * reading does not reach.
 */
export const manualItems: readonly ManualItem[] = [
  {
    id: 'threat-model-reviewed',
    title: 'What can go wrong is written down and was looked at',
    serves: 'threat-response',
    how: 'Answer the checklist that "aml-guard threats" writes, with the people who know the data and the callers. Name the page and who was there.',
    everyMonths: 12,
    reference: 'https://learn.microsoft.com/security/engineering/threat-modeling-aiml',
  },
  {
    id: 'incident-plan-tried',
    title: 'There is a plan for a model that was compromised, and it was tried',
    serves: 'threat-response',
    how: 'Take a model out of service and put the one before in its place, as the plan says, and revoke what it could reach. Name the plan and the day of the trial.',
    everyMonths: 12,
    reference: 'https://learn.microsoft.com/security/benchmark/azure/mcsb-v2-incident-response',
  },
  {
    id: 'poisoning-reviewed',
    title: 'Who can change training data is known, and changes would be noticed',
    serves: 'threat-poisoning',
    how: 'Look at who may write to the data, what of it comes from outside, and how odd records are found before training.',
    everyMonths: 12,
    reference: 'https://learn.microsoft.com/security/engineering/failure-modes-in-machine-learning',
  },
  {
    id: 'tampering-reviewed',
    title: 'Who can change a model, its code and its packages is known, and two people look',
    serves: 'threat-tampering',
    how: 'Follow one model of production back to its job, code, packages and data, and look at who could have changed each.',
    everyMonths: 12,
    reference: 'https://learn.microsoft.com/security/engineering/failure-modes-in-machine-learning',
  },
  {
    id: 'data-folders-by-groups',
    title: 'Access lists of data folders name groups instead of single users',
    serves: 'identity-data-access',
    how: 'List the access lists of each container of Data Lake Storage and of its first folders ("az storage fs access show"), and look for entries of single users.',
    everyMonths: 6,
    reference: 'https://learn.microsoft.com/azure/storage/blobs/data-lake-storage-access-control-model',
  },
  {
    id: 'pipeline-project-closed',
    title: 'The project of the pipelines is seen only by those who work on it',
    serves: 'pipeline-project-access',
    how: 'Look at the visibility of the Azure DevOps project or GitHub repository, and at who may read, change and administer it at organisation, project and repository.',
    everyMonths: 6,
    reference: 'https://learn.microsoft.com/azure/devops/organizations/security/about-permissions',
  },
  {
    id: 'pipeline-secrets-in-vault',
    title: 'Pipelines take their secrets from Key Vault',
    serves: 'pipeline-secrets-in-key-vault',
    how: 'Look at the secret variables of pipelines and variable groups, and at the secrets of repositories and environments: each should be linked to a vault or be gone.',
    everyMonths: 6,
    reference: 'https://learn.microsoft.com/azure/devops/pipelines/library/link-variable-groups-to-key-vaults',
  },
  {
    id: 'pipeline-scans-run',
    title: 'Code and images are scanned in the pipeline, and somebody looks at what is found',
    serves: 'pipeline-security-scanning',
    how: 'Open the last runs: the scanning step was there, it did not fail silently, and its findings have owners.',
    everyMonths: 6,
    reference: 'https://learn.microsoft.com/azure/defender-for-cloud/azure-devops-extension',
  },
];

/** The item of an id. */
export function findManualItem(id: string): ManualItem | undefined {
  return manualItems.find((item) => item.id === id);
}
