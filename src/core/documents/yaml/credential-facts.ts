import { isScalar, type Node } from 'yaml';
import type { CredentialHolder } from '../../facts/credential.js';
import { classifyName } from '../../secrets/name-rule.js';
import type { YamlFactContext } from './fact-context.js';
import type { Entry, Place } from './yaml-node.js';

/**
 * Source: `azure-ai-ml`, `_schema/_datastore/credentials.py` and `_schema/workspace/connections/credentials.py`.
 */
const credentialKeys = new Set([
  'account_key', 'sas_token', 'client_secret', 'certificate', 'key', 'pat', 'password', 'secret_access_key', 'access_token',
]); // prettier-ignore

const maxDepth = 12;

/** Every entry below a node whose key says that it holds a credential. */
export function readCredentialFacts(
  context: YamlFactContext,
  node: Node | undefined,
  holder: CredentialHolder,
  parent?: Place,
  depth = 0,
): void {
  const { reader } = context;
  if (depth > maxDepth) {
    return;
  }
  for (const entry of reader.entries(node, parent)) {
    if (entry.key === 'environment_variables' || entry.key === 'tags' || entry.key === 'properties') {
      continue;
    }
    if (reader.isMap(entry.value)) {
      readCredentialFacts(context, entry.value, holder, entry.place, depth + 1);
    } else if (!addCredential(context, entry, holder, parent)) {
      for (const item of reader.items(entry.value)) {
        if (reader.isMap(item)) {
          readCredentialFacts(context, item, holder, entry.place, depth + 1);
        }
      }
    }
  }
}

function addCredential(
  context: YamlFactContext,
  entry: Entry,
  holder: CredentialHolder,
  parent: Place | undefined,
): boolean {
  const { reader } = context;
  const underCredentials = parent !== undefined && isKey(parent, 'credentials');
  const documented =
    (underCredentials && credentialKeys.has(entry.key)) ||
    entry.key === 'admin_password' ||
    (holder === 'connection' && entry.key === 'api_key');
  if (!documented && !(classifyName(entry.key).secret && isScalar(reader.follow(entry.value)))) {
    return false;
  }
  context.add(
    {
      kind: 'credential',
      span: entry.span,
      slot: entry.key,
      known: documented ? 'documented' : 'named',
      holder,
      value: reader.field(entry.value),
    },
    context.entryEditor(entry, underCredentials && holder === 'datastore' ? parent : undefined),
  );
  return true;
}

function isKey(place: Place, key: string): boolean {
  const node = place.pair.key as Node | null;
  return isScalar(node) && node.value === key;
}
