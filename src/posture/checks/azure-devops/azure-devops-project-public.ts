import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, unclear } from '../verdict.js';

export const azureDevopsProjectPublic = defineCheck({
  id: 'azure-devops-project-public',
  summary: 'project of Azure DevOps that everybody on the internet can read',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'high',
  since: '0.1.0',
  on: 'azure-devops-project',
  why:
    'A public project shows code, pipelines, their logs and work items to anybody, without a sign-in. Names of ' +
    'workspaces, data and accounts are in them, and sometimes more.',
  passes: 'visibility is private or organization. Where it is absent, nothing is known.',
  breaks: 'People outside the organization no longer see the project.',
  repair: 'in-place',
  needs: ['vso.project'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/organizations/projects/make-project-public',
    'https://learn.microsoft.com/rest/api/azure/devops/core/projects/get',
  ],
  judge({ subject: project }) {
    const visibility = project.text('visibility')?.toLowerCase();
    if (visibility === undefined) {
      return unclear('The answer does not say who sees the project');
    }
    return visibility === 'public' ? fail('visibility is public') : pass(`visibility is ${visibility}`);
  },
  fix: ({ subject: project }) =>
    advise('Make the project private', [
      `az devops project update --project ${shellWord(project.name)} --visibility private`,
    ]),
});
