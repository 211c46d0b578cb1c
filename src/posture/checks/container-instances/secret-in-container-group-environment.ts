import { advise } from '../../fixes/remedy.js';
import { someOf } from '../evidence-words.js';
import type { Resource } from '../../snapshot/resource.js';
import { removed } from '../../snapshot/scrub.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';

export const secretInContainerGroupEnvironment = defineCheck({
  id: 'secret-in-container-group-environment',
  summary: 'container group with a readable secret in an environment variable',
  group: 'identity',
  serves: 'logging-environment-variables',
  severity: 'high',
  since: '0.1.0',
  on: 'container-group',
  why:
    'Everybody who may read the container group can read the values of its environment variables. Secure values are ' +
    'never shown again, not even to owners.',
  passes:
    'No entry of environmentVariables of a container or an init container has a readable value that looks like a ' +
    'secret, or a name that says so. A secure value is not in the answer and passes.',
  breaks: 'Nothing; the group has to be deployed again with secure values.',
  repair: 'recreate',
  needs: ['Microsoft.ContainerInstance/containerGroups/read'],
  peers: ['steampipe container_instance_container_group_secured_environment_variable'],
  otherwise:
    'steampipe fails every readable value; a log level is no secret, so only what looks like a secret fails here.',
  references: ['https://learn.microsoft.com/azure/container-instances/container-instances-environment-variables'],
  judge({ subject: group }) {
    const secrets = secretsOf(group);
    return secrets.length > 0
      ? fail(`A secret can be read in ${someOf(secrets)}`)
      : pass('No readable value looks like a secret');
  },
  fix: () =>
    advise(
      'Change the secret, then deploy the group again with secureValue in place of value, or read it from a key vault',
    ),
});

function secretsOf(group: Resource): readonly string[] {
  return [...group.list('properties.containers'), ...group.list('properties.initContainers')]
    .flatMap((container) => container.list('properties.environmentVariables'))
    .filter((variable) => variable.text('value') === removed.secret)
    .map((variable) => variable.text('name') ?? 'a variable without a name');
}
