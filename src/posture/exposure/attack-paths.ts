import { instanceToToken } from './attack/instance-to-token.js';
import { jobToOutside } from './attack/job-to-outside.js';
import { modelToIdentity } from './attack/model-to-identity.js';
import { pushToEndpoint } from './attack/push-to-endpoint.js';
import { readerToSecrets } from './attack/reader-to-secrets.js';
import { storageToIdentity } from './attack/storage-to-identity.js';
import { vaultToData } from './attack/vault-to-data.js';
import type { AttackPath } from './attack-path.js';
import type { Evidence } from './link-makers.js';

const order: readonly AttackPath['verdict'][] = ['open', 'unknown', 'cut'];

/** The ways that are known through a workspace, those that are open first. Pure; never throws. */
export function findAttackPaths(evidence: Evidence): readonly AttackPath[] {
  return [
    ...storageToIdentity(evidence),
    ...readerToSecrets(evidence),
    ...instanceToToken(evidence),
    ...vaultToData(evidence),
    ...pushToEndpoint(evidence),
    ...jobToOutside(evidence),
    ...modelToIdentity(evidence),
  ].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
}
