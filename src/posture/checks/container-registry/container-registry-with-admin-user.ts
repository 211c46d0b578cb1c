import { setProperties } from '../../fixes/remedy.js';
import { updateRegistry } from '../associated/az.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { readRegistry } from './registry.js';

export const containerRegistryWithAdminUser = defineCheck({
  id: 'container-registry-with-admin-user',
  summary: 'container registry whose admin user is switched on',
  group: 'identity',
  serves: 'identity-registry-access',
  severity: 'high',
  since: '0.1.0',
  on: 'container-registry',
  why:
    'The admin user is one password for everything in the registry. Whoever has it can replace an image, and the code ' +
    'in it runs in the next job or behind the next endpoint; no log says who it was.',
  passes: 'adminUserEnabled is false. Absent means false.',
  breaks:
    'Pulls with the password: give the identities of the workspace and of the clusters a role for pulling first. ' +
    'Deployments to Container Instances still need the password.',
  repair: 'precondition',
  needs: [readRegistry],
  peers: [
    'PSRule AZR-000005',
    'checkov CKV_AZURE_137',
    'azqr cr-008',
    'Prowler containerregistry_admin_user_disabled',
    'terrascan AC_AZURE_0186',
    'KICS admin_user_enabled_for_container_registry',
    'Azure Policy dc921057',
    'cloudsploit acrAdminUser',
  ],
  otherwise:
    'The article on data encryption says that Azure ML needs the admin user; the article on service authentication ' +
    'describes how it works with identities, which is followed here.',
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication'],
  judge: ({ subject: registry }) =>
    registry.flag('properties.adminUserEnabled') === true
      ? fail('adminUserEnabled is true')
      : pass('adminUserEnabled is not true'),
  fix: ({ subject: registry }) =>
    setProperties(registry.id, { adminUserEnabled: false }, 'Switch the admin user off once pulls by identity work', [
      updateRegistry(registry, '--admin-enabled false'),
    ]),
});
