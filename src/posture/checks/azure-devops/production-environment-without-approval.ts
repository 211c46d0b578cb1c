import { advise } from '../../fixes/remedy.js';
import { environmentChecksPath, projectOf } from '../../pipelines/azure-devops-addresses.js';
import { lastPart } from '../../pipelines/azure-devops-things.js';
import { defineCheck } from '../define-check.js';
import { isProductionEnvironment } from '../pipelines/production-environment.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { idOf } from './broad-groups.js';

export const productionEnvironmentWithoutApproval = defineCheck({
  id: 'production-environment-without-approval',
  summary: 'production environment to which a pipeline deploys without anybody’s approval',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'medium',
  since: '0.1.0',
  on: 'azure-devops-environment',
  why:
    'An environment in Azure DevOps is where somebody can say stop before a model goes live. Without an approval, ' +
    'whoever can start the pipeline decides alone.',
  passes:
    'An environment with a word for production in its name (prod, production, live) has a check of type Approval with ' +
    'at least one approver. Other environments are left out.',
  breaks: 'Deployments to it wait for the approval.',
  repair: 'in-place',
  needs: ['vso.environment_manage', 'vso.build_execute'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/pipelines/process/approvals',
    'https://learn.microsoft.com/rest/api/azure/devops/approvalsandchecks/check-configurations/list',
  ],
  judge({ subject: environment, view }) {
    const id = idOf(environment.has('id') ? lastPart(environment.id) : undefined);
    if (!isProductionEnvironment(environment.name)) {
      return notApplicable('The name does not say that it is production');
    }
    const approvals = view
      .things(environmentChecksPath(projectOf(environment.id), id), 'azure-devops/environment-checks', environment.name)
      .filter((check) => check.is('type.name', 'Approval') && (check.number('approverCount') ?? 0) > 0);
    return approvals.length > 0
      ? pass('Somebody has to approve deployments')
      : fail('Nobody has to approve deployments');
  },
  fix: () => advise('Add an approval of a group to the environment: Approvals and checks'),
});
