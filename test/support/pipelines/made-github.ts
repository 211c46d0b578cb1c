import type { components } from '@octokit/openapi-types';
import {
  branchProtectionPath,
  branchRulesPath,
  repositoryAddress,
  repositoryPart,
} from '../../../src/posture/pipelines/github-addresses.js';
import type { GitHubPlace } from '../../../src/posture/pipelines/places.js';
import { canary } from './canary.js';
import type { Wire } from './wire.js';

type Schemas = components['schemas'];
type Schema<Name extends keyof Schemas> = Wire<Schemas[Name]>;

/** A made-up repository on GitHub in good order; the shapes are those of GitHub's own description of its API. */
export const gitHubPlaceMade: GitHubPlace = {
  kind: 'github',
  host: 'github.com',
  owner: 'contoso',
  repository: 'churn',
};

export const repository = repositoryAddress(gitHubPlaceMade);

/** The paths of readings that tests change. */
export const gitHubPaths = {
  repository,
  dependencyAlerts: repositoryPart(repository, 'dependencyAlerts'),
  codeScanning: repositoryPart(repository, 'codeScanning'),
  codeAnalyses: repositoryPart(repository, 'codeAnalyses'),
  actions: repositoryPart(repository, 'actions'),
  workflowToken: repositoryPart(repository, 'workflowToken'),
  forkApproval: repositoryPart(repository, 'forkApproval'),
  environments: repositoryPart(repository, 'environments'),
  secrets: repositoryPart(repository, 'secrets'),
  subject: repositoryPart(repository, 'subject'),
  deployKeys: repositoryPart(repository, 'deployKeys'),
  outsiders: repositoryPart(repository, 'outsiders'),
  runners: repositoryPart(repository, 'runners'),
  rules: branchRulesPath(repository, 'main'),
  protection: branchProtectionPath(repository, 'main'),
} as const;

const someone = { login: 'canary-person', id: 1, email: canary.mail, name: canary.person };

/** What GitHub answers, by where the reading stands; a number is a status without a body. */
export function madeGitHub(): Readonly<Record<string, unknown>> {
  return {
    [gitHubPaths.repository]: {
      id: 1,
      name: 'churn',
      full_name: 'contoso/churn',
      private: true,
      visibility: 'private',
      default_branch: 'main',
      archived: false,
      owner: { ...someone, type: 'Organization' },
      permissions: { admin: true, pull: true, push: true },
      temp_clone_token: canary.secret,
      security_and_analysis: {
        secret_scanning: { status: 'enabled' },
        secret_scanning_push_protection: { status: 'enabled' },
      },
    } satisfies Schema<'full-repository'>,
    [gitHubPaths.dependencyAlerts]: 204,
    [gitHubPaths.codeScanning]: {
      state: 'configured',
      languages: ['python'],
      query_suite: 'default',
    } satisfies Schema<'code-scanning-default-setup'>,
    [gitHubPaths.codeAnalyses]: [
      { ref: 'refs/heads/main', created_at: '2026-11-20T10:00:00Z', tool: { name: 'CodeQL' }, id: 61 },
    ] satisfies Schema<'code-scanning-analysis'>[],
    [gitHubPaths.actions]: {
      enabled: true,
      allowed_actions: 'selected',
      sha_pinning_required: false,
    } satisfies Schema<'actions-repository-permissions'>,
    [gitHubPaths.workflowToken]: {
      default_workflow_permissions: 'read',
      can_approve_pull_request_reviews: false,
    } satisfies Schema<'actions-get-default-workflow-permissions'>,
    [gitHubPaths.forkApproval]: {
      approval_policy: 'all_external_contributors',
    } satisfies Schema<'actions-fork-pr-contributor-approval'>,
    [gitHubPaths.environments]: {
      total_count: 2,
      environments: [
        {
          id: 71,
          name: 'production',
          protection_rules: [
            {
              id: 1,
              type: 'required_reviewers',
              prevent_self_review: true,
              reviewers: [{ type: 'User', reviewer: someone }],
            },
            { id: 2, type: 'branch_policy' },
          ],
          deployment_branch_policy: { protected_branches: true, custom_branch_policies: false },
        },
        { id: 72, name: 'dev', protection_rules: [], deployment_branch_policy: null },
      ] satisfies Schema<'environment'>[],
    },
    [gitHubPaths.secrets]: {
      total_count: 2,
      secrets: [
        { name: 'AZURE_CLIENT_ID', created_at: '2026-01-05T10:00:00Z', updated_at: '2026-01-05T10:00:00Z' },
        { name: 'PYPI_INDEX', created_at: '2026-01-05T10:00:00Z', updated_at: '2026-01-05T10:00:00Z' },
      ] satisfies Schema<'actions-secret'>[],
    },
    [gitHubPaths.subject]: { use_default: true } satisfies Schema<'oidc-custom-sub-repo'>,
    [gitHubPaths.deployKeys]: [
      {
        id: 81,
        key: `ssh-ed25519 ${canary.value}`,
        title: 'mirror',
        verified: true,
        read_only: true,
        added_by: someone.login,
      },
    ] satisfies Schema<'deploy-key'>[],
    [gitHubPaths.outsiders]: [
      { ...someone, permissions: { admin: false, pull: true, push: true }, role_name: 'write' },
    ] satisfies Schema<'collaborator'>[],
    [gitHubPaths.runners]: { total_count: 0, runners: [] },
    [gitHubPaths.rules]: [
      { type: 'pull_request', ruleset_id: 1, parameters: { required_approving_review_count: 1 } },
      { type: 'non_fast_forward', ruleset_id: 1 },
    ],
    // https://docs.github.com/rest/branches/branch-protection#get-branch-protection
    [gitHubPaths.protection]: { status: 404, message: 'Branch not protected' },
  };
}
