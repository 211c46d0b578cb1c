import { placeOfUse } from '../facts/field.js';
import { readSwitch } from '../facts/switch.js';
import type { Fix } from '../findings/finding.js';
import { describeSource } from '../project/workspace-facts.js';
import { defineRule } from './define-rule.js';
import { placeOfSource } from './known-workspace.js';
import { findSensitiveJobReason, findSensitiveReason } from './sensitive-reason.js';

export const workspaceNotHighBusinessImpact = defineRule({
  id: 'workspace-not-high-business-impact',
  summary: 'workspace with sensitive data that is not marked as high business impact',
  serves: 'encryption-high-business-impact',
  severity: 'medium',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'unsafe',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-data-encryption',
    'https://learn.microsoft.com/azure/machine-learning/reference-yaml-workspace',
  ],
  messages: {
    sensitive:
      'This workspace holds sensitive data, because {because}, and is not marked as high business impact, which cannot be changed once it is made',
    unmarked:
      'This workspace is not marked as high business impact, which is right only without sensitive data and cannot be changed once it is made',
    job: 'This job works on sensitive data, because {because}, and {workspace} is not marked as high business impact; another workspace has to be made for it',
    unknown: 'Whether this workspace is marked as high business impact cannot be seen here',
  },
  visit: {
    runLabel(label, report, context) {
      const known = context.workspace.workspace();
      const because = known?.highBusinessImpact === false ? findSensitiveJobReason(label, context) : undefined;
      if (known !== undefined && because !== undefined) {
        const data = { because, workspace: describeSource(known.source) };
        report('job', { span: label.span, confidence: 'medium', related: placeOfSource(known), data });
      }
    },
    workspaceDefinition(workspace, report) {
      const { highBusinessImpact: hbi, head } = workspace;
      const span = placeOfUse(hbi, head);
      const reason = findSensitiveReason(workspace);
      switch (readSwitch(hbi)) {
        case 'off':
        case 'absent':
          if (reason === undefined) {
            report('unmarked', { span, severity: 'info', strictness: 'pedantic' });
          } else {
            // Microsoft collects less about the workspace and its support knows less, hence "unsafe".
            const fixes: readonly Fix[] = [
              {
                title: 'Mark the workspace as high business impact',
                safety: 'unsafe',
                patches: [{ op: 'setting', on: workspace, key: 'hbi_workspace', value: true }],
              },
            ];
            report('sensitive', { span, related: reason.related, fixes, data: { because: reason.because } });
          }
          return;
        case 'dynamic':
          report('unknown', {
            span,
            severity: 'low',
            confidence: 'low',
            strictness: reason === undefined ? 'auditor' : 'pedantic',
          });
          return;
        case 'on':
        case 'other':
          return;
      }
    },
  },
});
