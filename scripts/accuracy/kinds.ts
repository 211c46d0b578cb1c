import type { Strictness } from '../../src/core/findings/finding.js';

/** What the labels of one kind are judged by. */
export interface Kind {
  readonly rules: readonly string[];
  /** The lowest strictness at which the kind's rules speak outside production. */
  readonly heardAt: Strictness;
  /** Whether there are enough labels for a figure; otherwise the limit is that no trap is hit. */
  readonly measured: boolean;
}

export const kinds: Readonly<Record<string, Kind>> = {
  'env-secret': { rules: ['secret-in-environment-variable'], heardAt: 'regular', measured: true },
  log: { rules: ['secret-in-log', 'environment-in-log', 'scoring-data-in-log'], heardAt: 'regular', measured: true },
  'credential-literal': {
    rules: ['credential-literal', 'credential-in-notebook-output'],
    heardAt: 'regular',
    measured: true,
  },
  'ci-secret': {
    rules: [
      'secret-in-environment-variable',
      'secret-in-input',
      'secret-in-pipeline-log',
      'secret-in-pipeline-variable',
      'secret-on-command-line',
      'credential-literal',
    ],
    heardAt: 'regular',
    measured: false,
  },
  'key-auth': {
    rules: [
      'client-secret-login',
      'connection-with-credentials',
      'datastore-with-credentials',
      'endpoint-key-auth',
      'registry-password',
    ],
    heardAt: 'regular',
    measured: true,
  },
  'public-exposure': {
    rules: [
      'compute-public-ip',
      'compute-public-ssh',
      'endpoint-public-network',
      'webservice-without-authentication',
      'webservice-without-tls',
      'workspace-public-network',
    ],
    heardAt: 'regular',
    measured: false,
  },
  posture: {
    rules: [
      'compute-public-ssh',
      'deployment-open-egress',
      'endpoint-key-auth',
      'endpoint-public-network',
      'webservice-without-authentication',
      'workspace-not-high-business-impact',
      'workspace-public-network',
    ],
    heardAt: 'regular',
    measured: false,
  },
  'supply-chain/integrity': {
    rules: [
      'data-from-public-url',
      'extra-package-index',
      'floating-asset-version',
      'image-from-elsewhere',
      'model-from-url',
      'plain-http',
      'tls-verification-off',
      'trust-remote-code',
      'unpinned-dependency',
      'unpinned-image',
      'unsafe-model-load',
    ],
    heardAt: 'pedantic',
    measured: true,
  },
  'secret-input': { rules: ['secret-in-input', 'secret-on-command-line'], heardAt: 'regular', measured: false },
  'run-id': { rules: ['sensitive-run-id'], heardAt: 'regular', measured: false },
  'compute-instance': { rules: ['compute-instance-in-production'], heardAt: 'regular', measured: false },
};

/** The kinds of labels that are about secrets in text, which is what scanners for secrets look for. */
export const secretKinds: readonly string[] = ['env-secret', 'credential-literal', 'ci-secret'];
