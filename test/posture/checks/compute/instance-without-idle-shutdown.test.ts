import { instanceWithoutIdleShutdown } from '../../../../src/posture/checks/compute/instance-without-idle-shutdown.js';
import { computeInstance } from '../../../support/azure/made-computes.js';
import { testCheck } from '../../../support/posture-tester.js';

const bare = { ...computeInstance(), properties: { computeType: 'ComputeInstance' } };

function stopping(status: string): object {
  return { computeStartStop: [{ action: 'Stop', status, triggerType: 'Cron', cron: { expression: '0 18 * * *' } }] };
}

testCheck(instanceWithoutIdleShutdown, {
  pass: {
    'an hour': { given: { 'workspace/computes': [computeInstance()] }, says: /PT1H/ },
    'three hours in minutes': {
      given: { 'workspace/computes': [computeInstance({ idleTimeBeforeShutdown: 'PT180M' })] },
    },
    'a schedule that stops it': {
      given: {
        'workspace/computes': [computeInstance({ idleTimeBeforeShutdown: null, schedules: stopping('Enabled') })],
      },
      says: /schedule/,
    },
  },
  fail: {
    never: { given: { 'workspace/computes': [computeInstance({ idleTimeBeforeShutdown: null })] }, says: /Neither/ },
    'a day': {
      given: { 'workspace/computes': [computeInstance({ idleTimeBeforeShutdown: 'P1D' })] },
      says: /more than three hours/,
    },
    'a schedule that is off': {
      given: {
        'workspace/computes': [computeInstance({ idleTimeBeforeShutdown: null, schedules: stopping('Disabled') })],
      },
    },
  },
  unknown: {
    'a refused read': { given: { 'workspace/computes': 'forbidden' } },
    'an answer without the settings': { given: { 'workspace/computes': [bare] }, says: /not in the answer/ },
    'a time that is none': {
      given: { 'workspace/computes': [computeInstance({ idleTimeBeforeShutdown: 'soon' })] },
      says: /duration/,
    },
    'an older API version that says nothing': {
      given: {
        'workspace/computes': {
          apiVersion: '2024-10-01',
          change: { value: [computeInstance({ idleTimeBeforeShutdown: null })] },
        },
      },
      says: /2025-12-01/,
    },
  },
  notApplicable: { 'no instance': { says: /There is not/ } },
});
