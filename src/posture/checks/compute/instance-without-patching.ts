import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { settingsOf } from './compute-parts.js';

export const instanceWithoutPatching = defineCheck({
  id: 'instance-without-patching',
  summary: 'compute instance whose operating system is not patched by itself',
  group: 'compute',
  serves: 'encryption-production-compute',
  severity: 'medium',
  since: '0.1.0',
  on: 'compute-instance',
  why: 'After it is made, an instance gets no updates unless somebody installs them or this switch does. People do not.',
  passes: 'enableOSPatching is true. Only preview versions of the API return it, so its absence is unknown.',
  breaks: 'Restarts at the times of patching.',
  repair: 'recreate',
  needs: ['Microsoft.MachineLearningServices/workspaces/computes/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-vulnerability-management#compute-instance',
    'https://learn.microsoft.com/azure/templates/microsoft.machinelearningservices/workspaces/computes',
  ],
  judge({ subject: compute }) {
    return settingsOf(compute).flag('enableOSPatching', { since: 'preview' }) === true
      ? pass('enableOSPatching is true')
      : fail('enableOSPatching is false');
  },
  fix: ({ subject: compute }) =>
    advise(
      `Make ${compute.name} anew with enableOSPatching true; until then, install updates or make it anew each month`,
    ),
});
