import https from 'node:https';
import { AzureDevOpsClient } from '../../../src/pipeline-readers/azure-devops/azure-devops-client.js';
import { NodeApiTransport } from '../../../src/pipeline-readers/azure-devops/node-api-transport.js';
import { GitHubClient } from '../../../src/pipeline-readers/github/github-client.js';
import type { ConnectedPlace } from '../../../src/pipeline-readers/read-pipelines.js';
import { azureDevOps, azureDevOpsIdentities } from '../../../src/posture/pipelines/azure-devops-addresses.js';
import { gitHubApi } from '../../../src/posture/pipelines/github-addresses.js';
import { publicGitHub } from '../../../src/posture/pipelines/places.js';
import { MadeCredential, trusting } from '../azure/double-client.js';
import { devOpsPlace, madeAzureDevOps } from './made-azure-devops.js';
import { gitHubPlaceMade, madeGitHub } from './made-github.js';
import { ServiceDouble, type ServiceFault } from './service-double.js';

/** The made services, each host as a server of its own, and the product's clients for them. */
export class MadeServices {
  readonly devOpsCredential = new MadeCredential();
  readonly gitHubCredential = new MadeCredential();

  private constructor(
    readonly devOps: ServiceDouble,
    readonly identities: ServiceDouble,
    readonly gitHub: ServiceDouble,
  ) {}

  static async start(): Promise<MadeServices> {
    const devOpsAnswers = madeAzureDevOps();
    const [devOps, identities, gitHub] = await Promise.all([
      ServiceDouble.start({ answers: below(azureDevOps, devOpsAnswers), keyOf: devOpsKey, paging: 'continuation' }),
      ServiceDouble.start({ answers: below(azureDevOpsIdentities, devOpsAnswers), paging: 'continuation' }),
      ServiceDouble.start({ answers: below(gitHubApi(publicGitHub), madeGitHub()), paging: 'link' }),
    ]);
    return new MadeServices(devOps, identities, gitHub);
  }

  get all(): readonly ServiceDouble[] {
    return [this.devOps, this.identities, this.gitHub];
  }

  /** Both places with the product's clients, which trust the certificate of the doubles. */
  connected(
    credentials: { readonly devOps?: MadeCredential; readonly gitHub?: MadeCredential } = {},
  ): readonly ConnectedPlace[] {
    const agent = new https.Agent({ ca: this.devOps.certificate, keepAlive: true, maxSockets: 64 });
    return [
      {
        place: devOpsPlace,
        client: new AzureDevOpsClient({
          credential: credentials.devOps ?? this.devOpsCredential,
          userAgent: 'aml-guard-test',
          transport: new NodeApiTransport(agent),
          origins: { api: this.devOps.origin, identities: this.identities.origin },
        }),
      },
      {
        place: gitHubPlaceMade,
        client: new GitHubClient({
          host: publicGitHub,
          credential: credentials.gitHub ?? this.gitHubCredential,
          userAgent: 'aml-guard-test',
          httpClient: trusting(this.gitHub.certificate),
          origin: this.gitHub.origin,
        }),
      },
    ];
  }

  /** All hosts misbehave so, or answer well again. */
  misbehave(fault?: ServiceFault, faultTimes = Infinity): void {
    for (const double of this.all) {
      double.misbehave(fault, faultTimes);
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.all.map((double) => double.stop()));
  }
}

/** Answers by the path behind an origin. */
function below(origin: string, answers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([key]) => key.startsWith(`${origin}/`))
      .map(([key, body]) => [key.slice(origin.length), body]),
  );
}

/** The questions of Azure DevOps that a part of the query tells apart. */
function devOpsKey(path: string, query: URLSearchParams): string {
  const named = query.get('token') ?? query.get('path')?.replace(/^\//, '');
  if (query.has('resourceType')) {
    return `${path}/${query.get('resourceType') ?? ''}/${query.get('resourceId') ?? ''}`;
  }
  return named === undefined ? path : `${path}/${named}`;
}
