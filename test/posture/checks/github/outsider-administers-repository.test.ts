import { outsiderAdministersRepository } from '../../../../src/posture/checks/github/outsider-administers-repository.js';
import { gitHubPaths } from '../../../support/pipelines/made-github.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(outsiderAdministersRepository, {
  pass: { 'none with that role': {} },
  fail: {
    one: { given: { [gitHubPaths.outsiders]: [{ permissions: { admin: true } }] }, says: /1 outside collaborator/ },
  },
  unknown: { 'not allowed': { given: { [gitHubPaths.outsiders]: 'forbidden' } } },
  notApplicable: { 'of a person': { given: { [gitHubPaths.repository]: { owner: { type: 'User' } } } } },
});
