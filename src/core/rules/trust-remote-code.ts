import { defineRule } from './define-rule.js';

export const trustRemoteCode = defineRule({
  id: 'trust-remote-code',
  summary: 'code of a model repository that is run as it is at the time',
  serves: 'threat-tampering',
  severity: 'medium',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'unsafe',
  references: [
    'https://huggingface.co/docs/transformers/custom_models',
    'https://huggingface.co/docs/transformers/main_classes/model',
    'https://cwe.mitre.org/data/definitions/829.html',
  ],
  messages: {
    floating:
      '{call} runs Python from the model’s repository as it is at the time, with the identity of the job or endpoint; name a commit as revision',
    folder: '{call} runs the Python that stands beside the model; somebody should have read it',
    pinned: '{call} runs Python from the model’s repository at one commit; somebody should have read it',
  },
  visit: {
    riskyCall(found, report) {
      const { risk, span, call } = found;
      if (risk.is !== 'remoteCode') {
        return;
      }
      if (risk.from === 'commit') {
        report('pinned', { span, severity: 'info', strictness: 'auditor', data: { call } });
        return;
      }
      if (risk.from === 'folder') {
        report('folder', { span, severity: 'low', strictness: 'pedantic', data: { call } });
        return;
      }
      report('floating', {
        span,
        fixes: [
          {
            title: 'Run no code from the model’s repository (remove trust_remote_code)',
            safety: 'unsafe',
            patches: [{ op: 'remove', on: found }],
          },
        ],
        data: { call },
      });
    },
  },
});
