import { placeOfUse } from '../facts/field.js';
import { defineRule } from './define-rule.js';
import { findProductionReason } from './production-reason.js';

export const testTargetInProduction = defineRule({
  id: 'test-target-in-production',
  summary: 'production work on the local machine or on Container Instances',
  serves: 'encryption-production-compute',
  severity: 'medium',
  confidence: 'medium',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/v1/how-to-deploy-and-where',
    'https://learn.microsoft.com/azure/machine-learning/how-to-deploy-online-endpoints',
    'https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-command',
  ],
  messages: {
    production: 'This runs on {target} and counts as production because {because}; {target} is for dev and test',
    unmarked: 'This runs on {target}, which is for dev and test',
  },
  visit: {
    computeUse(use, report, context) {
      if (use.target.state !== 'literal' || use.target.value.toLowerCase() !== 'local') {
        return;
      }
      const reason = findProductionReason(context);
      const isScheduled = use.by === 'schedule';
      if (reason !== undefined || isScheduled) {
        report('production', {
          span: placeOfUse(use.target, use.span),
          related: reason?.related ?? [],
          data: { target: 'the local machine', because: reason?.because ?? 'it runs on a schedule' },
        });
      }
    },
    testTarget({ span, target, stage }, report, context) {
      // Their classes are those of SDK v1, whose support ended on 30 June 2026:
      // https://learn.microsoft.com/azure/machine-learning/v1/concept-azure-machine-learning-architecture
      const tag = target === 'a local endpoint' ? undefined : 'deprecated';
      const reason =
        stage === undefined
          ? findProductionReason(context)
          : stage === 'production'
            ? { because: 'its stage is production', related: [] }
            : undefined;
      if (reason !== undefined) {
        report('production', { span, tag, related: reason.related, data: { target, because: reason.because } });
      } else if (target === 'Azure Container Instances') {
        report('unmarked', { span, tag, severity: 'info', strictness: 'pedantic', data: { target } });
      }
    },
  },
});
