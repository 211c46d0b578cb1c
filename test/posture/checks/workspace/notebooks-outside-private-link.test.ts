import { notebooksOutsidePrivateLink } from '../../../../src/posture/checks/workspace/notebooks-outside-private-link.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(notebooksOutsidePrivateLink, {
  pass: {
    'notebooks covered': {},
    'the value in an older answer': { given: { workspace: { apiVersion: '2022-10-01' } } },
  },
  fail: {
    'notebooks not covered': {
      given: { workspace: { properties: { notebookInfo: { isPrivateLinkEnabled: false } } } },
      says: /is false/,
    },
    'no value': {
      given: { workspace: { properties: { notebookInfo: { isPrivateLinkEnabled: null } } } },
      says: /is not set/,
    },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'an older API version without the value': {
      given: {
        workspace: {
          apiVersion: '2025-06-01',
          change: { properties: { notebookInfo: { isPrivateLinkEnabled: null } } },
        },
      },
      says: /2025-12-01/,
    },
  },
  notApplicable: {
    'no private endpoint': { given: { workspace: { properties: { privateEndpointConnections: [] } } } },
    'no notebook service': { given: { workspace: { properties: { notebookInfo: null } } } },
    'a project, whose hub decides': { given: { workspace: { kind: 'Project' } }, says: /hub/ },
  },
});
