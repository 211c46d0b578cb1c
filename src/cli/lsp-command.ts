import { codeOf, UsageError } from './errors.js';
import type { ExitCode } from './exit-codes.js';

/**
 * `aml-guard lsp`: serves an editor over standard input and output until it says that it is done.
 *
 * @throws UsageError in a package that comes without the server, as the extension does
 */
export async function lspCommand(): Promise<ExitCode> {
  const { serve } = await loadServer();
  return serve(process.stdin, process.stdout);
}

// Of no use to any other command, so that it is loaded for this one only.
async function loadServer(): Promise<typeof import('../language-server.js')> {
  try {
    return await import('../language-server.js');
  } catch (error) {
    if (/^(?:ERR_)?MODULE_NOT_FOUND$/.test(codeOf(error) ?? '')) {
      throw new UsageError(['the language server is not part of this installation; install the npm package']);
    }
    throw error;
  }
}
