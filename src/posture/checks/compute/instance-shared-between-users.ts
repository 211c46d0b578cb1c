import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { said, settingsOf } from './compute-parts.js';

export const instanceSharedBetweenUsers = defineCheck({
  id: 'instance-shared-between-users',
  summary: 'compute instance whose applications others may open',
  group: 'compute',
  serves: 'identity-least-privilege',
  severity: 'medium',
  since: '0.1.0',
  on: 'compute-instance',
  why:
    'Code on an instance runs with the sign-in of its owner. Where others may open its notebooks and terminals, they act ' +
    'in the owner’s name, and no log tells them apart.',
  passes:
    'applicationSharingPolicy is Personal, and computeInstanceAuthorizationType, where it is set, is personal. An absent ' +
    'policy means Shared. Whether the assigned user still works for you is not read.',
  breaks: 'Others who worked on that instance need one of their own.',
  repair: 'recreate',
  needs: ['Microsoft.MachineLearningServices/workspaces/computes/read'],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-create-compute-instance'],
  judge({ subject: compute }) {
    const settings = settingsOf(compute);
    const policy = settings.text('applicationSharingPolicy');
    const words = said('applicationSharingPolicy', policy, 'Shared');
    if (policy?.toLowerCase() !== 'personal') {
      return fail(words);
    }
    const type = settings.text('computeInstanceAuthorizationType') ?? 'personal';
    return type.toLowerCase() === 'personal' ? pass(words) : fail(`computeInstanceAuthorizationType is ${type}`);
  },
  fix: ({ subject: compute }) =>
    advise(
      `Sharing is chosen when an instance is made: make ${compute.name} anew as a personal one, and one for each who needs it`,
    ),
});
