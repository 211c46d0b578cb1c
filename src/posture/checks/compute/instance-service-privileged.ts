import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { settingsOf } from './compute-parts.js';

export const instanceServicePrivileged = defineCheck({
  id: 'instance-service-privileged',
  summary: 'application of a compute instance in a privileged container',
  group: 'compute',
  serves: 'identity-least-privilege',
  severity: 'medium',
  since: '0.1.0',
  on: 'compute-instance',
  why:
    'A privileged container is no container: what runs in it owns the machine, with the user’s files and sign-in. An image ' +
    'from elsewhere should not have that.',
  passes: 'No entry of customServices has docker.privileged true. Absent means false.',
  breaks: 'Applications that mount devices or start containers themselves.',
  repair: 'recreate',
  needs: ['Microsoft.MachineLearningServices/workspaces/computes/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-create-compute-instance#add-custom-applications-such-as-rstudio-or-posit-workbench',
  ],
  judge({ subject: compute }) {
    const services = settingsOf(compute).list('customServices', { since: '2023-04-01' });
    if (services.length === 0) {
      return notApplicable('The instance has no application of its own');
    }
    const privileged = services.filter((service) => service.flag('docker.privileged') === true);
    return privileged.length === 0
      ? pass('No application is privileged')
      : fail(`Privileged: ${privileged.map((service) => service.text('name') ?? 'without a name').join(', ')}`);
  },
  fix: ({ subject: compute }) => advise(`Make ${compute.name} anew with docker.privileged false for its applications`),
});
