import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { inWorkspace } from '../endpoints/workspace-child.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, unclear } from '../verdict.js';

export const datastoreWithStoredCredential = defineCheck({
  id: 'datastore-with-stored-credential',
  summary: 'datastore that keeps a key or another credential',
  group: 'identity',
  serves: 'identity-entra-authentication',
  severity: 'high',
  since: '0.1.0',
  on: 'datastore',
  why:
    'Everybody who may use the datastore uses its credential, whatever rights they have themselves, and the storage ' +
    'logs show only the key. Without a stored credential, each person and each job reads with rights of its own.',
  passes:
    'credentials.credentialsType is None. AccountKey and Sas fail; ServicePrincipal and Certificate fail with a lower ' +
    'severity, because they can be given less than everything.',
  breaks:
    'People and computes that have no role on the storage account: each needs Storage Blob Data Reader or ' +
    'Contributor first.',
  repair: 'precondition',
  needs: ['Microsoft.MachineLearningServices/workspaces/datastores/read'],
  peers: ['AzTS Disable_Credential_Based_Access_On_Datastore'],
  otherwise:
    'AzTS reads authenticationType, a property that no answer has; the kind of credential is credentials.credentialsType.',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-datastore',
    'https://learn.microsoft.com/azure/machine-learning/how-to-disable-local-auth-storage',
  ],
  judge({ subject: datastore }) {
    const type = datastore.text('properties.credentials.credentialsType');
    switch (type?.toLowerCase()) {
      case undefined:
        return unclear('The answer does not say which credential the datastore keeps');
      case 'none':
        return pass('credentialsType is None');
      case 'serviceprincipal':
      case 'certificate':
        return fail(`credentialsType is ${type}`, 'medium');
      default:
        return fail(`credentialsType is ${type}`);
    }
  },
  fix: ({ subject: datastore }) =>
    advise(
      'Give people and computes their roles on the storage, declare the datastore again without the part credentials, and renew the key that it kept',
      [
        `az ml datastore show --name ${shellWord(datastore.name)} ${inWorkspace(datastore)}`,
        `az ml datastore create --file datastore.yml ${inWorkspace(datastore)}`,
      ],
    ),
});
