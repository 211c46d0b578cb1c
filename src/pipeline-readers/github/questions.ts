import {
  branchProtectionPath,
  branchRulesPath,
  gitHubApi,
  repositoryAddress,
  repositoryPart,
  type repositoryParts,
} from '../../posture/pipelines/github-addresses.js';
import type { GitHubPlace } from '../../posture/pipelines/places.js';
import type { SnapshotView } from '../../posture/snapshot/snapshot-view.js';
import { slashInName } from '../answers.js';
import { isRecord, keepEach, keepElements, keepFields } from '../keep-fields.js';
import { textAt } from '../known-answers.js';
import type { Question } from '../question.js';

const status = { status: true } as const;

/**
 * What is asked of a repository on GitHub. The permissions are those of fine-grained tokens:
 * <https://docs.github.com/rest/authentication/permissions-required-for-fine-grained-personal-access-tokens>.
 */
export function gitHubQuestions(place: GitHubPlace, view: SnapshotView): readonly Question[] {
  const repository = repositoryAddress(place);
  const prefix = gitHubApi(place.host).length;
  const question = (key: string, rest: Omit<Question, 'key' | 'path'>): Question => ({
    key,
    path: key.slice(prefix),
    ...rest,
  });
  const part = (name: keyof typeof repositoryParts, rest: Omit<Question, 'key' | 'path'>): Question =>
    question(repositoryPart(repository, name), rest);
  const branch = textAt(view, repository, 'default_branch');
  return [
    question(repository, { shape: 'object', permission: 'GitHub metadata', keep: keepRepository }),
    part('dependencyAlerts', {
      shape: 'switch',
      permission: administration,
      // https://docs.github.com/rest/repos/repos#check-if-vulnerability-alerts-are-enabled-for-a-repository
      absent: /vulnerability alerts are disabled/i,
      keep: keepFields({ enabled: true }),
    }),
    part('codeScanning', { shape: 'object', permission: administration, keep: keepFields({ state: true }) }),
    part('codeAnalyses', {
      shape: 'list',
      query: { per_page: '100' },
      permission: 'GitHub security_events',
      absent: /no analysis found/i,
      keep: keepElements({ created_at: true, tool: { name: true } }),
    }),
    part('actions', {
      shape: 'object',
      permission: administration,
      keep: keepFields({ enabled: true, allowed_actions: true, sha_pinning_required: true }),
    }),
    part('workflowToken', {
      shape: 'object',
      permission: administration,
      keep: keepFields({ default_workflow_permissions: true, can_approve_pull_request_reviews: true }),
    }),
    part('forkApproval', { shape: 'object', permission: administration, keep: keepFields({ approval_policy: true }) }),
    part('environments', {
      shape: 'list',
      query: { per_page: '100' },
      permission: 'GitHub actions',
      keep: keepEnvironments,
    }),
    part('secrets', {
      shape: 'list',
      query: { per_page: '30' },
      permission: 'GitHub secrets',
      keep: keepElements({ name: true }),
    }),
    part('subject', {
      shape: 'object',
      permission: 'GitHub actions',
      keep: keepFields({ use_default: true, include_claim_keys: true }),
    }),
    part('deployKeys', {
      shape: 'list',
      query: { per_page: '100' },
      permission: administration,
      keep: keepElements({ id: true, title: true, read_only: true }),
    }),
    part('outsiders', {
      shape: 'list',
      query: { per_page: '100', affiliation: 'outside' },
      permission: 'GitHub metadata',
      // Who they are is not kept.
      keep: keepElements({ permissions: { admin: true } }),
    }),
    part('runners', {
      shape: 'list',
      query: { per_page: '100' },
      permission: administration,
      keep: keepElements({ id: true, name: true }),
    }),
    ...(branch === undefined ? [] : branchQuestions(repository, branch, question)),
  ];
}

const administration = 'GitHub administration';

function branchQuestions(
  repository: string,
  branch: string,
  question: (key: string, rest: Omit<Question, 'key' | 'path'>) => Question,
): readonly Question[] {
  // One part of the address, whatever is in the name.
  const named = branch.replaceAll('/', slashInName);
  return [
    {
      ...question(branchRulesPath(repository, named), {
        shape: 'list',
        query: { per_page: '100' },
        permission: 'GitHub metadata',
        keep: keepElements({ type: true, parameters: { required_approving_review_count: true } }),
      }),
      key: branchRulesPath(repository, branch),
    },
    {
      ...question(branchProtectionPath(repository, named), {
        shape: 'object',
        permission: administration,
        // https://docs.github.com/rest/branches/branch-protection#get-branch-protection
        absent: /branch not protected/i,
        keep: keepFields({
          required_pull_request_reviews: { required_approving_review_count: true },
          allow_force_pushes: { enabled: true },
        }),
      }),
      key: branchProtectionPath(repository, branch),
    },
  ];
}

const keepRepository = keepFields({
  name: true,
  visibility: true,
  default_branch: true,
  archived: true,
  owner: { type: true },
  permissions: { admin: true },
  security_and_analysis: { secret_scanning: status, secret_scanning_push_protection: status },
});

/** Environments with the kinds of their rules; of the reviewers stays how many there are. */
const keepEnvironments = keepEach((environment) => {
  const rules = isRecord(environment) ? environment['protection_rules'] : undefined;
  return {
    ...(keepFields({
      id: true,
      name: true,
      deployment_branch_policy: { protected_branches: true, custom_branch_policies: true },
    })(environment) as object),
    protection_rules: Array.isArray(rules)
      ? rules.filter(isRecord).map((rule) => ({
          ...(keepFields({ type: true, prevent_self_review: true })(rule) as object),
          ...(Array.isArray(rule['reviewers']) ? { reviewerCount: rule['reviewers'].length } : {}),
        }))
      : [],
  };
});
