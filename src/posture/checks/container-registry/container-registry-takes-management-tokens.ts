import { shellWord } from '../../fixes/render.js';
import { setProperties } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { readRegistry } from './registry.js';

export const containerRegistryTakesManagementTokens = defineCheck({
  id: 'container-registry-takes-management-tokens',
  summary: 'container registry that accepts tokens made for Azure Resource Manager',
  group: 'identity',
  serves: 'identity-registry-access',
  severity: 'low',
  since: '0.1.0',
  on: 'container-registry',
  why:
    'Many tools and scripts hold a token for Azure Resource Manager. Where the registry takes it too, a stolen one opens ' +
    'the images as well, and conditional access for registries is passed by.',
  passes: 'policies.azureADAuthenticationAsArmPolicy.status is disabled. Absent means enabled.',
  breaks:
    'Services that sign in with such a token, among them some pulls by managed identity and the scanner of Defender; try ' +
    'it on a registry that nothing depends on.',
  repair: 'precondition',
  needs: [readRegistry],
  peers: ['Azure Policy 42781ec6'],
  references: ['https://learn.microsoft.com/azure/container-registry/container-registry-disable-authentication-as-arm'],
  judge({ subject: registry }) {
    const status = registry.text('properties.policies.azureADAuthenticationAsArmPolicy.status', {
      since: '2025-04-01',
    });
    return status?.toLowerCase() === 'disabled'
      ? pass('policies.azureADAuthenticationAsArmPolicy.status is disabled')
      : fail(`policies.azureADAuthenticationAsArmPolicy.status is ${status ?? 'not set, which means enabled'}`);
  },
  fix: ({ subject: registry }) =>
    setProperties(
      registry.id,
      { policies: { azureADAuthenticationAsArmPolicy: { status: 'disabled' } } },
      'Take tokens made for registries only, once it is known that every client can',
      [`az acr config authentication-as-arm update --registry ${shellWord(registry.name)} --status disabled`],
    ),
});
