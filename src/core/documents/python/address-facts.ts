import { argumentEditor } from './entry-editor.js';
import type { FactContext, NamedCall } from './fact-context.js';
import { spanOf } from './syntax.js';

/** Calls of which an argument is an address that is opened, or handed to Azure ML to be opened. */
const readers =
  /^(?:Input|Data|Model|DataImport|FileDatasetFactory|TabularDatasetFactory|from_files|from_delimited_files|from_json_lines_files|from_parquet_files|WorkspaceConnection|urlopen|urlretrieve|urljoin|read_csv|read_json|read_parquet|read_excel|read_table|wget|download|OpenAI|AzureOpenAI|AzureOpenAIConnection)$/;
const requests = /(?:^|\.)(?:requests|session|httpx|client)\.(?:get|post|put|patch|delete|request|stream)$/i;

/** The plain `http:` addresses that the program reads from or sends to. */
export function readAddressFacts(context: FactContext, calls: readonly NamedCall[]): void {
  if (!/\bhttp\b/i.test(context.text)) {
    return;
  }
  for (const site of calls) {
    const datastore = /Datastore$|^register_azure_/.test(site.last);
    const client = /^azure\..*Client$/.test(site.path);
    if (!datastore && !client && !readers.test(site.last) && !requests.test(site.path)) {
      continue;
    }
    for (const argument of site.call.args) {
      const value = context.evaluator.field(argument.value, site.scope);
      const plain =
        value.state === 'literal' &&
        (datastore
          ? argument.name === 'protocol' && value.value.toLowerCase() === 'http'
          : /^http:\/\//i.test(value.value));
      if (plain) {
        context.add(
          { kind: 'plainAddress', span: spanOf(argument), value },
          argumentEditor(context, site, argument, value),
        );
      }
    }
  }
}
