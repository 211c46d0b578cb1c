import { advise } from '../../fixes/remedy.js';
import { repositoryPart } from '../../pipelines/github-addresses.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, unclear } from '../verdict.js';

export const workflowTokenCanWrite = defineCheck({
  id: 'workflow-token-can-write',
  summary: 'repository on GitHub whose workflows get a token that can write by default',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'medium',
  since: '0.1.0',
  on: 'github-repository',
  why:
    'Each job gets the token, also each action from elsewhere that runs in it. With rights to write it can change code ' +
    'and releases; most jobs need to read only, and the others can say so.',
  passes: 'default_workflow_permissions is read.',
  breaks: 'Workflows that write and do not say so by permissions.',
  repair: 'precondition',
  needs: ['GitHub administration'],
  peers: [],
  references: [
    'https://docs.github.com/actions/security-for-github-actions/security-guides/automatic-token-authentication',
    'https://docs.github.com/rest/actions/permissions#get-default-workflow-permissions-for-a-repository',
  ],
  judge({ subject: repository, view }) {
    const named = { type: 'github/workflow-token', name: repository.name };
    const rights = view
      .thing(repositoryPart(repository.id, 'workflowToken'), named)
      .text('default_workflow_permissions');
    if (rights === undefined) {
      return unclear('The answer does not say what the token may do');
    }
    return rights === 'read'
      ? pass('default_workflow_permissions is read')
      : fail(`default_workflow_permissions is ${rights}`);
  },
  fix: () =>
    advise('Choose "Read repository contents and packages permissions": repository settings, actions, general'),
});
