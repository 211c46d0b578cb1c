import type { Node } from 'yaml';
import { credentialOfKeys } from '../../facts/connection.js';
import type { YamlFactContext } from './fact-context.js';

/** With what a connection signs in to its target. */
export function readConnection(context: YamlFactContext, root: Node): void {
  const { reader } = context;
  const type = reader.text(reader.find(root, 'type')?.value)?.toLowerCase();
  const flat = reader.find(root, 'api_key');
  const block = reader.find(root, 'credentials');
  const entries = reader.entries(block?.value, block?.place);
  const credential =
    flat === undefined ? credentialOfKeys(new Set(entries.map((entry) => entry.key))) : ('apiKey' as const);
  const place = flat ?? block;
  // Prompt flow keeps its connections on the machine at hand.
  const local = /promptflow/i.test(reader.text(reader.find(root, '$schema')?.value) ?? '');
  if (type === undefined || credential === undefined || place === undefined || local) {
    return;
  }
  context.add(
    { kind: 'connection', span: place.keySpan, type, credential, removable: place.key },
    context.settingsEditor(root),
  );
}
