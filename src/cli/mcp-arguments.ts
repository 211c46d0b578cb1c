import { oneOf, optional, type Values } from './arguments.js';
import { UsageError } from './errors.js';
import type { McpArguments } from './mcp-command.js';
import { authWays } from './options.js';

/** Reads the options of `aml-guard mcp`. Throws {@link UsageError} when they make no sense together. */
export function mcpArguments(values: Values, rest: readonly string[]): McpArguments {
  const { auth, tenant, cloud } = values;
  const signIn = [
    ['--auth', auth],
    ['--tenant', tenant],
    ['--cloud', cloud],
  ].find(([, value]) => value !== undefined);
  if (values.azure !== true && signIn !== undefined) {
    throw new UsageError([`${String(signIn[0])} is for reading Azure, which needs --azure`]);
  }
  return {
    is: 'mcp',
    folder: optional(rest, 'mcp') ?? '.',
    azure: values.azure === true,
    ...(auth === undefined ? {} : { auth: oneOf('--auth', auth, authWays) }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(cloud === undefined ? {} : { cloud }),
  };
}
