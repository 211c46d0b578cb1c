import { advise } from '../../fixes/remedy.js';
import { repositoryPart } from '../../pipelines/github-addresses.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass, unclear } from '../verdict.js';

export const anyActionCanRun = defineCheck({
  id: 'any-action-can-run',
  summary: 'repository on GitHub in which any action of anybody can run',
  group: 'pipelines',
  serves: 'threat-tampering',
  severity: 'low',
  since: '0.1.0',
  on: 'github-repository',
  why:
    'An action runs with the token and the secrets of the job. One that somebody takes over reaches what the job ' +
    'reaches, the workspace included, unless actions are chosen or pinned to a commit.',
  passes:
    'allowed_actions is selected or local_only, or sha_pinning_required is true. Where Actions are off, the check does ' +
    'not apply.',
  breaks: 'Workflows with actions that are not on the list.',
  repair: 'precondition',
  needs: ['GitHub administration'],
  peers: [],
  references: [
    'https://docs.github.com/actions/security-for-github-actions/security-guides/security-hardening-for-github-actions',
    'https://docs.github.com/rest/actions/permissions#get-github-actions-permissions-for-a-repository',
  ],
  judge({ subject: repository, view }) {
    const named = { type: 'github/actions', name: repository.name };
    const actions = view.thing(repositoryPart(repository.id, 'actions'), named);
    if (actions.flag('enabled') === false) {
      return notApplicable('Actions are off');
    }
    if (actions.flag('sha_pinning_required') === true) {
      return pass('Actions have to be pinned to a commit');
    }
    const allowed = actions.text('allowed_actions');
    if (allowed === undefined) {
      return unclear('The answer does not say which actions may run');
    }
    return allowed === 'all' ? fail('allowed_actions is all') : pass(`allowed_actions is ${allowed}`);
  },
  fix: () => advise('Allow chosen actions, or require full commit hashes: repository settings, actions, general'),
});
