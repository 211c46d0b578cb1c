import { githubDependenciesNotWatched } from '../../../../src/posture/checks/github/github-dependencies-not-watched.js';
import { gitHubPaths } from '../../../support/pipelines/made-github.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(githubDependenciesNotWatched, {
  pass: { on: {} },
  fail: { off: { given: { [gitHubPaths.dependencyAlerts]: 'absent' } } },
  unknown: { 'not allowed': { given: { [gitHubPaths.dependencyAlerts]: 'forbidden' } } },
  notApplicable: { archived: { given: { [gitHubPaths.repository]: { archived: true } } } },
});
