import { setProperties } from '../../fixes/remedy.js';
import { kindOf } from '../../snapshot/workspace-traits.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { workspaceCommand } from '../workspace/workspace-commands.js';

export const systemDatastoresWithAccountKey = defineCheck({
  id: 'system-datastores-with-account-key',
  summary: 'workspace that opens its own storage with the account key',
  group: 'identity',
  serves: 'identity-entra-authentication',
  severity: 'high',
  since: '0.1.0',
  on: 'workspace',
  why:
    'The account key opens everything in the storage account to whoever holds it, and no log says who it was. With ' +
    'identities each access is somebody’s, and can be taken away from them alone.',
  passes:
    'systemDatastoresAuthMode is Identity. AccessKey fails; UserDelegationSAS, a link that is signed without the account ' +
    'key but works for whoever has it, fails with a lower severity. Absent means AccessKey since API version 2025-06-01.',
  breaks:
    'Everybody who uses the default datastores needs the roles Storage Blob Data Contributor and Storage File Data Privileged Contributor first.',
  repair: 'precondition',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-disable-local-auth-storage'],
  judge({ subject: workspace }) {
    if (kindOf(workspace) === 'project' && !workspace.has('properties.systemDatastoresAuthMode')) {
      return notApplicable('A project uses the storage of its hub; look at the hub');
    }
    const mode = workspace.text('properties.systemDatastoresAuthMode', { since: '2025-06-01' });
    switch (mode?.toLowerCase()) {
      case 'identity':
        return pass('systemDatastoresAuthMode is Identity');
      case 'userdelegationsas':
        return fail('systemDatastoresAuthMode is UserDelegationSAS', 'low');
      default:
        return fail(`systemDatastoresAuthMode is ${mode ?? 'not set, which means AccessKey'}`);
    }
  },
  fix: ({ subject: workspace }) =>
    setProperties(
      workspace.id,
      { systemDatastoresAuthMode: 'Identity' },
      'Give people and identities their roles on the storage account, then let the workspace use identities',
      [workspaceCommand(workspace, 'update', '--system-datastores-auth-mode', 'identity')],
    ),
});
