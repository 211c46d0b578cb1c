import type { TokenCredential } from '@azure/core-auth';
import type { ArmClient } from '../azure/arm-client.js';
import type { Cloud } from '../azure/clouds.js';
import { UsageError } from './errors.js';
import type { AzureEngine } from './load-azure.js';
import type { PostureEngine } from './open-snapshot.js';
import { type AuthWay, chooseCredential } from './posture-credential.js';
import { tool } from './tool.js';

/** How a command reaches Azure. */
export interface ConnectArguments {
  /** A name of a cloud, or the address of a Resource Manager. */
  readonly cloud: string;
  readonly tenant?: string;
  readonly auth?: AuthWay;
}

/** The client for a cloud, with the sign-in that was asked for. Asks nothing yet. @throws UsageError */
export function connect(engine: PostureEngine, azure: AzureEngine, args: ConnectArguments): ArmClient {
  return new azure.ArmClient({
    cloud: cloudOf(engine, args.cloud),
    credential: credentialFor(engine, azure, args),
    userAgent: `aml-guard/${tool.version}`,
  });
}

/** The sign-in that was asked for. @throws UsageError */
export function credentialFor(
  engine: PostureEngine,
  azure: AzureEngine,
  { auth, cloud, tenant }: ConnectArguments,
): TokenCredential {
  return chooseCredential(azure, auth, tenant, cloudOf(engine, cloud).authority);
}

/** Does work that ends when the person interrupts the command. */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const interrupt = (): void => {
    stop.abort();
  };
  process.once('SIGINT', interrupt);
  try {
    return await work(stop.signal);
  } finally {
    process.off('SIGINT', interrupt);
  }
}

function cloudOf(engine: PostureEngine, name: string): Cloud {
  const known = Object.values(engine.clouds).find(({ id }) => id === name);
  if (known !== undefined) {
    return known;
  }
  try {
    return engine.customCloud(name);
  } catch (error) {
    if (error instanceof engine.CloudError) {
      throw new UsageError([`--cloud takes public, usGovernment, china or an address: ${error.message}`]);
    }
    throw error;
  }
}
