import { publicGitHub, type GitHubPlace } from './places.js';

/**
 * Where the API of a GitHub answers: the public one, or that of a GitHub Enterprise Server.
 *
 * Source: <https://docs.github.com/enterprise-server/rest/quickstart>.
 */
export function gitHubApi(host: string): string {
  return host === publicGitHub ? 'https://api.github.com' : `https://${host}/api/v3`;
}

/** The address of a repository, below which everything of it stands. */
export function repositoryAddress({ host, owner, repository }: GitHubPlace): string {
  return `${gitHubApi(host)}/repos/${owner}/${repository}`;
}

/**
 * What is asked of a repository, below its address.
 *
 * Source: <https://docs.github.com/rest>.
 */
export const repositoryParts = {
  dependencyAlerts: 'vulnerability-alerts',
  codeScanning: 'code-scanning/default-setup',
  codeAnalyses: 'code-scanning/analyses',
  actions: 'actions/permissions',
  workflowToken: 'actions/permissions/workflow',
  forkApproval: 'actions/permissions/fork-pr-contributor-approval',
  environments: 'environments',
  secrets: 'actions/secrets',
  subject: 'actions/oidc/customization/sub',
  deployKeys: 'keys',
  outsiders: 'collaborators',
  runners: 'actions/runners',
} as const;

export function repositoryPart(repository: string, part: keyof typeof repositoryParts): string {
  return `${repository}/${repositoryParts[part]}`;
}

/** The rules of rulesets that are in force on a branch. */
export function branchRulesPath(repository: string, branch: string): string {
  return `${repository}/rules/branches/${branch}`;
}

/** Classic protection of a branch. */
export function branchProtectionPath(repository: string, branch: string): string {
  return `${repository}/branches/${branch}/protection`;
}
