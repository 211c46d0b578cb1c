import type { AccessToken, TokenCredential } from '@azure/core-auth';
import { UsageError } from './errors.js';
import type { AzureEngine } from './load-azure.js';
import type { authWays } from './options.js';

export type AuthWay = (typeof authWays)[number];

/** Ways whose library is loaded for them only. */
export const waysOfPipelines: ReadonlySet<AuthWay> = new Set<AuthWay>(['workloadIdentity', 'azurePipelines']);

/** Beside a token from outside nothing says when it ends; it is used as long as the command runs. */
const lifeOfGivenToken = 3_600_000;

/**
 * How the command signs in. Without a choice: the federated identity of a pipeline where its variables are set, else
 * the session of the Azure CLI. Nothing is stored.
 *
 * Sources: the variables of <https://learn.microsoft.com/entra/workload-id/workload-identity-federation> as
 * `WorkloadIdentityCredential` reads them, and those of the Azure Pipelines task AzureCLI@2.
 *
 * @param authorityHost where the cloud signs in
 * @throws UsageError when what the chosen way needs is not set
 */
export function chooseCredential(
  engine: AzureEngine,
  way: AuthWay | undefined,
  tenant: string | undefined,
  authorityHost: string,
): TokenCredential {
  const tenantOption = tenant === undefined ? {} : { tenantId: tenant };
  switch (wayToSignIn(way)) {
    case 'azureCli':
      // The Azure CLI knows its cloud itself.
      return new engine.AzureCliCredential(tenantOption);
    case 'workloadIdentity':
      return new (loaded(engine.WorkloadIdentityCredential))({ ...tenantOption, authorityHost });
    case 'azurePipelines':
      return new (loaded(engine.AzurePipelinesCredential))(
        tenant ?? variable('AZURESUBSCRIPTION_TENANT_ID'),
        variable('AZURESUBSCRIPTION_CLIENT_ID'),
        variable('AZURESUBSCRIPTION_SERVICE_CONNECTION_ID'),
        variable('SYSTEM_ACCESSTOKEN'),
        { authorityHost },
      );
    case 'accessToken':
      return new GivenTokens(variable('AML_GUARD_ACCESS_TOKEN'), process.env['AML_GUARD_STORAGE_ACCESS_TOKEN']);
  }
}

function loaded<T>(credential: T | undefined): T {
  if (credential === undefined) {
    throw new Error('the way to sign in has to be loaded before it is used');
  }
  return credential;
}

/** The way that was asked for, else the one that the variables speak for. */
export function wayToSignIn(way: AuthWay | undefined): AuthWay {
  if (way !== undefined) {
    return way;
  }
  if (process.env['AZURESUBSCRIPTION_SERVICE_CONNECTION_ID'] && process.env['SYSTEM_ACCESSTOKEN']) {
    return 'azurePipelines';
  }
  return process.env['AZURE_FEDERATED_TOKEN_FILE'] ? 'workloadIdentity' : 'azureCli';
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new UsageError([`the variable ${name} has to be set for this way to sign in`]);
  }
  return value;
}

/**
 * Tokens that somebody else has fetched, such as `az account get-access-token`: one for Resource Manager, and if wanted
 * one for the data of storage accounts. Neither stands in for the other.
 */
class GivenTokens implements TokenCredential {
  constructor(
    private readonly management: string,
    private readonly storage: string | undefined,
  ) {}

  getToken(scopes: string | string[]): Promise<AccessToken | null> {
    const [scope = ''] = [scopes].flat();
    const token = scope.startsWith('https://storage.azure.com/') ? this.storage : this.management;
    return Promise.resolve(
      token === undefined || token === '' ? null : { token, expiresOnTimestamp: Date.now() + lifeOfGivenToken },
    );
  }
}

/** A token that somebody else has fetched, such as `az account get-access-token`. */
export class GivenToken implements TokenCredential {
  constructor(private readonly token: string) {}

  getToken(): Promise<AccessToken> {
    return Promise.resolve({ token: this.token, expiresOnTimestamp: Date.now() + lifeOfGivenToken });
  }
}
