import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { extensionPath } from '../../snapshot/places.js';
import { countOf, someOf } from '../evidence-words.js';
import { chainOf, gather } from '../inventory/associated-resources.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { builtInPolicy } from './built-in-policies.js';

export const policyNotMet = defineCheck({
  id: 'policy-not-met',
  summary: 'workspace, or a resource of it, that does not meet an assigned policy',
  group: 'logging',
  serves: 'audit-policy',
  severity: 'high',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Your own organization has written down what it wants, and Azure says that it is not so. Either the resource or the ' +
    'rule has to change; a report that nobody reads protects nothing.',
  passes:
    'No policy state of the workspace, its storage account, key vault or container registry has complianceState ' +
    'NonCompliant. Where no policy has judged them, the check does not apply.',
  breaks: 'It depends on the policy; see the check of the same property.',
  repair: 'decide',
  needs: ['Microsoft.PolicyInsights/policyStates/queryResults/action'],
  peers: ['Cloud Custodian policy-compliant'],
  references: ['https://learn.microsoft.com/azure/governance/policy/how-to/get-compliance-data'],
  judge({ subject: workspace, view }) {
    const { found, unread } = gather(chainOf(workspace), ({ title, id }) =>
      view.list(extensionPath(id, 'policyStates')).map((state) => ({
        title,
        definition: state.text('policyDefinitionId') ?? '',
        met: !state.is('complianceState', 'NonCompliant'),
      })),
    );
    const open = found.filter(({ met }) => !met);
    if (open.length > 0) {
      const said = open.map(({ title, definition }) => `${title}: ${nameOf(definition)}`);
      return fail(`${countOf(open.length, 'policy', 'policies')} not met: ${someOf([...new Set(said)])}`);
    }
    if (unread !== undefined) {
      throw unread;
    }
    return found.length === 0
      ? notApplicable('No policy has judged the workspace and its resources')
      : pass(`${countOf(found.length, 'policy state')}, none of them NonCompliant`);
  },
  fix: ({ subject: workspace }) =>
    advise('See what each policy asks for, then change the resource, or write an exemption with an end', [
      `az policy state list --resource ${shellWord(workspace.id)} --filter "complianceState eq 'NonCompliant'" --output table`,
    ]),
});

function nameOf(definition: string): string {
  return builtInPolicy(definition)?.about ?? definition.split('/').at(-1) ?? 'a policy';
}
