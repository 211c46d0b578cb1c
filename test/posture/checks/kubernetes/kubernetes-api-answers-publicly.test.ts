import { kubernetesApiAnswersPublicly } from '../../../../src/posture/checks/kubernetes/kubernetes-api-answers-publicly.js';
import { testCheck } from '../../../support/posture-tester.js';

const profile = (apiServerAccessProfile: unknown) => ({ cluster: { properties: { apiServerAccessProfile } } });

testCheck(kubernetesApiAnswersPublicly, {
  pass: {
    'a private cluster': {},
    'some addresses': {
      given: profile({ enablePrivateCluster: false, authorizedIPRanges: ['203.0.113.0/24'] }),
      says: /1 range"/,
    },
  },
  fail: {
    'no profile, which means public': { given: profile(null), says: /not private/ },
    'the whole internet': {
      given: profile({ enablePrivateCluster: null, authorizedIPRanges: ['203.0.113.0/24', '0.0.0.0/0'] }),
      says: /whole internet/,
    },
  },
  unknown: {
    'a refused cluster': { given: { cluster: 'forbidden' } },
    'a refused list of computes': { given: { 'workspace/computes': 'forbidden' } },
    'an answer of another type': { given: profile('private') },
  },
  notApplicable: {
    'no cluster': { given: { 'workspace/computes': [] } },
    'a cluster that is gone': { given: { cluster: 'absent' } },
  },
});
