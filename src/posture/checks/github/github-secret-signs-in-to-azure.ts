import { advise } from '../../fixes/remedy.js';
import { repositoryPart } from '../../pipelines/github-addresses.js';
import { someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';

/**
 * Names under which guides and templates keep the secret of a service principal. `AZURE_CLIENT_ID` and the like are no
 * secrets and belong to the sign-in without one.
 *
 * Source: <https://github.com/Azure/login#login-with-a-service-principal-secret>.
 */
const signInSecrets =
  /^(?:AZURE|ARM|AZ|AML|AZUREML)_(?:[A-Z0-9]+_)*(?:CREDENTIALS?|CREDS|CLIENT_SECRET|SP_SECRET)(?:_[A-Z0-9]+)?$/;

export const githubSecretSignsInToAzure = defineCheck({
  id: 'github-secret-signs-in-to-azure',
  summary: 'repository on GitHub that keeps a secret to sign in to Azure',
  group: 'pipelines',
  serves: 'pipeline-secrets-in-key-vault',
  severity: 'high',
  since: '0.1.0',
  on: 'github-repository',
  why:
    'The secret of a service principal works from anywhere until it expires, for each workflow that can read it. With ' +
    'OpenID Connect nothing is kept: Azure believes the workflow itself, branch and environment included.',
  passes:
    'No secret of the repository has a name such as AZURE_CREDENTIALS, AZURE_CLIENT_SECRET or ARM_CLIENT_SECRET. Names ' +
    'are all that GitHub shows; secrets of environments and organizations are not looked at.',
  breaks: 'Nothing, once workflows sign in with azure/login and a federated credential.',
  repair: 'precondition',
  needs: ['GitHub secrets'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/developer/github/connect-from-azure-openid-connect',
    'https://docs.github.com/rest/actions/secrets#list-repository-secrets',
  ],
  judge({ subject: repository, view }) {
    if (repository.flag('archived') === true) {
      return notApplicable('The repository is archived: nothing runs or changes in it');
    }
    const names = view
      .things(repositoryPart(repository.id, 'secrets'), 'github/secrets', repository.name)
      .map((secret) => secret.text('name') ?? '')
      .filter((name) => signInSecrets.test(name));
    return names.length > 0
      ? fail(`Secrets named ${someOf(names)}`)
      : pass('No secret is named like a sign-in to Azure');
  },
  fix: () =>
    advise(
      'Give the application a federated credential for the repository, use it in azure/login, then delete the secret',
    ),
});
