import { findPersonalValues } from '../../../core/secrets/personal-values.js';
import { advise } from '../../fixes/remedy.js';
import type { Resource } from '../../snapshot/resource.js';
import { removed } from '../../snapshot/scrub.js';
import { countOf, someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';

const marks: readonly string[] = [removed.secret, removed.personal, removed.credential];

export const sensitiveJobName = defineCheck({
  id: 'sensitive-job-name',
  summary: 'job whose name, experiment or tags hold a secret or point at a person',
  group: 'logging',
  serves: 'logging-run-id',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Names of jobs and experiments leave the workspace: they stand in logs, in mails and in the telemetry of Microsoft. ' +
    'A customer number or a key in them cannot be called back.',
  passes:
    'In the jobs that were read, name, displayName, experimentName, description and tags hold nothing that looks like ' +
    'a secret or points at a person. Older jobs are not read.',
  breaks: 'Nothing; names of jobs that have run cannot be changed, except displayName and tags.',
  repair: 'decide',
  needs: ['Microsoft.MachineLearningServices/workspaces/jobs/read'],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/concept-data-encryption'],
  judge({ subject: workspace, view }) {
    const jobs = view.list(`${workspace.id}/jobs`);
    if (jobs.length === 0) {
      return notApplicable('There is no job');
    }
    const found = jobs.flatMap((job, index) => {
      const places = sensitivePlaces(job);
      const name = isSensitive(job.text('name') ?? job.name) ? `job ${String(index + 1)}` : job.name;
      return places.length === 0 ? [] : [`${places.join(', ')} of ${name}`];
    });
    return found.length === 0
      ? pass(`Nothing of the kind in ${countOf(jobs.length, 'job')}`)
      : fail(`Something secret or personal in ${someOf(found)}`);
  },
  fix: () =>
    advise('Name jobs by what they do, and keep customer and person out of it; change a secret that stood there'),
});

function sensitivePlaces(job: Resource): readonly string[] {
  const texts = ['properties.displayName', 'properties.experimentName', 'properties.description'] as const;
  return [
    ...(isSensitive(job.text('name') ?? job.name) ? ['name'] : []),
    ...texts.filter((path) => isSensitive(job.text(path) ?? '')).map((path) => path.replace('properties.', '')),
    ...job
      .entries('properties.tags')
      .filter(([key, value]) => isSensitive(key) || (typeof value === 'string' && isSensitive(value)))
      .map(([key]) => (isSensitive(key) ? 'a tag' : `tag ${key}`)),
  ];
}

function isSensitive(text: string): boolean {
  return marks.includes(text) || findPersonalValues(text).length > 0;
}
