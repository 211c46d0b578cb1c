import type * as vscode from 'vscode';
import type { Log } from '../infrastructure/log.js';

/**
 * What a provider answers: nothing where it is not wanted any more, and nothing where it failed, which is logged. An
 * editor shows a failing provider's message to nobody, or to everybody at each key.
 */
export async function guarded<T>(
  log: Log,
  title: string,
  token: vscode.CancellationToken,
  run: () => Promise<T | undefined>,
): Promise<T | undefined> {
  try {
    const result = await run();
    return token.isCancellationRequested ? undefined : result;
  } catch (error) {
    log.error(title, error);
    return undefined;
  }
}
