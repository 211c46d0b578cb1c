import { logsKeptTooShort } from '../../../../src/posture/checks/logging/logs-kept-too-short.js';
import { testCheck } from '../../../support/posture-tester.js';

const days = (retentionInDays: unknown) => ({ logs: { properties: { retentionInDays } } });

testCheck(logsKeptTooShort, {
  pass: { 'half a year': {}, 'just enough': { given: days(90) } },
  fail: { 'a month': { given: days(30), says: /30 days/ } },
  unknown: { refused: { given: { logs: 'forbidden' } }, 'no value': { given: days(null) } },
  notApplicable: {
    'no Log Analytics': { given: { insights: { properties: { WorkspaceResourceId: null } } } },
    'one that is gone': { given: { logs: 'absent' } },
  },
});
