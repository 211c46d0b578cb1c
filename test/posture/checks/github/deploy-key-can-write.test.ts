import { deployKeyCanWrite } from '../../../../src/posture/checks/github/deploy-key-can-write.js';
import { gitHubPaths } from '../../../support/pipelines/made-github.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(deployKeyCanWrite, {
  pass: { 'reads only': {}, none: { given: { [gitHubPaths.deployKeys]: [] } } },
  fail: { writes: { given: { [gitHubPaths.deployKeys]: [{ id: 1, title: 'bot', read_only: false }] }, says: /bot/ } },
  unknown: { 'not allowed': { given: { [gitHubPaths.deployKeys]: 'forbidden' } } },
  notApplicable: { archived: { given: { [gitHubPaths.repository]: { archived: true } } } },
});
