import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { resourceGroupId, parseResourceId } from '../../resource-id.js';
import { extensionPath } from '../../snapshot/places.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { definitionOf, effectiveAssignments } from './assigned-policies.js';
import { builtInPolicies, builtInPolicy, type PolicyTopic } from './built-in-policies.js';

const wanted: readonly PolicyTopic[] = ['public access', 'private link', 'resource logs', 'managed network'];

export const workspaceWithoutPolicies = defineCheck({
  id: 'workspace-without-policies',
  summary: 'workspace whose main switches no Azure Policy watches',
  group: 'logging',
  serves: 'audit-policy',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Somebody switches public access on to try something, and it stays on. A policy reports that the same day or does ' +
    'not allow it, for this workspace and for each that is made later.',
  passes:
    'For each of public access, private link, resource logs and the managed network one of the built-in definitions is ' +
    'assigned on the workspace or above it, by itself or in an initiative that has judged the workspace. Assignments ' +
    'with the effect Disabled or with the workspace in notScopes do not count.',
  breaks: 'Nothing with the effect Audit; Deny refuses changes that people may be used to.',
  repair: 'in-place',
  needs: [
    'Microsoft.Authorization/policyAssignments/read',
    'Microsoft.PolicyInsights/policyStates/queryResults/action',
  ],
  peers: ['cloudsploit policyservice', 'Azure Landing Zones Enforce-Guardrails-MachineLearning'],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-integrate-azure-policy',
    'https://learn.microsoft.com/azure/machine-learning/policy-reference',
  ],
  judge({ view }) {
    const missing = missingTopics(view);
    return missing.length === 0
      ? pass(`Policies are assigned for ${wanted.join(', ')}`)
      : fail(`No policy is assigned for ${missing.join(', ')}`);
  },
  fix: ({ view }) => {
    const workspace = parseResourceId(view.snapshot.workspace);
    const scope = workspace === undefined ? '' : resourceGroupId(workspace);
    return advise(
      'Assign the built-in definitions on the resource group or above it, with the effect Audit first',
      missingTopics(view).map((topic) => {
        const [id = ''] = Object.entries(builtInPolicies).find(([, policy]) => policy.topic === topic) ?? [];
        // The definition's own default asks for a network without isolation.
        const mode = ` --params '{"isolationMode":{"value":"AllowOnlyApprovedOutbound"}}'`;
        return `az policy assignment create --name 'aml-${topic.replaceAll(' ', '-')}' --policy ${id} --scope ${shellWord(scope)}${topic === 'managed network' ? mode : ''}`;
      }),
    );
  },
});

function missingTopics(view: SnapshotView): readonly PolicyTopic[] {
  const topicsOf = (ids: readonly string[]): readonly (PolicyTopic | undefined)[] =>
    ids.map((id) => builtInPolicy(id)?.topic);
  const direct = topicsOf(effectiveAssignments(view).map(definitionOf));
  const missing = wanted.filter((topic) => !direct.includes(topic));
  if (missing.length === 0) {
    return [];
  }
  // What an initiative holds is not in its assignment, but each of its definitions for workspaces leaves a state.
  const states = view.list(extensionPath(view.snapshot.workspace, 'policyStates'));
  const judged = topicsOf(states.map((state) => state.text('policyDefinitionId') ?? ''));
  return missing.filter((topic) => !judged.includes(topic));
}
