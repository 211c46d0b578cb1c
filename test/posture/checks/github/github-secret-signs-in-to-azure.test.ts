import { githubSecretSignsInToAzure } from '../../../../src/posture/checks/github/github-secret-signs-in-to-azure.js';
import { gitHubPaths } from '../../../support/pipelines/made-github.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(githubSecretSignsInToAzure, {
  pass: { 'ids alone': {} },
  fail: {
    credentials: { given: { [gitHubPaths.secrets]: [{ name: 'AZURE_CREDENTIALS' }] }, says: /AZURE_CREDENTIALS/ },
    'of one stage': { given: { [gitHubPaths.secrets]: [{ name: 'AZURE_CREDENTIALS_PROD' }] } },
    'for Terraform': { given: { [gitHubPaths.secrets]: [{ name: 'ARM_CLIENT_SECRET' }] } },
  },
  unknown: { 'not allowed': { given: { [gitHubPaths.secrets]: 'forbidden' } } },
  notApplicable: { archived: { given: { [gitHubPaths.repository]: { archived: true } } } },
});
