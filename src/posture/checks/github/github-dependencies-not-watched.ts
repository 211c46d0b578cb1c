import { advise } from '../../fixes/remedy.js';
import { repositoryPart } from '../../pipelines/github-addresses.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';

export const githubDependenciesNotWatched = defineCheck({
  id: 'github-dependencies-not-watched',
  summary: 'repository on GitHub without alerts on vulnerable dependencies',
  group: 'pipelines',
  serves: 'pipeline-security-scanning',
  severity: 'medium',
  since: '0.1.0',
  on: 'github-repository',
  why:
    'Training and scoring code pulls in hundreds of packages, and each week a vulnerability of one of them is known. ' +
    'Dependabot alerts say which of them are in use here.',
  passes: 'Dependabot alerts are on: GitHub answers 204. It answers 404 and says so where they are off.',
  breaks: 'Nothing.',
  repair: 'in-place',
  needs: ['GitHub administration'],
  peers: [],
  references: [
    'https://docs.github.com/code-security/dependabot/dependabot-alerts/about-dependabot-alerts',
    'https://docs.github.com/rest/repos/repos#check-if-vulnerability-alerts-are-enabled-for-a-repository',
  ],
  judge({ subject: repository, view }) {
    if (repository.flag('archived') === true) {
      return notApplicable('The repository is archived: nothing runs or changes in it');
    }
    const named = { type: 'github/dependency-alerts', name: repository.name };
    const alerts = view.thing(repositoryPart(repository.id, 'dependencyAlerts'), named);
    return alerts.exists && alerts.flag('enabled') === true
      ? pass('Dependabot alerts are on')
      : fail('Dependabot alerts are off');
  },
  fix: () => advise('Turn on Dependabot alerts: repository settings, advanced security'),
});
