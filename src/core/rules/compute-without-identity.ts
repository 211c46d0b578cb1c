import { placeOfUse } from '../facts/field.js';
import { defineRule } from './define-rule.js';
import { findCluster, findUseReason } from './known-workspace.js';

export const computeWithoutIdentity = defineRule({
  id: 'compute-without-identity',
  summary: 'compute cluster without a managed identity',
  serves: 'identity-registry-access',
  severity: 'low',
  confidence: 'medium',
  strictness: 'pedantic',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication',
    'https://learn.microsoft.com/azure/machine-learning/reference-yaml-compute-aml',
  ],
  messages: {
    cluster:
      'This cluster has no managed identity, so it pulls images and reads data with stored passwords and keys or as the person who submits',
    used: 'This {by} counts as production because {because}, and runs on {name}, {cluster} without a managed identity: it pulls images and reads data with stored passwords and keys or as the person who submits',
  },
  visit: {
    computeAccess(compute, report) {
      // A compute instance acts as its owner.
      if (compute.type === 'amlcompute' && !compute.hasIdentity) {
        report('cluster', { span: compute.head });
      }
    },
    computeUse(use, report, context) {
      const known = findCluster(use, context);
      if (known?.hasIdentity !== false) {
        return;
      }
      const reason = findUseReason(use, context, known.deployed);
      if (reason !== undefined) {
        const { name, cluster } = known;
        report('used', {
          span: placeOfUse(use.target, use.span),
          strictness: 'regular',
          related: [...known.related, ...reason.related],
          data: { by: use.by, because: reason.because, name, cluster },
        });
      }
    },
  },
});
