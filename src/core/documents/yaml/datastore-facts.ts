import type { Node } from 'yaml';
import type { DatastoreCredential } from '../../facts/datastore.js';
import type { YamlFactContext } from './fact-context.js';
import type { Entry } from './yaml-node.js';

const kindByKey: readonly (readonly [string, DatastoreCredential])[] = [
  ['account_key', 'accountKey'],
  ['sas_token', 'sas'],
  ['certificate', 'certificate'],
  ['client_secret', 'servicePrincipal'],
];

/** With what a datastore is read. */
export function readDatastore(context: YamlFactContext, root: Node): void {
  const { reader } = context;
  const credentials = reader.find(root, 'credentials');
  const found = credentials === undefined ? undefined : findCredential(context, credentials);
  if (credentials === undefined || found === undefined) {
    return;
  }
  const type = reader.text(reader.find(root, 'type')?.value)?.toLowerCase() ?? '';
  const schema = reader.text(reader.find(root, '$schema')?.value) ?? '';
  const name = reader.field(reader.find(root, 'name')?.value);
  context.add(
    {
      kind: 'datastore',
      span: found.entry.span,
      store: type === 'azure_file' || /\/azureFile\./i.test(schema) ? 'file' : 'blob',
      ...(name.state === 'literal' ? { name: name.value } : {}),
      credential: found.credential,
      removable: 'credentials',
    },
    context.settingsEditor(root),
  );
}

function findCredential(
  { reader }: YamlFactContext,
  credentials: Entry,
): { readonly credential: DatastoreCredential; readonly entry: Entry } | undefined {
  for (const [key, credential] of kindByKey) {
    const entry = reader.find(credentials.value, key, credentials.place);
    if (entry !== undefined) {
      return { credential, entry };
    }
  }
  // The secret itself may be handed over with `--set`.
  return reader.find(credentials.value, 'client_id', credentials.place) === undefined
    ? undefined
    : { credential: 'servicePrincipal', entry: credentials };
}
