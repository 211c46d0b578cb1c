import type { ComputeAccess } from '../facts/compute.js';
import { placeOfUse } from '../facts/field.js';
import { readSwitch } from '../facts/switch.js';
import type { Fix } from '../findings/finding.js';
import { defineRule } from './define-rule.js';

export const computePublicSsh = defineRule({
  id: 'compute-public-ssh',
  summary: 'cluster or compute instance whose SSH port is open to the internet',
  serves: 'network-private-workspace',
  severity: 'high',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'unsafe',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/reference-yaml-compute-aml',
    'https://learn.microsoft.com/python/api/azureml-core/azureml.core.compute.amlcompute.amlcompute',
  ],
  messages: {
    explicit:
      'The SSH port of these nodes is open to the internet; data and identities on them are one password or key away',
    implicit:
      'These nodes have an account for SSH, and outside a virtual network their port is open unless it is closed here',
    unknown: 'Whether the SSH port of these nodes is open to the internet cannot be seen here',
  },
  visit: {
    computeAccess(compute, report) {
      const { sshPublicAccess: ssh, head } = compute;
      const span = placeOfUse(ssh, head);
      switch (readSwitch(ssh)) {
        case 'on':
          report('explicit', { span, fixes: fixesFor(compute) });
          return;
        case 'absent':
        case 'other':
          if (compute.hasSshAccount && !compute.inVirtualNetwork) {
            report('implicit', {
              span,
              severity: 'medium',
              confidence: 'low',
              strictness: 'pedantic',
              fixes: fixesFor(compute),
            });
          }
          return;
        case 'dynamic':
          report('unknown', { span, severity: 'low', confidence: 'low', strictness: 'auditor' });
          return;
        case 'off':
          return;
      }
    },
  },
});

// Whoever logs in that way cannot any more, hence "unsafe".
function fixesFor(compute: ComputeAccess): readonly Fix[] {
  const key = compute.sshSetting;
  const value = key === 'remote_login_port_public_access' ? 'Disabled' : false;
  return [{ title: 'Close the SSH port', safety: 'unsafe', patches: [{ op: 'setting', on: compute, key, value }] }];
}
