import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { defenderOf, setDefender } from './storage-defender.js';

export const storageWithoutDataDiscovery = defineCheck({
  id: 'storage-without-data-discovery',
  summary: 'storage account in which nobody looks for sensitive data',
  group: 'supply-chain',
  serves: 'threat-poisoning',
  severity: 'low',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'People copy data into a workspace and forget what was in it. Discovery tells you which containers hold sensitive ' +
    'data, so that an alert on such a container is looked at first.',
  passes:
    'Defender for Storage has isEnabled and sensitiveDataDiscovery.isEnabled true for the account. Absent settings mean ' +
    'off. The accounts behind datastores are looked at too.',
  breaks: 'Nothing; it is part of the plan.',
  repair: 'in-place',
  needs: ['Microsoft.Security/defenderForStorageSettings/read'],
  peers: [],
  references: ['https://learn.microsoft.com/azure/defender-for-cloud/defender-for-storage-data-sensitivity'],
  judge({ subject: storage, view }) {
    const defender = defenderOf(storage, view);
    if (!defender.exists) {
      return fail('Defender for Storage is not set up for the account');
    }
    if (defender.flag('properties.isEnabled') !== true) {
      return fail('Defender for Storage is off');
    }
    return defender.flag('properties.sensitiveDataDiscovery.isEnabled') === true
      ? pass('sensitiveDataDiscovery.isEnabled is true')
      : fail('sensitiveDataDiscovery.isEnabled is not true');
  },
  fix: ({ subject: storage }) =>
    setDefender(storage, { sensitiveDataDiscovery: { isEnabled: true } }, 'Let Defender look for sensitive data'),
});
