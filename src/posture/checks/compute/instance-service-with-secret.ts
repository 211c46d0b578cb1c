import { advise } from '../../fixes/remedy.js';
import { removed } from '../../snapshot/scrub.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { settingsOf } from './compute-parts.js';

export const instanceServiceWithSecret = defineCheck({
  id: 'instance-service-with-secret',
  summary: 'secret in an environment variable of a compute instance’s application',
  group: 'compute',
  serves: 'logging-environment-variables',
  severity: 'high',
  since: '0.1.0',
  on: 'compute-instance',
  why:
    'Everybody who may read the workspace can read the variables of the application, and they are kept in its history. ' +
    'What stands there is no secret any more.',
  passes:
    'No variable in environmentVariables of customServices has the form of a secret or a name that says so, unless it ' +
    'refers to one elsewhere. Values are judged while reading and are not kept.',
  breaks: 'The application has to fetch the secret from the key vault.',
  repair: 'recreate',
  needs: ['Microsoft.MachineLearningServices/workspaces/computes/read'],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-use-secrets-in-runs'],
  judge({ subject: compute }) {
    const services = settingsOf(compute).list('customServices', { since: '2023-04-01' });
    if (services.length === 0) {
      return notApplicable('The instance has no application of its own');
    }
    const secrets = services.flatMap((service) =>
      service
        .nodes('environmentVariables')
        .filter(([, variable]) => variable.text('value') === removed.secret)
        .map(([name]) => `${name} of ${service.text('name') ?? 'an application'}`),
    );
    return secrets.length === 0
      ? pass('No variable of an application looks like a secret')
      : fail(`Secrets in ${secrets.join(', ')}`);
  },
  fix: ({ subject: compute }) =>
    advise(
      `Replace the secret at its source, put the new one into the key vault, and make ${compute.name} anew without it`,
    ),
});
