import { advise } from '../../fixes/remedy.js';
import { Unread } from '../../snapshot/reading.js';
import type { Node } from '../../snapshot/resource.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { settingsOf } from './compute-parts.js';

export const instanceSetUpBySomebodyElse = defineCheck({
  id: 'instance-set-up-by-somebody-else',
  summary: 'compute instance with a user’s sign-in next to code that somebody else put there',
  group: 'compute',
  serves: 'identity-least-privilege',
  severity: 'medium',
  since: '0.1.0',
  on: 'compute-instance',
  why:
    'With single sign-on the instance holds the sign-in of the user to whom it is assigned. A setup script or an ' +
    'application that another person put on it can use that sign-in.',
  passes:
    'enableSSO is false, where another than the assigned user created the instance with setupScripts or customServices. ' +
    'Absent means true since API version 2025-12-01; before, it is unknown.',
  breaks: 'The user has to sign in on the instance.',
  repair: 'decide',
  needs: ['Microsoft.MachineLearningServices/workspaces/computes/read'],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-create-compute-instance#create-on-behalf-of'],
  judge({ subject: compute }) {
    const settings = settingsOf(compute);
    const user = settings.text('personalComputeInstanceSettings.assignedUser.objectId');
    if (user === undefined || !hasCodeOfCreator(settings)) {
      return notApplicable('Nobody put code on the instance of somebody else');
    }
    const creator = settings.text('createdBy.userId');
    if (creator === undefined) {
      throw new Unread({ code: 'wrong-shape', message: 'The service does not say who created the instance' });
    }
    if (creator.toLowerCase() === user.toLowerCase()) {
      return notApplicable('The assigned user created the instance');
    }
    const signsIn = settings.flag('enableSSO', { since: '2025-12-01' });
    return signsIn === false
      ? pass('enableSSO is false')
      : fail(
          `enableSSO is ${signsIn === undefined ? 'not set' : 'true'}, with a script or an application of its creator`,
        );
  },
  fix: () =>
    advise(
      'Let the assigned user look at the script and the applications, and switch single sign-on off until they have',
    ),
});

function hasCodeOfCreator(settings: Node): boolean {
  return (
    settings.list('customServices').length > 0 ||
    settings.has('setupScripts.scripts.startupScript.scriptData') ||
    settings.has('setupScripts.scripts.creationScript.scriptData')
  );
}
