import { advise } from '../../fixes/remedy.js';
import { repositoryPart } from '../../pipelines/github-addresses.js';
import { someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, unclear } from '../verdict.js';

/**
 * Claims by which Azure can tell one run of a repository from another.
 *
 * Source: <https://docs.github.com/actions/reference/security/oidc#oidc-token-claims>.
 */
const tellingClaims: ReadonlySet<string> = new Set([
  'context',
  'ref',
  'environment',
  'workflow',
  'workflow_ref',
  'job_workflow_ref',
  'head_ref',
  'base_ref',
  'event_name',
  'sha',
]);

export const oidcSubjectSaysTooLittle = defineCheck({
  id: 'oidc-subject-says-too-little',
  summary: 'repository on GitHub whose workflows all look the same to Azure',
  group: 'pipelines',
  serves: 'identity-least-privilege',
  severity: 'medium',
  since: '0.1.0',
  on: 'github-repository',
  why:
    'Azure lets a workflow in by the subject of its token. If that names neither branch nor environment nor workflow, ' +
    'a run of any branch gets what production gets.',
  passes:
    'use_default is true, or include_claim_keys has a claim that tells runs apart, such as context, environment, ref ' +
    'or job_workflow_ref.',
  breaks: 'Federated credentials that are written for the present subject; change them at the same time.',
  repair: 'precondition',
  needs: ['GitHub actions'],
  peers: [],
  references: [
    'https://docs.github.com/actions/reference/security/oidc',
    'https://docs.github.com/rest/actions/oidc#get-the-customization-template-for-an-oidc-subject-claim-for-a-repository',
  ],
  judge({ subject: repository, view }) {
    const named = { type: 'github/oidc-subject', name: repository.name };
    const subject = view.thing(repositoryPart(repository.id, 'subject'), named);
    const isDefault = subject.flag('use_default');
    if (isDefault === undefined) {
      return unclear('The answer does not say what the subject is made of');
    }
    if (isDefault) {
      return pass('The subject is the default one, with branch or environment');
    }
    const claims = subject.texts('include_claim_keys');
    return claims.some((claim) => tellingClaims.has(claim.toLowerCase()))
      ? pass(`The subject is made of ${someOf(claims)}`)
      : fail(`The subject is made of ${claims.length === 0 ? 'nothing that is named' : someOf(claims)}`);
  },
  fix: () => advise('Add context to the claims of the subject, and change the federated credentials at the same time'),
});
