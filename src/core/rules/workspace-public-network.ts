import { placeOfUse } from '../facts/field.js';
import { readSwitch } from '../facts/switch.js';
import type { Fix } from '../findings/finding.js';
import { defineRule } from './define-rule.js';
import { findProductionReason } from './production-reason.js';
import { findSensitiveReason } from './sensitive-reason.js';

export const workspacePublicNetwork = defineRule({
  id: 'workspace-public-network',
  summary: 'workspace that can be reached from the public internet',
  serves: 'network-private-workspace',
  severity: 'medium',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'unsafe',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-configure-private-link',
    'https://learn.microsoft.com/azure/machine-learning/reference-yaml-workspace',
    'https://github.com/Azure/azure-policy/blob/master/built-in-policies/policyDefinitions/Machine%20Learning/Workspace_PublicNetworkAccessDisabled_Modify.json',
  ],
  messages: {
    explicit: 'This workspace can be reached from the public internet',
    marked:
      'This workspace does not close its public network, and deserves it because {because}; without a private endpoint it is open',
    implicit: 'This workspace does not close its public network; without a private endpoint it is open',
    unknown: 'Whether this workspace can be reached from the public internet cannot be seen here',
  },
  visit: {
    workspaceDefinition(workspace, report, context) {
      if (workspace.api === 'v1') {
        return;
      }
      const { publicNetworkAccess: access, head } = workspace;
      const span = placeOfUse(access, head);
      // Studio, CLI and SDK work only from inside the network afterwards, hence "unsafe".
      const fixes: readonly Fix[] = [
        {
          title: 'Close the public network of the workspace',
          safety: 'unsafe',
          patches: [{ op: 'setting', on: workspace, key: 'public_network_access', value: 'disabled' }],
        },
      ];
      switch (readSwitch(access)) {
        case 'on':
          report('explicit', { span, fixes });
          return;
        case 'absent': {
          const reason = findSensitiveReason(workspace) ?? findProductionReason(context);
          if (reason === undefined) {
            report('implicit', { span, severity: 'low', confidence: 'low', strictness: 'auditor', fixes });
          } else {
            const { because, related } = reason;
            report('marked', { span, confidence: 'medium', related, fixes, data: { because } });
          }
          return;
        }
        case 'dynamic':
          report('unknown', { span, severity: 'low', confidence: 'low', strictness: 'auditor' });
          return;
        case 'off':
        case 'other':
          return;
      }
    },
  },
});
