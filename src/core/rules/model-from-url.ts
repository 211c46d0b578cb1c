import { isAzureStorage } from '../facts/data-source.js';
import { defineRule } from './define-rule.js';

export const modelFromUrl = defineRule({
  id: 'model-from-url',
  summary: 'model from an address on the web that names no version or hash',
  serves: 'threat-tampering',
  severity: 'medium',
  confidence: 'medium',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/reference-yaml-model',
    'https://learn.microsoft.com/azure/machine-learning/how-to-manage-models',
    'https://learn.microsoft.com/security/engineering/threat-modeling-aiml',
  ],
  messages: {
    web: 'This model comes from {host} as it is at the time; name a commit or check a hash, and register it',
    storage: 'This model is read by address; as a registered model it would have a version, and access by identity',
  },
  visit: {
    dataSource({ of, span, host, pinned }, report) {
      if (of !== 'model' || pinned) {
        return;
      }
      if (isAzureStorage(host)) {
        report('storage', { span, severity: 'low', confidence: 'low', strictness: 'pedantic' });
      } else {
        report('web', { span, data: { host } });
      }
    },
  },
});
