import type { SecretSource } from '../../facts/origin.js';

/**
 * What a command line hands out when it hands out a secret.
 *
 * Source: <https://learn.microsoft.com/cli/azure/reference-index>.
 *
 * @param command as written, without the assignment or substitution around it
 */
export function secretSourceOf(command: string): SecretSource | undefined {
  if (!/^\s*[@+-]*az(?:\.cmd)?\s/.test(command)) {
    return undefined;
  }
  const source = sources.find(([pattern]) => pattern.test(command))?.[1];
  return source === undefined || printsSomethingElse(command) ? undefined : source;
}

const sources: readonly (readonly [RegExp, SecretSource])[] = [
  [/^\s*[@+-]*az(?:\.cmd)?\s+keyvault\s+secret\s+show\b/, 'Key Vault secret'],
  [
    /^\s*[@+-]*az(?:\.cmd)?\s+ml\s+(?:online-|batch-)?endpoint\s+(?:get-credentials|get-keys|list-keys)\b/,
    'endpoint key',
  ],
  [/^\s*[@+-]*az(?:\.cmd)?\s+cognitiveservices\s+account\s+keys\s+list\b/, 'endpoint key'],
  [/^\s*[@+-]*az(?:\.cmd)?\s+search\s+(?:admin|query)-key\s/, 'endpoint key'],
  [/^\s*[@+-]*az(?:\.cmd)?\s+storage\s+account\s+keys\s+list\b/, 'storage account key'],
  [/^\s*[@+-]*az(?:\.cmd)?\s+storage\s+account\s+show-connection-string\b/, 'connection string'],
  [/^\s*[@+-]*az(?:\.cmd)?\s+storage\s+(?:\w+\s+)+generate-sas\b/, 'shared access signature'],
  [/^\s*[@+-]*az(?:\.cmd)?\s+acr\s+credential\s+show\b/, 'registry password'],
  [/^\s*[@+-]*az(?:\.cmd)?\s+account\s+get-access-token\b/, 'access token'],
];

// `--query id` of a secret is its address; `-o none` prints nothing.
function printsSomethingElse(command: string): boolean {
  if (/\s(?:-o|--output)[\s=]+none\b/.test(command)) {
    return true;
  }
  const query = /\s--query[\s=]+(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(command);
  const asked = query?.[1] ?? query?.[2] ?? query?.[3];
  return asked !== undefined && !/value|key|token|passw|connection|sas|^\[?\*?\d*\]?$/i.test(asked);
}
