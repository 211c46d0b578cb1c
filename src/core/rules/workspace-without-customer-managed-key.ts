import { describeSource } from '../project/workspace-facts.js';
import { defineRule } from './define-rule.js';
import { placeOfSource } from './known-workspace.js';
import { findSensitiveJobReason, findSensitiveReason } from './sensitive-reason.js';

export const workspaceWithoutCustomerManagedKey = defineRule({
  id: 'workspace-without-customer-managed-key',
  summary: 'workspace with sensitive data that is encrypted with keys of Microsoft',
  serves: 'encryption-customer-managed-keys',
  severity: 'low',
  confidence: 'medium',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-customer-managed-keys',
    'https://learn.microsoft.com/azure/machine-learning/reference-yaml-workspace',
  ],
  messages: {
    job: 'This job works on sensitive data, because {because}, and {workspace} has no customer-managed key',
    sensitive:
      'This workspace holds sensitive data, because {because}, and has no customer-managed key, which cannot be added once it is made',
  },
  visit: {
    runLabel(label, report, context) {
      const known = context.workspace.workspace();
      const because = known?.customerManagedKey === false ? findSensitiveJobReason(label, context) : undefined;
      if (known !== undefined && because !== undefined) {
        const data = { because, workspace: describeSource(known.source) };
        report('job', { span: label.span, confidence: 'medium', related: placeOfSource(known), data });
      }
    },
    workspaceDefinition(workspace, report) {
      const reason = findSensitiveReason(workspace);
      if (reason !== undefined && !workspace.hasCustomerManagedKey) {
        const { because, related } = reason;
        report('sensitive', { span: workspace.head, related, data: { because } });
      }
    },
  },
});
