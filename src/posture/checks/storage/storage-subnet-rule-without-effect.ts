import { advise } from '../../fixes/remedy.js';
import { idKey, parseResourceId } from '../../resource-id.js';
import { exposureOf } from '../associated/exposure.js';
import { hasServiceEndpoint, subnetRules } from '../associated/private-connections.js';
import { defineCheck } from '../define-check.js';
import { subjects } from '../subjects.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { readAccount } from './account.js';
import { storageService } from './storage-service.js';

export const storageSubnetRuleWithoutEffect = defineCheck({
  id: 'storage-subnet-rule-without-effect',
  summary: 'storage firewall whose subnet rules do not fit the compute subnets',
  group: 'network',
  serves: 'network-storage',
  severity: 'medium',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'A rule for a subnet works only while the subnet exists and has the service endpoint. A rule for a subnet that is ' +
    'gone helps nobody, and a compute subnet without one leads people to open the account to all.',
  passes:
    'Each of networkAcls.virtualNetworkRules has the state Succeeded, each compute subnet is among them, and each ' +
    'compute subnet has the service endpoint Microsoft.Storage.',
  breaks: 'Connections that are open while the service endpoint is switched on are cut once.',
  repair: 'in-place',
  needs: [
    readAccount,
    'Microsoft.MachineLearningServices/workspaces/computes/read',
    'Microsoft.Network/virtualNetworks/subnets/read',
  ],
  peers: ['Azure Policy 2a1a9cdf', 'steampipe storage_account_use_virtual_service_endpoint'],
  otherwise: 'The peers want at least one rule; whether it works for the subnets with computes is not looked at.',
  references: [
    'https://learn.microsoft.com/azure/storage/common/storage-network-security',
    'https://learn.microsoft.com/azure/virtual-network/virtual-network-service-endpoints-overview',
  ],
  judge({ subject: account, view }) {
    const exposure = exposureOf(account);
    if (exposure.is !== 'firewall') {
      return notApplicable(`Rules for subnets do not decide: ${exposure.because}`);
    }
    const allowed = subnetRules(account).map(idKey);
    if (allowed.length === 0) {
      return notApplicable('The firewall has no rule for a subnet');
    }
    const broken = account
      .list('properties.networkAcls.virtualNetworkRules')
      .filter((rule) => !/^(?:succeeded|provisioning)$/i.test(rule.text('state') ?? 'Succeeded'));
    if (broken.length > 0) {
      const states = broken.map((rule) => `${nameOf(rule.text('id') ?? '')} (${rule.text('state') ?? ''})`);
      return fail(`Rules without effect: ${states.join(', ')}`);
    }
    const subnets = subjects.subnet.find(view);
    const out = subnets.filter((subnet) => !allowed.includes(idKey(subnet.id)));
    if (out.length > 0) {
      return fail(`No rule lets in the compute subnets ${out.map(({ name }) => name).join(', ')}`);
    }
    const without = subnets.filter((subnet) => !hasServiceEndpoint(subnet, storageService));
    return without.length > 0
      ? fail(`No service endpoint for Microsoft.Storage in ${without.map(({ name }) => name).join(', ')}`)
      : pass(`${String(allowed.length)} rules for subnets are in force, ${String(subnets.length)} for computes`);
  },
  fix: () =>
    advise('Take out the rules of subnets that are gone, and give each compute subnet a service endpoint and a rule'),
});

function nameOf(id: string): string {
  return parseResourceId(id)?.name ?? 'a subnet';
}
