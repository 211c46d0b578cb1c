import { Unread } from '../../snapshot/reading.js';
import type { Node } from '../../snapshot/resource.js';
import { versionsOf } from '../../snapshot/api-versions.js';
import { shellWord } from '../../fixes/render.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { settingsOf } from './compute-parts.js';
import { parseDurationMinutes } from './duration.js';

const longestMinutes = 180;

export const instanceWithoutIdleShutdown = defineCheck({
  id: 'instance-without-idle-shutdown',
  summary: 'compute instance that runs on when nobody uses it',
  group: 'compute',
  serves: 'encryption-production-compute',
  severity: 'low',
  since: '0.1.0',
  on: 'compute-instance',
  why: 'A machine that nobody watches, with its owner’s sign-in on it, is open to attack for longer and costs money all night.',
  passes:
    'idleTimeBeforeShutdown is set to three hours (PT3H) or less, or schedules.computeStartStop has an enabled schedule ' +
    'that stops the instance. Absent means never since API version 2025-12-01; before, an absent time is unknown.',
  breaks: 'Runs that are started by hand in a terminal and left alone; jobs count as use.',
  repair: 'in-place',
  needs: ['Microsoft.MachineLearningServices/workspaces/computes/read'],
  peers: ['PSRule AZR-000403', 'Azure Policy 679ddf89'],
  otherwise: 'The peers want a time of idleness; a schedule that stops the instance each day is as good.',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-create-compute-instance#configure-idle-shutdown',
  ],
  judge({ subject: compute }) {
    const settings = settingsOf(compute);
    if (stopsBySchedule(settings)) {
      return pass('A schedule stops the instance');
    }
    const idle = settings.text('idleTimeBeforeShutdown', { since: '2025-12-01' });
    if (idle === undefined) {
      return fail('Neither idleTimeBeforeShutdown nor a schedule that stops the instance is set');
    }
    const minutes = parseDurationMinutes(idle);
    if (minutes === undefined) {
      throw new Unread({ code: 'wrong-shape', message: 'idleTimeBeforeShutdown is not a duration' });
    }
    return minutes <= longestMinutes
      ? pass(`idleTimeBeforeShutdown is ${idle}`)
      : fail(`idleTimeBeforeShutdown is ${idle}, which is more than three hours`);
  },
  fix: ({ subject: compute }) => ({
    text: 'Stop the instance after an hour of idleness',
    cli: [
      `az rest --method post --url ${shellWord(`${compute.id}/updateIdleShutdownSetting?api-version=${versionsOf(compute.type)[0]}`)} ` +
        `--body ${shellWord(JSON.stringify({ idleTimeBeforeShutdown: 'PT1H' }))}`,
    ],
    changes: [
      {
        is: 'update',
        id: compute.id,
        body: { properties: { computeType: 'ComputeInstance', properties: { idleTimeBeforeShutdown: 'PT1H' } } },
      },
    ],
  }),
});

function stopsBySchedule(settings: Node): boolean {
  return settings
    .list('schedules.computeStartStop')
    .some((schedule) => schedule.is('action', 'Stop') && schedule.is('status', 'Enabled'));
}
