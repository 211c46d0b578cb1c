import { placeOfUse } from '../facts/field.js';
import type { ResourceReference } from '../facts/resource.js';
import { readSwitch } from '../facts/switch.js';
import { describeSource } from '../project/workspace-facts.js';
import { defineRule } from './define-rule.js';
import { findDeployedReason } from './known-workspace.js';
import type { RuleContext } from './rule-context.js';

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
    target:
      'This counts as production because {because}, and what is deployed to {name}, an AKS cluster of {workspace}, answers without encryption',
    unknown: 'Whether requests of this web service travel encrypted cannot be seen here',
  },
  visit: {
    resourceReference(reference, report, context) {
      const { to, name, span } = reference;
      const known = to === 'compute' ? context.workspace.findCompute(name) : undefined;
      if (known?.tls !== false || !isFirst(reference, context)) {
        return;
      }
      const reason = findDeployedReason(context);
      if (reason !== undefined) {
        report('target', {
          span,
          related: reason.related,
          data: { because: reason.because, name, workspace: describeSource(known.source) },
        });
      }
    },
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

/** A file that names a cluster often is told once. */
function isFirst({ span, name }: ResourceReference, { facts }: RuleContext): boolean {
  const first = facts.find(
    (fact) =>
      fact.kind === 'resourceReference' && fact.to === 'compute' && fact.name.toLowerCase() === name.toLowerCase(),
  );
  return first === undefined || ('span' in first && first.span.start === span.start);
}
