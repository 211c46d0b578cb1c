import type { Span } from '../documents/span.js';

/**
 * A step of a pipeline, or a command of a script, that signs in to Azure with something that can be stolen. Logins
 * without a secret (workload identity federation, managed identity) are no facts.
 *
 * Source: <https://learn.microsoft.com/azure/developer/github/connect-from-azure>.
 */
export interface PipelineLogin {
  readonly kind: 'pipelineLogin';
  /** The setting or argument that holds the secret. */
  readonly span: Span;
  /** As the author calls it: `azure/login`, `az login`, `AZURE_CLIENT_SECRET`. */
  readonly call: string;
  /**
   * - `clientSecret`: a service principal's secret, alone or inside credentials as JSON;
   * - `clientSecretVariable`: a variable that the Azure SDKs and Terraform read such a secret from;
   * - `password`: a user's password.
   */
  readonly method: 'clientSecret' | 'clientSecretVariable' | 'password';
  /** `undefined` for a script that any system may run. */
  readonly system: 'github' | 'devops' | undefined;
}
