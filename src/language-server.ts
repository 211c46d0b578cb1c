/**
 * The language server: a bundle of its own (`dist/language-server.cjs`), so that the command line starts as fast as
 * without it.
 */
import { createConnection, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LanguageServer } from './language-server/language-server.js';

/**
 * Serves one client until it says that it is done, or is gone; then the process ends, with 1 where the client did not
 * shut the server down first.
 */
export async function serve(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<never> {
  const connection = createConnection(input, output);
  const server = new LanguageServer(connection, new TextDocuments(TextDocument));
  server.listen();
  return new Promise<never>(() => {
    // The library ends the process.
  });
}
