import { placeOfUse } from '../facts/field.js';
import { readSwitch } from '../facts/switch.js';
import type { Fix } from '../findings/finding.js';
import { describeSource } from '../project/workspace-facts.js';
import { defineRule } from './define-rule.js';
import { placeOfSource } from './known-workspace.js';
import { findProductionReason } from './production-reason.js';

export const endpointPublicNetwork = defineRule({
  id: 'endpoint-public-network',
  summary: 'online endpoint that can be called from the public internet',
  serves: 'network-private-workspace',
  severity: 'medium',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'unsafe',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-secure-online-endpoint',
    'https://learn.microsoft.com/azure/machine-learning/reference-yaml-endpoint-online',
  ],
  messages: {
    explicit:
      'This endpoint can be called from the public internet; with a private endpoint on the workspace it need not',
    production:
      'This endpoint can be called from the public internet, because no public_network_access is set, and counts as production because {because}',
    implicit: 'This endpoint can be called from the public internet, because no public_network_access is set',
    opened:
      'This endpoint can be called from the public internet, although {workspace} is closed to public networks: it undoes the isolation of the workspace',
    openedByDefault:
      'This endpoint can be called from the public internet, because no public_network_access is set, although {workspace} is closed to public networks: it undoes the isolation of the workspace',
    unknown: 'Whether this endpoint can be called from the public internet cannot be seen here',
  },
  visit: {
    endpoint(endpoint, report, context) {
      if (endpoint.hosting !== 'managed') {
        return;
      }
      const { publicNetworkAccess: access, head } = endpoint;
      const span = placeOfUse(access, head);
      // Callers outside the virtual network are cut off, hence "unsafe".
      const fixes: readonly Fix[] = [
        {
          title: 'Accept calls through the workspace’s private endpoint only',
          safety: 'unsafe',
          patches: [{ op: 'setting', on: endpoint, key: 'public_network_access', value: 'disabled' }],
        },
      ];
      const known = context.workspace.workspace();
      const isClosed = known?.publicNetworkAccess === false;
      const closed = isClosed ? { workspace: describeSource(known.source) } : undefined;
      const related = isClosed ? placeOfSource(known) : [];
      switch (readSwitch(access)) {
        case 'on':
          if (closed === undefined) {
            report('explicit', { span, fixes });
          } else {
            report('opened', { span, severity: 'high', related, fixes, data: closed });
          }
          return;
        case 'absent': {
          if (closed !== undefined) {
            report('openedByDefault', { span, confidence: 'medium', related, fixes, data: closed });
            return;
          }
          const reason = findProductionReason(context);
          if (reason === undefined) {
            report('implicit', { span, severity: 'low', strictness: 'auditor', fixes });
          } else {
            const { because } = reason;
            report('production', { span, confidence: 'medium', related: reason.related, fixes, data: { because } });
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
