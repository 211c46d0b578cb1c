import { setProperties } from '../../fixes/remedy.js';
import { updateRegistry } from '../associated/az.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { exposureOfRegistry, readRegistry } from './registry.js';

export const containerRegistryFirewallShutsServicesOut = defineCheck({
  id: 'container-registry-firewall-shuts-services-out',
  summary: 'closed container registry that does not let trusted services of Azure through',
  group: 'network',
  serves: 'network-registry',
  severity: 'medium',
  since: '0.1.0',
  on: 'container-registry',
  why:
    'Azure ML and the scanner of Defender reach a closed registry only by the exception for trusted services. Without ' +
    'it deployments fail, and images are no longer scanned without anybody noticing.',
  passes:
    'networkRuleBypassOptions is AzureServices while the network is closed. Absent means AzureServices. A registry that ' +
    'is open, or behind a network security perimeter, is not asked.',
  breaks: 'Nothing; the services still need a role.',
  repair: 'in-place',
  needs: [readRegistry],
  peers: ['cloudsploit acrTrustedServiceEnabled'],
  references: ['https://learn.microsoft.com/azure/container-registry/allow-access-trusted-services'],
  judge({ subject: registry }) {
    const exposure = exposureOfRegistry(registry);
    if (exposure.is === 'open' || exposure.is === 'perimeter') {
      return notApplicable(`The exception of the firewall does not decide: ${exposure.because}`);
    }
    const bypass = registry.text('properties.networkRuleBypassOptions') ?? 'AzureServices';
    return bypass.toLowerCase() === 'azureservices'
      ? pass('networkRuleBypassOptions lets in trusted Azure services')
      : fail(`networkRuleBypassOptions is ${bypass}, and ${exposure.because}`);
  },
  fix: ({ subject: registry }) =>
    setProperties(
      registry.id,
      { networkRuleBypassOptions: 'AzureServices' },
      'Let trusted services of Azure pass the firewall of the registry',
      [updateRegistry(registry, '--allow-trusted-services true')],
    ),
});
