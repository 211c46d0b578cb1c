import { placeOfUse } from '../facts/field.js';
import { readSwitch } from '../facts/switch.js';
import { defineRule } from './define-rule.js';

export const webserviceWithoutTls = defineRule({
  id: 'webservice-without-tls',
  summary: 'web service that is called without encryption',
  serves: 'network-endpoints',
  severity: 'medium',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/v1/how-to-secure-web-service',
    'https://learn.microsoft.com/python/api/azureml-core/azureml.core.webservice.aci.aciservicedeploymentconfiguration',
  ],
  messages: {
    explicit: 'Requests, answers and keys of this web service travel unencrypted',
    implicit:
      'Requests, answers and keys of this web service travel unencrypted: on Container Instances TLS is off unless it is switched on',
    unknown: 'Whether requests of this web service travel encrypted cannot be seen here',
  },
  visit: {
    webservice(service, report) {
      const { sslEnabled, head } = service;
      const span = placeOfUse(sslEnabled, head);
      if (service.hosting !== 'containerInstance') {
        return;
      }
      switch (readSwitch(sslEnabled)) {
        case 'off':
          report('explicit', { span });
          return;
        case 'absent':
          report('implicit', { span, strictness: 'pedantic' });
          return;
        case 'dynamic':
          report('unknown', { span, severity: 'low', confidence: 'low', strictness: 'auditor' });
          return;
        case 'on':
        case 'other':
          return;
      }
    },
  },
});
