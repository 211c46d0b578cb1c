import { advise } from '../../fixes/remedy.js';
import { Unread } from '../../snapshot/reading.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { outboundRuleCommand, workspaceCommand } from '../workspace/workspace-commands.js';

export const outboundRuleNotInForce = defineCheck({
  id: 'outbound-rule-not-in-force',
  summary: 'outbound rule of the managed network that failed or is inactive',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'medium',
  since: '0.1.0',
  on: 'outbound-rule',
  why:
    'A rule that failed is a private endpoint that nobody approved or a host that no job reaches. Jobs break, and the ' +
    'quick way out is to open the network.',
  passes:
    'status is Active, and so is sparkStatus where sparkEnabled is true. While the managed network itself is not ' +
    'provisioned, or the rule is being made or deleted, there is nothing to judge.',
  breaks: 'Nothing.',
  repair: 'in-place',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/outboundRules/read',
    'Microsoft.MachineLearningServices/workspaces/read',
  ],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-managed-network#manage-outbound-rules'],
  judge({ subject: rule, view }) {
    const status = rule.text('properties.status')?.toLowerCase();
    switch (status) {
      case 'active':
        // Only private endpoints have an object as their destination.
        return rule.is('properties.type', 'PrivateEndpoint') &&
          rule.flag('properties.destination.sparkEnabled') === true &&
          rule.is('properties.destination.sparkStatus', 'Failed')
          ? fail('status is Active, but sparkStatus is Failed', 'low')
          : pass('status is Active');
      case 'failed': {
        const error = rule
          .text('properties.errorInformation')
          ?.trim()
          .replace(/(?<!\.)\.+$/, '')
          .slice(0, 200);
        return fail(`status is Failed${error === undefined || error === '' ? '' : `: ${error}`}`);
      }
      case 'inactive':
        return view.workspace.is('properties.managedNetwork.status.status', 'Active')
          ? fail('status is Inactive although the managed network is provisioned')
          : notApplicable('The managed network is not provisioned yet');
      case 'provisioning':
      case 'deleting':
        return notApplicable(`The rule is ${status}`);
      default:
        throw new Unread({ code: 'wrong-shape', message: 'The rule has no status that is known' });
    }
  },
  fix: ({ subject: rule, view }) =>
    advise(
      'Look at what the rule says, approve its private endpoint at the target where it waits there, and let the service provision again',
      [outboundRuleCommand(view.workspace, 'show', rule.name), workspaceCommand(view.workspace, 'provision-network')],
    ),
});
