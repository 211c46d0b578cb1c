import { placeOfUse } from '../facts/field.js';
import { readSwitch } from '../facts/switch.js';
import type { Fix } from '../findings/finding.js';
import { defineRule } from './define-rule.js';
import { findCluster, findUseReason } from './known-workspace.js';

export const computePublicIp = defineRule({
  id: 'compute-public-ip',
  summary: 'cluster or compute instance whose nodes have public addresses',
  serves: 'network-private-workspace',
  severity: 'low',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'unsafe',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-secure-training-vnet',
    'https://learn.microsoft.com/python/api/azure-ai-ml/azure.ai.ml.entities.amlcompute',
  ],
  messages: {
    explicit: 'These nodes have public addresses; in a virtual network or a managed network they work without',
    implicit: 'These nodes have public addresses, because enable_node_public_ip is not set',
    unknown: 'Whether these nodes have public addresses cannot be seen here',
    used: 'This {by} counts as production because {because}, and runs on {name}, {cluster} whose nodes have public addresses',
    outside:
      'This {by} counts as production because {because}, and runs on {name}, {cluster} that stands in no virtual network and whose nodes have public addresses',
  },
  visit: {
    computeUse(use, report, context) {
      const known = findCluster(use, context);
      if (known?.publicAddresses !== true) {
        return;
      }
      const reason = findUseReason(use, context, known.deployed);
      if (reason !== undefined) {
        const { name, cluster, inVirtualNetwork } = known;
        report(inVirtualNetwork === false ? 'outside' : 'used', {
          span: placeOfUse(use.target, use.span),
          severity: inVirtualNetwork === false ? 'medium' : 'low',
          related: [...known.related, ...reason.related],
          data: { by: use.by, because: reason.because, name, cluster },
        });
      }
    },
    computeAccess(compute, report) {
      const { nodePublicIp: address, head } = compute;
      const span = placeOfUse(address, head);
      // Without a network that leads to the workspace the nodes do not start, hence "unsafe".
      const fixes: readonly Fix[] = [
        {
          title: 'Give the nodes no public address',
          safety: 'unsafe',
          patches: [{ op: 'setting', on: compute, key: 'enable_node_public_ip', value: false }],
        },
      ];
      switch (readSwitch(address)) {
        case 'on':
          report('explicit', { span, fixes });
          return;
        case 'absent':
          // In a virtual network somebody thought about the network, and stopped halfway.
          report('implicit', {
            span,
            severity: compute.inVirtualNetwork ? 'low' : 'info',
            confidence: 'medium',
            strictness: compute.inVirtualNetwork ? 'pedantic' : 'auditor',
            ...(compute.inVirtualNetwork ? { fixes } : {}),
          });
          return;
        case 'dynamic':
          report('unknown', { span, severity: 'info', confidence: 'low', strictness: 'auditor' });
          return;
        case 'off':
        case 'other':
          return;
      }
    },
  },
});
