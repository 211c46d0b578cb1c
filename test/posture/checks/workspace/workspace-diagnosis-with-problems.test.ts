import { workspaceDiagnosisWithProblems } from '../../../../src/posture/checks/workspace/workspace-diagnosis-with-problems.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(workspaceDiagnosisWithProblems, {
  pass: {
    'nothing found': {},
    'information only': {
      given: { 'workspace/diagnose': { value: { otherResults: [{ code: 'AllFine', level: 'Information' }] } } },
    },
  },
  fail: {
    'an error': {
      given: {
        'workspace/diagnose': {
          value: {
            keyVaultResults: [{ code: 'KeyVaultNotReachable', level: 'Error', message: 'It does not answer.' }],
          },
        },
      },
      says: /keyVault: KeyVaultNotReachable \(error\)/,
    },
    'a warning, which is less bad': {
      given: {
        'workspace/diagnose': { value: { dnsResolutionResults: [{ code: 'CustomDNSInUse', level: 'Warning' }] } },
      },
      says: /CustomDNSInUse.*low/,
    },
  },
  unknown: {
    'nobody has asked': { given: { 'workspace/diagnose': 'not-read' }, says: /was not read/ },
    'a refused read': { given: { 'workspace/diagnose': 'forbidden' } },
    'an answer without results': { given: { 'workspace/diagnose': { value: null } }, says: /no results/ },
  },
  notApplicable: {
    'no diagnosis': { given: { 'workspace/diagnose': 'absent' } },
    'a workspace that is gone': { given: { workspace: 'absent' } },
  },
});
