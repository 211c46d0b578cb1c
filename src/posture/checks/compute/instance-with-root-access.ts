import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { settingsOf } from './compute-parts.js';

export const instanceWithRootAccess = defineCheck({
  id: 'instance-with-root-access',
  summary: 'compute instance on which its user is root',
  group: 'compute',
  serves: 'identity-least-privilege',
  severity: 'medium',
  since: '0.1.0',
  on: 'compute-instance',
  why:
    'Root can switch off what keeps the machine in order, install what comes along, and read what the service itself ' +
    'keeps there. Working with notebooks needs none of it.',
  passes: 'enableRootAccess is false. Only preview versions of the API return it, so its absence is unknown.',
  breaks: 'Installing packages of the operating system; let a setup script do that.',
  repair: 'recreate',
  needs: ['Microsoft.MachineLearningServices/workspaces/computes/read'],
  peers: [],
  references: ['https://learn.microsoft.com/azure/templates/microsoft.machinelearningservices/workspaces/computes'],
  judge({ subject: compute }) {
    return settingsOf(compute).flag('enableRootAccess', { since: 'preview' }) === false
      ? pass('enableRootAccess is false')
      : fail('enableRootAccess is true');
  },
  fix: ({ subject: compute }) =>
    advise(`Make ${compute.name} anew with enableRootAccess false, where its user can do without`),
});
