import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { rulesOfDefaultBranch } from './default-branch-rules.js';

export const githubDefaultBranchCanBeRewritten = defineCheck({
  id: 'github-default-branch-can-be-rewritten',
  summary: 'default branch on GitHub whose history can be rewritten',
  group: 'pipelines',
  serves: 'threat-tampering',
  severity: 'medium',
  since: '0.1.0',
  on: 'github-repository',
  why:
    'Who can force push can take away what a model was trained with, and the trace of who changed it. After an incident ' +
    'the history is what people look at first.',
  passes:
    'A rule non_fast_forward is in force on the default branch, or its classic protection does not allow force pushes.',
  breaks: 'Scripts that force push to the default branch.',
  repair: 'in-place',
  needs: ['GitHub metadata', 'GitHub administration'],
  peers: [],
  references: [
    'https://docs.github.com/rest/repos/rules#get-rules-for-a-branch',
    'https://docs.github.com/rest/branches/branch-protection#get-branch-protection',
  ],
  judge({ subject: repository, view }) {
    const { forbidsForcePush } = rulesOfDefaultBranch(repository, view, (rules) => rules.forbidsForcePush);
    return forbidsForcePush
      ? pass('Force pushes to the default branch are refused')
      : fail('Nothing refuses force pushes to the default branch');
  },
  fix: () => advise('Add a ruleset for the default branch that blocks force pushes'),
});
