import { advise } from '../../fixes/remedy.js';
import { Unread } from '../../snapshot/reading.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { computeCommand, settingsOf } from './compute-parts.js';

const dayMs = 86_400_000;
/** Microsoft releases an image each month; until the next but one, an instance is only a little behind. */
const freshDays = 45;

export const instanceWithOldImage = defineCheck({
  id: 'instance-with-old-image',
  summary: 'compute instance with an outdated image of its operating system',
  group: 'compute',
  serves: 'encryption-production-compute',
  severity: 'high',
  since: '0.1.0',
  on: 'compute-instance',
  why:
    'An instance gets its image when it is made, and is not updated by itself. Each month that it lives on, more known ' +
    'weaknesses stay open on a machine that holds data and a sign-in.',
  passes:
    'osImageMetadata.isLatestOsImageVersion is true, osPatchingStatus.patchStatus is not Failed and rebootPending not ' +
    'true. Without osImageMetadata it is unknown. An image of the last 45 days, by currentImageVersion, has a lower ' +
    'severity, as has patching that failed or waits.',
  breaks:
    'What was installed on the instance and what lies on its own disks is lost when it is made anew; files of the workspace stay.',
  repair: 'recreate',
  needs: ['Microsoft.MachineLearningServices/workspaces/computes/read'],
  peers: ['Azure Policy f110a506', 'AzTS SI_Use_Latest_OS_Image'],
  references: ['https://learn.microsoft.com/azure/machine-learning/concept-vulnerability-management#compute-instance'],
  judge({ subject: compute, settings: { now } }) {
    const image = settingsOf(compute).node('osImageMetadata', { since: '2023-04-01' });
    const latest = image?.flag('isLatestOsImageVersion');
    if (image === undefined || latest === undefined) {
      throw new Unread({ code: 'not-read', message: 'The service does not say which image the instance has' });
    }
    if (!latest) {
      const version = image.text('currentImageVersion') ?? 'not given';
      return fail(
        `The image is ${version}, the latest ${image.text('latestImageVersion') ?? 'not given'}`,
        isFresh(version, now) ? 'medium' : undefined,
      );
    }
    if (image.is('osPatchingStatus.patchStatus', 'Failed')) {
      return fail('The image is the latest, but patching it failed', 'medium');
    }
    return image.flag('osPatchingStatus.rebootPending') === true
      ? fail('The image is the latest, but patches wait for a restart', 'low')
      : pass('The image is the latest');
  },
  fix: ({ subject: compute, view }) =>
    advise(
      'Keep notebooks in the workspace’s files, and make the instance anew; restart it where patches only wait for that',
      [computeCommand(compute, view, 'restart')],
    ),
});

/** Versions are dates, `24.10.08`. */
function isFresh(version: string, now: number): boolean {
  const [, year, month, day] = /^(\d{2})\.(\d{2})\.(\d{2})$/.exec(version) ?? [];
  return year !== undefined && now - Date.UTC(2000 + Number(year), Number(month) - 1, Number(day)) < freshDays * dayMs;
}
