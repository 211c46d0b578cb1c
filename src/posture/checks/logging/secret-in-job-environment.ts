import { advise } from '../../fixes/remedy.js';
import type { Resource } from '../../snapshot/resource.js';
import { secretVariables } from '../endpoints/workspace-child.js';
import { countOf, someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';

export const secretInJobEnvironment = defineCheck({
  id: 'secret-in-job-environment',
  summary: 'job with a secret in an environment variable',
  group: 'identity',
  serves: 'logging-environment-variables',
  severity: 'high',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Environment variables of a job stay readable for everybody in the workspace as long as the job is listed, and ' +
    'Microsoft keeps them in its logs. A secret there has to be taken as lost.',
  passes:
    'In none of the jobs that were read has environmentVariables (also of the trial of a sweep and of the steps of a ' +
    'pipeline) a value that looks like a secret, or a name that says so. Older jobs are not read.',
  breaks: 'Nothing; change the secret, because deleting the job does not make it unknown again.',
  repair: 'decide',
  needs: ['Microsoft.MachineLearningServices/workspaces/jobs/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-data-encryption',
    'https://learn.microsoft.com/azure/machine-learning/how-to-use-secrets-in-runs',
  ],
  judge({ subject: workspace, view }) {
    const jobs = view.list(`${workspace.id}/jobs`);
    if (jobs.length === 0) {
      return notApplicable('There is no job');
    }
    const found = jobs.map((job) => ({ job: job.name, names: secretsOf(job) })).filter(({ names }) => names.length > 0);
    return found.length === 0
      ? pass(`No secret in ${countOf(jobs.length, 'job')}`)
      : fail(`A secret is written out in ${someOf(found.map(({ job, names }) => `${job} (${names.join(', ')})`))}`);
  },
  fix: () =>
    advise('Change the secret, then let the job read it from the key vault with its identity, or from a connection'),
});

function secretsOf(job: Resource): readonly string[] {
  const steps = job.is('properties.jobType', 'Pipeline') ? job.nodes('properties.jobs') : [];
  return [
    ...secretVariables(job, 'properties.environmentVariables'),
    ...secretVariables(job, 'properties.trial.environmentVariables'),
    ...steps.flatMap(([, step]) => [
      ...secretVariables(step, 'environmentVariables'),
      ...secretVariables(step, 'environment_variables'),
    ]),
  ];
}
