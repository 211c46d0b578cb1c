/** The command cannot start as asked: an unknown option, a path that does not exist, a broken configuration file. */
export class UsageError extends Error {
  readonly code = 'usage';
  override readonly name = 'UsageError';

  /** @param messages one line each, without a final stop */
  constructor(readonly messages: readonly [string, ...string[]]) {
    super(messages.join('\n'));
  }
}

/** What the operating system says about a file, in words, without the path. */
export function fileTrouble(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOENT':
      return 'does not exist';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read';
    case 'EISDIR':
      return 'is a folder';
    case undefined:
      return error instanceof Error ? error.message : String(error);
    default:
      return `could not be read (${codeOf(error)})`;
  }
}

/** The `code` of a Node error (`ENOENT`), if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return undefined;
}
