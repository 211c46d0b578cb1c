import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { isProductionEnvironment } from '../pipelines/production-environment.js';
import { fail, notApplicable, pass } from '../verdict.js';

export const githubProductionWithoutReviewers = defineCheck({
  id: 'github-production-without-reviewers',
  summary: 'production environment on GitHub to which workflows deploy without a reviewer',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'medium',
  since: '0.1.0',
  on: 'github-environment',
  why:
    'An environment is where somebody can say stop before a model goes live, and before its secrets and its federated ' +
    'identity are handed out. Without a reviewer, whoever can start the workflow decides alone.',
  passes:
    'An environment with a word for production in its name (prod, production, live) has a protection rule ' +
    'required_reviewers with at least one reviewer. Other environments are left out.',
  breaks: 'Deployments to it wait for the review. Private repositories need a plan that has it.',
  repair: 'in-place',
  needs: ['GitHub actions'],
  peers: [],
  references: [
    'https://docs.github.com/actions/deployment/targeting-different-environments/managing-environments-for-deployment',
    'https://docs.github.com/rest/deployments/environments#list-environments',
  ],
  judge({ subject: environment }) {
    const rules = environment.list('protection_rules');
    if (!isProductionEnvironment(environment.name)) {
      return notApplicable('The name does not say that it is production');
    }
    const isReviewed = rules.some(
      (rule) => rule.is('type', 'required_reviewers') && (rule.number('reviewerCount') ?? 0) > 0,
    );
    return isReviewed ? pass('Somebody has to review deployments') : fail('Nobody has to review deployments');
  },
  fix: () => advise('Add required reviewers to the environment: repository settings, environments'),
});
