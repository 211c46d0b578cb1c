// Written by `npm run generate`.
import { clientSecretLogin } from './client-secret-login.js';
import { clientSecretPipelineLogin } from './client-secret-pipeline-login.js';
import { computeInstanceInProduction } from './compute-instance-in-production.js';
import { computePublicIp } from './compute-public-ip.js';
import { computePublicSsh } from './compute-public-ssh.js';
import { computeWithoutIdentity } from './compute-without-identity.js';
import { connectionWithCredentials } from './connection-with-credentials.js';
import { credentialInNotebookOutput } from './credential-in-notebook-output.js';
import { credentialLiteral } from './credential-literal.js';
import { dataFromPublicUrl } from './data-from-public-url.js';
import { datastoreWithCredentials } from './datastore-with-credentials.js';
import type { Rule } from './define-rule.js';
import { deploymentOpenEgress } from './deployment-open-egress.js';
import { endpointKeyAuth } from './endpoint-key-auth.js';
import { endpointPublicNetwork } from './endpoint-public-network.js';
import { environmentInLog } from './environment-in-log.js';
import { extraPackageIndex } from './extra-package-index.js';
import { floatingAssetVersion } from './floating-asset-version.js';
import { imageFromElsewhere } from './image-from-elsewhere.js';
import { ineffectiveAllow } from './ineffective-allow.js';
import { interactiveLoginInJob } from './interactive-login-in-job.js';
import { modelFromUrl } from './model-from-url.js';
import { oneWorkspaceForAllStages } from './one-workspace-for-all-stages.js';
import { pipelineWithoutSecurityScan } from './pipeline-without-security-scan.js';
import { plainHttp } from './plain-http.js';
import { registryPassword } from './registry-password.js';
import { scoringDataInLog } from './scoring-data-in-log.js';
import { secretInEnvironmentVariable } from './secret-in-environment-variable.js';
import { secretInInput } from './secret-in-input.js';
import { secretInLog } from './secret-in-log.js';
import { secretInPipelineLog } from './secret-in-pipeline-log.js';
import { secretInPipelineVariable } from './secret-in-pipeline-variable.js';
import { secretInTrace } from './secret-in-trace.js';
import { secretOnCommandLine } from './secret-on-command-line.js';
import { sensitiveRunId } from './sensitive-run-id.js';
import { testTargetInProduction } from './test-target-in-production.js';
import { tlsVerificationOff } from './tls-verification-off.js';
import { trustRemoteCode } from './trust-remote-code.js';
import { unpinnedDependency } from './unpinned-dependency.js';
import { unpinnedImage } from './unpinned-image.js';
import { unsafeModelLoad } from './unsafe-model-load.js';
import { weakStorageAccount } from './weak-storage-account.js';
import { webserviceWithoutAuthentication } from './webservice-without-authentication.js';
import { webserviceWithoutTls } from './webservice-without-tls.js';
import { workspaceNotHighBusinessImpact } from './workspace-not-high-business-impact.js';
import { workspacePublicNetwork } from './workspace-public-network.js';
import { workspaceWithoutCustomerManagedKey } from './workspace-without-customer-managed-key.js';
import { workspaceWithoutNetworkIsolation } from './workspace-without-network-isolation.js';

/** All rules, by id. */
export const rules: readonly Rule[] = [
  clientSecretLogin,
  clientSecretPipelineLogin,
  computeInstanceInProduction,
  computePublicIp,
  computePublicSsh,
  computeWithoutIdentity,
  connectionWithCredentials,
  credentialInNotebookOutput,
  credentialLiteral,
  dataFromPublicUrl,
  datastoreWithCredentials,
  deploymentOpenEgress,
  endpointKeyAuth,
  endpointPublicNetwork,
  environmentInLog,
  extraPackageIndex,
  floatingAssetVersion,
  imageFromElsewhere,
  ineffectiveAllow,
  interactiveLoginInJob,
  modelFromUrl,
  oneWorkspaceForAllStages,
  pipelineWithoutSecurityScan,
  plainHttp,
  registryPassword,
  scoringDataInLog,
  secretInEnvironmentVariable,
  secretInInput,
  secretInLog,
  secretInPipelineLog,
  secretInPipelineVariable,
  secretInTrace,
  secretOnCommandLine,
  sensitiveRunId,
  testTargetInProduction,
  tlsVerificationOff,
  trustRemoteCode,
  unpinnedDependency,
  unpinnedImage,
  unsafeModelLoad,
  weakStorageAccount,
  webserviceWithoutAuthentication,
  webserviceWithoutTls,
  workspaceNotHighBusinessImpact,
  workspacePublicNetwork,
  workspaceWithoutCustomerManagedKey,
  workspaceWithoutNetworkIsolation,
];

export const ruleIds: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));
