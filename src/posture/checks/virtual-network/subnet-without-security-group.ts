import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { updateSubnet } from './subnet-command.js';

export const subnetWithoutSecurityGroup = defineCheck({
  id: 'subnet-without-security-group',
  summary: 'subnet of computes without a network security group',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'medium',
  since: '0.1.0',
  on: 'subnet',
  why:
    'Without a network security group nothing filters what goes in and out of the computes, and one that is taken over ' +
    'reaches everything else in the network.',
  passes: 'networkSecurityGroup of the subnet is set.',
  breaks: 'Traffic that no rule allows; Azure ML needs the outbound rules that its page on virtual networks lists.',
  repair: 'precondition',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/computes/read',
    'Microsoft.Network/virtualNetworks/subnets/read',
  ],
  peers: [
    'PSRule AZR-000263',
    'checkov CKV2_AZURE_31',
    'Prowler network_subnet_nsg_associated',
    'terrascan AC_AZURE_0356',
  ],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-secure-training-vnet',
    'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
  ],
  judge({ subject: subnet }) {
    const group = subnet.text('properties.networkSecurityGroup.id');
    return group === undefined
      ? fail('networkSecurityGroup is not set')
      : pass(`networkSecurityGroup is ${group.split('/').at(-1) ?? group}`);
  },
  fix: ({ subject: subnet }) =>
    advise('Make a network security group with the rules that Azure ML needs, and put it on the subnet', [
      updateSubnet(subnet, '--network-security-group <name>'),
    ]),
});
