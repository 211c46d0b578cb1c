import { placeOfUse } from '../facts/field.js';
import { readSwitch } from '../facts/switch.js';
import type { Fix } from '../findings/finding.js';
import { defineRule } from './define-rule.js';

export const webserviceWithoutAuthentication = defineRule({
  id: 'webservice-without-authentication',
  summary: 'web service that answers everybody',
  serves: 'identity-entra-authentication',
  severity: 'high',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'unsafe',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-authenticate-web-service?view=azureml-api-1',
    'https://learn.microsoft.com/python/api/azureml-core/azureml.core.webservice.aci.aciservicedeploymentconfiguration',
  ],
  messages: {
    explicit: 'This web service answers everybody who knows its address',
    implicit:
      'This web service answers everybody who knows its address: on Container Instances authentication is off unless it is switched on',
    unknown: 'Whether this web service asks who calls cannot be seen here',
  },
  visit: {
    webservice(service, report) {
      const { authEnabled, head } = service;
      const span = placeOfUse(authEnabled, head);
      if (readSwitch(service.tokenAuthEnabled) === 'on') {
        return;
      }
      // Callers have to send a key afterwards, hence "unsafe".
      const fixes: readonly Fix[] = [
        {
          title: 'Ask callers for a key',
          safety: 'unsafe',
          patches: [{ op: 'setting', on: service, key: 'auth_enabled', value: true }],
        },
      ];
      switch (readSwitch(authEnabled)) {
        case 'off':
          report('explicit', { span, fixes, ...(service.inVirtualNetwork ? { severity: 'medium' } : {}) });
          return;
        case 'absent':
          if (service.hosting === 'containerInstance') {
            report('implicit', {
              span,
              severity: 'medium',
              strictness: service.inVirtualNetwork ? 'pedantic' : 'regular',
              fixes,
            });
          }
          return;
        case 'dynamic':
          report('unknown', { span, severity: 'low', confidence: 'low', strictness: 'pedantic' });
          return;
        case 'on':
        case 'other':
          return;
      }
    },
  },
});
