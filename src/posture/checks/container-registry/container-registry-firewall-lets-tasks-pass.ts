import { setProperties } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { exposureOfRegistry, readRegistry } from './registry.js';

export const containerRegistryFirewallLetsTasksPass = defineCheck({
  id: 'container-registry-firewall-lets-tasks-pass',
  summary: 'closed container registry whose firewall any registry task may pass',
  group: 'network',
  serves: 'network-registry',
  severity: 'low',
  since: '0.1.0',
  on: 'container-registry',
  why:
    'A registry task runs commands of whoever may change it, on machines outside your network. Let past the firewall, ' +
    'it can pull every image of a registry that looks closed.',
  passes:
    'networkRuleBypassAllowedForTasks is false or absent. Asked only while the network is closed; read since API version ' +
    '2025-11-01.',
  breaks: 'Tasks that build in a closed registry with their own identity; an agent pool in the network replaces it.',
  repair: 'in-place',
  needs: [readRegistry],
  peers: [],
  references: ['https://learn.microsoft.com/azure/container-registry/manage-network-bypass-policy-for-tasks'],
  judge({ subject: registry }) {
    const exposure = exposureOfRegistry(registry);
    if (exposure.is === 'open') {
      return notApplicable(`There is no firewall to pass: ${exposure.because}`);
    }
    return registry.flag('properties.networkRuleBypassAllowedForTasks', { since: '2025-11-01' }) === true
      ? fail('networkRuleBypassAllowedForTasks is true')
      : pass('networkRuleBypassAllowedForTasks is not true');
  },
  fix: ({ subject: registry }) =>
    setProperties(
      registry.id,
      { networkRuleBypassAllowedForTasks: false },
      'Let no task pass the firewall, and build in an agent pool or on a cluster of the workspace',
    ),
});
