import type { DatastoreUse } from '../facts/datastore-use.js';
import type { Datastore, DatastoreCredential } from '../facts/datastore.js';
import type { Fact } from '../facts/fact.js';
import type { Fix } from '../findings/finding.js';
import { describeSource, type KnownDatastore } from '../project/workspace-facts.js';
import { defineRule } from './define-rule.js';
import { placeOfSource } from './known-workspace.js';
import type { RuleContext } from './rule-context.js';

export const datastoreWithCredentials = defineRule({
  id: 'datastore-with-credentials',
  summary: 'datastore that is read with a stored key or secret instead of an identity',
  serves: 'identity-entra-authentication',
  severity: 'medium',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'unsafe',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-datastore',
    'https://learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication',
  ],
  messages: {
    stored:
      'This datastore hands {what} to everybody who may use the workspace; without credentials, data is read as the job or the user',
    forced:
      'This datastore hands {what} to everybody who may use the workspace, and {workspace} lets its own storage be opened with identities only: this undoes it',
    needed:
      'This datastore hands {what} to everybody who may use the workspace; this kind of store takes nothing else everywhere',
    used: 'This job names no identity and reads {name}, which {path} defines with {what}: whoever can submit jobs reads the data',
    deployed:
      'This job names no identity and reads {name}, which keeps {what} in {workspace}: whoever can submit jobs reads the data',
  },
  visit: {
    datastore(datastore, report, { workspace }) {
      const data = { what: nameOf(datastore.credential) };
      const known = workspace.workspace();
      if (datastore.store === 'blob' && known?.forcesIdentityDatastores === true) {
        const inWorkspace = { ...data, workspace: describeSource(known.source) };
        report('forced', {
          span: datastore.span,
          severity: 'high',
          related: placeOfSource(known),
          fixes: fixesFor(datastore),
          data: inWorkspace,
        });
        return;
      }
      if (datastore.store === 'blob') {
        report('stored', { span: datastore.span, fixes: fixesFor(datastore), data });
      } else {
        report('needed', { span: datastore.span, severity: 'low', strictness: 'pedantic', data });
      }
    },
    datastoreUse(use, report, { facts, project, workspace }) {
      if (use.hasIdentity || isRepeated(use, facts)) {
        return;
      }
      const known = findDeployed(use, workspace);
      if (known?.credential !== undefined) {
        const what = known.store === 'blob' ? nameOfDeployed(known.credential) : undefined;
        if (what !== undefined) {
          const data = { name: use.datastore, what, workspace: describeSource(known.source) };
          report('deployed', { span: use.span, severity: 'low', confidence: 'medium', data });
        }
        return;
      }
      // Two of one name may belong to two workspaces; then nobody knows which one is read.
      const [definition, ...others] = project.findDatastores(use.datastore);
      if (definition === undefined || others.length > 0 || definition.store !== 'blob') {
        return;
      }
      const { path, start, end, credential } = definition;
      report('used', {
        span: use.span,
        severity: 'low',
        confidence: 'medium',
        related: [{ path, start, end, message: 'the datastore and its credentials' }],
        data: { name: use.datastore, path, what: nameOf(credential) },
      });
    },
  },
});

function isRepeated(use: DatastoreUse, facts: readonly Fact[]): boolean {
  return facts.some(
    (fact) =>
      fact.kind === 'datastoreUse' &&
      fact.datastore === use.datastore &&
      fact.span.start < use.span.start &&
      !fact.hasIdentity,
  );
}

// The workspace's own datastores keep the key of its storage unless all of it is set to identities, which is no affair
// of a single job.
function findDeployed({ datastore }: DatastoreUse, workspace: RuleContext['workspace']): KnownDatastore | undefined {
  const known = workspace.findDatastore(datastore);
  const isOwn = /^workspace(?:blobstore|filestore|artifactstore|workingdirectory)$/i.test(datastore);
  return known === undefined || known.source.is === 'file' || isOwn ? undefined : known;
}

function nameOfDeployed(credential: NonNullable<KnownDatastore['credential']>): string | undefined {
  switch (credential) {
    case 'none':
      return undefined;
    case 'key':
      return nameOf('accountKey');
    case 'other':
      return 'a stored credential';
    default:
      return nameOf(credential);
  }
}

function nameOf(credential: DatastoreCredential): string {
  switch (credential) {
    case 'accountKey':
      return 'the key of the whole storage account';
    case 'sas':
      return 'a shared access signature';
    case 'servicePrincipal':
      return "a service principal's secret";
    case 'certificate':
      return 'a certificate';
    case 'password':
      return 'a password';
  }
}

// Whoever reads the data needs a role on the storage account afterwards, hence "unsafe".
function fixesFor(datastore: Datastore): readonly Fix[] {
  const key = datastore.removable;
  return key === undefined
    ? []
    : [
        {
          title: 'Remove the credentials, so that data is read with an identity',
          safety: 'unsafe',
          patches: [{ op: 'setting', on: datastore, key, value: undefined }],
        },
      ];
}
