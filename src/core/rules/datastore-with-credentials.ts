import type { DatastoreUse } from '../facts/datastore-use.js';
import type { Datastore, DatastoreCredential } from '../facts/datastore.js';
import type { Fact } from '../facts/fact.js';
import type { Fix } from '../findings/finding.js';
import { defineRule } from './define-rule.js';

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
    needed:
      'This datastore hands {what} to everybody who may use the workspace; this kind of store takes nothing else everywhere',
    used: 'This job names no identity and reads {name}, which {path} defines with {what}: whoever can submit jobs reads the data',
  },
  visit: {
    datastore(datastore, report) {
      const data = { what: nameOf(datastore.credential) };
      if (datastore.store === 'blob') {
        report('stored', { span: datastore.span, fixes: fixesFor(datastore), data });
      } else {
        report('needed', { span: datastore.span, severity: 'low', strictness: 'pedantic', data });
      }
    },
    datastoreUse(use, report, { facts, project }) {
      if (use.hasIdentity || isRepeated(use, facts)) {
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
