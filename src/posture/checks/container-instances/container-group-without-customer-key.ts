import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';

export const containerGroupWithoutCustomerKey = defineCheck({
  id: 'container-group-without-customer-key',
  summary: 'container group that is encrypted with a key of Microsoft only',
  group: 'encryption',
  serves: 'encryption-customer-managed-keys',
  severity: 'medium',
  since: '0.1.0',
  on: 'container-group',
  why:
    'The service keeps images, settings and state of the group encrypted. With a key of your own you see each use of ' +
    'it, and can make the data unreadable by taking the key away.',
  passes: 'encryptionProperties.keyName is set. Absent means a key of Microsoft.',
  breaks: 'The group has to be made anew, and the container service needs to read the key.',
  repair: 'recreate',
  needs: ['Microsoft.ContainerInstance/containerGroups/read'],
  peers: ['Azure Policy 0aa61e00', 'steampipe container_instance_container_group_encrypted_using_cmk'],
  references: ['https://learn.microsoft.com/azure/container-instances/container-instances-encrypt-data'],
  judge({ subject: group }) {
    const key = group.text('properties.encryptionProperties.keyName');
    return key === undefined || key === ''
      ? fail('encryptionProperties.keyName is not set')
      : pass(`encryptionProperties.keyName is ${key}`);
  },
  fix: () => advise('Make the group anew with encryptionProperties that name a key vault, a key and its version'),
});
