import { advise } from '../../fixes/remedy.js';
import { extensionPath } from '../../snapshot/places.js';
import { countOf, someOf } from '../evidence-words.js';
import { chainOf, gather } from '../inventory/associated-resources.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';

export const unhealthyAssessment = defineCheck({
  id: 'unhealthy-assessment',
  summary: 'recommendation of Defender on the workspace or its resources that is open',
  group: 'supply-chain',
  serves: 'threat-response',
  severity: 'high',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Defender has looked at the resource and found something to do. It sees what settings do not show, such as known ' +
    'holes in images and secrets in files.',
  passes:
    'No assessment of the workspace, its storage account, key vault or container registry has status.code Unhealthy. ' +
    'Where Defender has judged none of them, the check does not apply. Alerts are not read.',
  breaks: 'It depends on the recommendation.',
  repair: 'decide',
  needs: ['Microsoft.Security/assessments/read'],
  peers: ['PSRule AZR-000489', 'Cloud Custodian defender-assessment'],
  references: ['https://learn.microsoft.com/azure/defender-for-cloud/review-security-recommendations'],
  judge({ subject: workspace, view }) {
    const { found, unread } = gather(chainOf(workspace), ({ title, id }) =>
      view.list(extensionPath(id, 'assessments')).map((assessment) => ({
        said: `${title}: ${assessment.text('properties.displayName') ?? assessment.name}`,
        open: assessment.is('properties.status.code', 'Unhealthy'),
      })),
    );
    const open = found.filter((assessment) => assessment.open);
    if (open.length > 0) {
      return fail(
        `${countOf(open.length, 'recommendation')} open: ${someOf(
          open.map(({ said }) => said),
          3,
        )}`,
      );
    }
    if (unread !== undefined) {
      throw unread;
    }
    return found.length === 0
      ? notApplicable('Defender has judged none of the resources')
      : pass(`${countOf(found.length, 'assessment')}, none of them Unhealthy`);
  },
  fix: () =>
    advise(
      'In Microsoft Defender for Cloud, open the recommendations of the resource, and do or dismiss each with a reason',
    ),
});
