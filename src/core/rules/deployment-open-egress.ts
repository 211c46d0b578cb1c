import { placeOfUse } from '../facts/field.js';
import { readSwitch } from '../facts/switch.js';
import type { Fix } from '../findings/finding.js';
import { defineRule } from './define-rule.js';
import { findProductionReason } from './production-reason.js';

export const deploymentOpenEgress = defineRule({
  id: 'deployment-open-egress',
  summary: 'online deployment that may send data anywhere',
  serves: 'network-private-workspace',
  severity: 'low',
  confidence: 'medium',
  since: '0.1.0',
  fixable: 'unsafe',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-secure-online-endpoint',
    'https://learn.microsoft.com/azure/machine-learning/how-to-secure-online-endpoint',
  ],
  messages: {
    explicit:
      'This deployment may reach any address; unless the workspace has a managed network, its data can leave that way',
    implicit:
      'This deployment may reach any address, because no egress_public_network_access is set and no managed network is seen here',
    unknown: 'Whether this deployment may reach any address cannot be seen here',
  },
  visit: {
    onlineDeployment(deployment, report, context) {
      const { egressPublicNetworkAccess: egress, head } = deployment;
      const span = placeOfUse(egress, head);
      // Downloads at start, telemetry and packages fail afterwards, hence "unsafe".
      const fixes: readonly Fix[] = [
        {
          title: 'Let the deployment reach the workspace’s own resources only',
          safety: 'unsafe',
          patches: [{ op: 'setting', on: deployment, key: 'egress_public_network_access', value: 'disabled' }],
        },
      ];
      switch (readSwitch(egress)) {
        case 'on':
          report('explicit', { span, fixes });
          return;
        case 'absent': {
          const reason = findProductionReason(context);
          report('implicit', {
            span,
            confidence: 'low',
            strictness: reason === undefined ? 'auditor' : 'pedantic',
            related: reason?.related ?? [],
          });
          return;
        }
        case 'dynamic':
          report('unknown', { span, confidence: 'low', strictness: 'auditor' });
          return;
        case 'off':
        case 'other':
          return;
      }
    },
  },
});
