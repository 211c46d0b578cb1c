import { setProperties } from '../../fixes/remedy.js';
import { updateRegistry } from '../associated/az.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { readRegistry } from './registry.js';

export const containerRegistryWithAnonymousPull = defineCheck({
  id: 'container-registry-with-anonymous-pull',
  summary: 'container registry from which anybody may pull without signing in',
  group: 'identity',
  serves: 'identity-registry-access',
  severity: 'high',
  since: '0.1.0',
  on: 'container-registry',
  why:
    'Images of training and serving hold your code, the list of what it is built on, and at times models and forgotten ' +
    'secrets. Anonymous pull gives all of them to whoever reaches the registry.',
  passes: 'anonymousPullEnabled is false or absent. The Basic tier does not have it and is not asked.',
  breaks: 'Pulls by clients that do not sign in.',
  repair: 'in-place',
  needs: [readRegistry],
  peers: [
    'PSRule AZR-000401',
    'checkov CKV_AZURE_138',
    'Azure Policy 9f2dea28',
    'cloudsploit acrAnonymousPullAccessEnabled',
  ],
  references: ['https://learn.microsoft.com/azure/container-registry/anonymous-pull-access'],
  judge({ subject: registry }) {
    if (registry.is('sku.name', 'Basic')) {
      return notApplicable('A registry of the Basic tier has no anonymous pull');
    }
    return registry.flag('properties.anonymousPullEnabled', { since: '2025-04-01' }) === true
      ? fail('anonymousPullEnabled is true')
      : pass('anonymousPullEnabled is not true');
  },
  fix: ({ subject: registry }) =>
    setProperties(registry.id, { anonymousPullEnabled: false }, 'Let nobody pull without signing in', [
      updateRegistry(registry, '--anonymous-pull-enabled false'),
    ]),
});
