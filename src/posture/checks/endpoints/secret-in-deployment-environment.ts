import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { parseResourceId } from '../../resource-id.js';
import { defineCheck } from '../define-check.js';
import { countOf, someOf } from '../evidence-words.js';
import { fail, pass } from '../verdict.js';
import { inWorkspace, secretVariables } from './workspace-child.js';

export const secretInDeploymentEnvironment = defineCheck({
  id: 'secret-in-deployment-environment',
  summary: 'online deployment with a secret in an environment variable',
  group: 'identity',
  serves: 'logging-environment-variables',
  severity: 'high',
  since: '0.1.0',
  on: 'online-deployment',
  why:
    'Everybody who may read the deployment can read its environment variables, and they reach logs and the telemetry ' +
    'of Microsoft. A secret there is known to more people than you think.',
  passes:
    'No entry of environmentVariables has a value that looks like a secret, or a name that says so, with the value ' +
    'written out. A reference to a key vault or to a connection passes. The values themselves are never kept.',
  breaks: 'Nothing, where the code reads the same variable; the identity of the endpoint needs to read the key vault.',
  repair: 'precondition',
  needs: ['Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments/read'],
  peers: ['AzTS DP_Avoid_Plaintext_Secrets'],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-secret-injection',
    'https://learn.microsoft.com/azure/machine-learning/concept-data-encryption',
  ],
  judge({ subject: deployment }) {
    const all = deployment.entries('properties.environmentVariables');
    const secrets = secretVariables(deployment, 'properties.environmentVariables');
    return secrets.length > 0
      ? fail(`A secret is written out in ${someOf(secrets)}`)
      : pass(`No secret in ${countOf(all.length, 'environment variable')}`);
  },
  fix: ({ subject: deployment }) => {
    const [name = 'NAME'] = secretVariables(deployment, 'properties.environmentVariables');
    const endpoint = parseResourceId(deployment.id)?.names.at(-2) ?? '';
    return advise(
      'Change the secret first, because it is known; put the new one into the key vault and let the variable refer to it',
      [
        `az ml online-deployment update --name ${shellWord(deployment.name)} --endpoint-name ${shellWord(endpoint)} ${inWorkspace(deployment)} --set ${shellWord(`environment_variables.${name}=\${{keyvault:https://<vault>.vault.azure.net/secrets/<name>}}`)}`,
      ],
    );
  },
});
