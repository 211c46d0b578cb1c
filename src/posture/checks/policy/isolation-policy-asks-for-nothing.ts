import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import type { Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import { someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { definitionOf, effectiveAssignments } from './assigned-policies.js';

const isolation = '6ddb1705-c8cf-450e-aa4b-19ad6703c440';

export const isolationPolicyAsksForNothing = defineCheck({
  id: 'isolation-policy-asks-for-nothing',
  summary: 'policy on the managed network that wants the network to be open',
  group: 'logging',
  serves: 'audit-policy',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'The built-in policy on the managed network compares with a parameter whose default is Disabled. Assigned as it is, ' +
    'it reports every isolated workspace and is content with every open one.',
  passes:
    'Each assignment of the definition 6ddb1705 sets isolationMode to AllowOnlyApprovedOutbound or AllowInternetOutbound. ' +
    'Without an assignment of it the check does not apply; initiatives are not looked into.',
  breaks: 'Nothing; workspaces that are open are reported from then on.',
  repair: 'in-place',
  needs: ['Microsoft.Authorization/policyAssignments/read'],
  peers: ['Azure Policy 6ddb1705'],
  otherwise: 'The policy itself passes an open workspace when it is assigned with its default.',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/policy-reference',
    'https://learn.microsoft.com/azure/machine-learning/how-to-managed-network',
  ],
  judge({ view }) {
    const assignments = isolationAssignments(view);
    if (assignments.length === 0) {
      return notApplicable('The policy on the managed network is not assigned by itself');
    }
    const inverted = assignments.filter(asksForNothing).map(({ name }) => name);
    return inverted.length === 0
      ? pass('Each assignment asks for an isolated network')
      : fail(`isolationMode is Disabled or not set, which means Disabled, in ${someOf(inverted)}`);
  },
  fix: ({ view }) =>
    advise(
      'Set the parameter to the mode that you want',
      isolationAssignments(view)
        .filter(asksForNothing)
        .map(
          ({ name, id }) =>
            `az policy assignment update --name ${shellWord(name)} --scope ${shellWord(id.replace(/\/providers\/Microsoft\.Authorization\/policyAssignments\/[^/]+$/i, ''))} --params '{"isolationMode":{"value":"AllowOnlyApprovedOutbound"}}'`,
        ),
    ),
});

function isolationAssignments(view: SnapshotView): readonly Resource[] {
  return effectiveAssignments(view).filter((assignment) => definitionOf(assignment).toLowerCase().endsWith(isolation));
}

function asksForNothing(assignment: Resource): boolean {
  return !/^allow/i.test(assignment.text('properties.parameters.isolationMode.value') ?? '');
}
