import { setProperties } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { inheritedFromHub } from './hub-and-project.js';
import { workspaceCommand } from './workspace-commands.js';

export const workspaceWithLegacyPublicAccess = defineCheck({
  id: 'workspace-with-legacy-public-access',
  summary: 'old switch that lets the internet past the virtual network',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Version 1 of the Python SDK has a switch of its own for public access. It and the current switch override each ' +
    'other, so a workspace that looks closed can be open.',
  passes: 'allowPublicAccessWhenBehindVnet is false. Absent means false.',
  breaks:
    'Whoever used the workspace from outside the virtual network by the old switch; have a private endpoint first.',
  repair: 'precondition',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: ['PSRule AZR-000406', 'ALZ Deny-MachineLearning-PublicAccessWhenBehindVnet'],
  otherwise:
    'PSRule AZR-000406 asks this and publicNetworkAccess in one rule; here they are two, because they are repaired differently.',
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-configure-private-link#enable-public-access'],
  judge({ subject: workspace }) {
    const inherited = inheritedFromHub(workspace, 'network');
    if (inherited !== undefined) {
      return inherited;
    }
    if (workspace.flag('properties.allowPublicAccessWhenBehindVnet') !== true) {
      return pass('allowPublicAccessWhenBehindVnet is not true');
    }
    return workspace.is('properties.publicNetworkAccess', 'Disabled')
      ? fail('allowPublicAccessWhenBehindVnet is true while publicNetworkAccess is Disabled; the later of them holds')
      : fail('allowPublicAccessWhenBehindVnet is true');
  },
  fix: ({ subject: workspace }) =>
    setProperties(
      workspace.id,
      { allowPublicAccessWhenBehindVnet: false, publicNetworkAccess: 'Disabled' },
      'Set publicNetworkAccess again, which overrides the old switch, and leave the old one false in templates',
      [workspaceCommand(workspace, 'update', '--public-network-access', 'Disabled')],
    ),
});
