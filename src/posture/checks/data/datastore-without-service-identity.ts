import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { storageAccountOf } from '../../snapshot/places.js';
import { inWorkspace } from '../endpoints/workspace-child.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';

export const datastoreWithoutServiceIdentity = defineCheck({
  id: 'datastore-without-service-identity',
  summary: 'datastore on private storage that the service opens without an identity',
  group: 'identity',
  serves: 'identity-data-access',
  severity: 'low',
  since: '0.1.0',
  on: 'datastore',
  why:
    'To show data in studio, the service itself reads the storage. Without the identity of the workspace it needs a ' +
    'key, or the firewall of the storage is opened wider than it should be.',
  passes:
    'serviceDataAccessAuthIdentity is WorkspaceSystemAssignedIdentity or WorkspaceUserAssignedIdentity; absent means ' +
    'None. Datastores on storage that is open to all networks are left out.',
  breaks:
    'Previews in studio run with the rights of the workspace: give its identity Storage Blob Data Reader, and Reader on ' +
    'the private endpoints of the storage, first.',
  repair: 'precondition',
  needs: ['Microsoft.MachineLearningServices/workspaces/datastores/read', 'Microsoft.Storage/storageAccounts/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-enable-studio-virtual-network',
    'https://learn.microsoft.com/azure/machine-learning/how-to-secure-workspace-vnet',
  ],
  judge({ subject: datastore, view }) {
    const identity = datastore.text('properties.serviceDataAccessAuthIdentity');
    if (identity !== undefined && identity.toLowerCase() !== 'none') {
      return pass(`serviceDataAccessAuthIdentity is ${identity}`);
    }
    const account = storageAccountOf(datastore, view);
    if (account === undefined) {
      return notApplicable('The datastore does not stand on a storage account');
    }
    const storage = view.resource(account);
    const isPrivate =
      /^(?:disabled|securedbyperimeter)$/i.test(storage.text('properties.publicNetworkAccess') ?? '') ||
      storage.is('properties.networkAcls.defaultAction', 'Deny');
    return isPrivate
      ? fail(
          `serviceDataAccessAuthIdentity is ${identity ?? 'not set, which means None'}, and ${storage.name} is private`,
        )
      : notApplicable('The storage account is open to all networks, so the service reaches it');
  },
  fix: ({ subject: datastore }) =>
    advise(
      'In studio, update the authentication of the datastore and let the managed identity of the workspace preview data',
      [`az ml datastore show --name ${shellWord(datastore.name)} ${inWorkspace(datastore)}`],
    ),
});
