import { defaultBranchWithoutBuild } from '../../../../src/posture/checks/azure-devops/default-branch-without-build.js';
import { paths, repositoryId } from '../../../support/pipelines/made-azure-devops.js';
import type { Changes } from '../../../support/azure/made-snapshot.js';
import { testCheck } from '../../../support/posture-tester.js';

const main = { repositoryId, refName: 'refs/heads/main', matchKind: 'Exact' };

function policy(change: object, scope: object, settings: object = { minimumApproverCount: 1 }): Changes {
  const type = { id: '0609b952-1397-4640-95ec-e00a01b2c241' };
  return {
    [paths.policies]: [
      { id: 1, type, isEnabled: true, isBlocking: true, ...change, settings: { ...settings, scope: [scope] } },
    ],
  };
}

testCheck(defaultBranchWithoutBuild, {
  pass: {
    exact: {},
    'all repositories, default branch': { given: policy({}, { matchKind: 'DefaultBranch' }) },
    'a folder of branches': { given: policy({}, { repositoryId, refName: 'refs/heads', matchKind: 'Prefix' }) },
  },
  fail: {
    none: { given: { [paths.policies]: [] } },
    'of another branch': { given: policy({}, { repositoryId, refName: 'refs/heads/dev', matchKind: 'Exact' }) },
    'of another repository': {
      given: policy({}, { repositoryId: 'other', refName: 'refs/heads/main', matchKind: 'Exact' }),
    },
    'switched off': { given: policy({ isEnabled: false }, main) },
    'not required': { given: policy({ isBlocking: false }, main) },
    deleted: { given: policy({ isDeleted: true }, main) },
  },
  unknown: {
    'policies not allowed': { given: { [paths.policies]: 'forbidden' } },
    'repositories not allowed': { given: { [paths.repositories]: 'forbidden' } },
  },
  notApplicable: {
    'no repository in use': {
      given: {
        [paths.repositories]: [{ id: repositoryId, name: 'r', isDisabled: true, defaultBranch: 'refs/heads/main' }],
      },
    },
  },
});
