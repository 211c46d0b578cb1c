// Written by `npm run generate`.
import { agentPoolManagedByEverybody } from './azure-devops/agent-pool-managed-by-everybody.js';
import { agentPoolOpenToAllPipelines } from './azure-devops/agent-pool-open-to-all-pipelines.js';
import { azureDevopsProjectPublic } from './azure-devops/azure-devops-project-public.js';
import { defaultBranchWithoutBuild } from './azure-devops/default-branch-without-build.js';
import { defaultBranchWithoutReview } from './azure-devops/default-branch-without-review.js';
import { forkBuildGetsSecrets } from './azure-devops/fork-build-gets-secrets.js';
import { jobTokenReachesAllRepositories } from './azure-devops/job-token-reaches-all-repositories.js';
import { jobTokenReachesOtherProjects } from './azure-devops/job-token-reaches-other-projects.js';
import { organizationRightsOfEverybody } from './azure-devops/organization-rights-of-everybody.js';
import { pipelineVariablesSetByAnybody } from './azure-devops/pipeline-variables-set-by-anybody.js';
import { pipelineWithSecretVariable } from './azure-devops/pipeline-with-secret-variable.js';
import { productionEnvironmentWithoutApproval } from './azure-devops/production-environment-without-approval.js';
import { projectRightsForSinglePeople } from './azure-devops/project-rights-for-single-people.js';
import { projectRightsOfEverybody } from './azure-devops/project-rights-of-everybody.js';
import { repositoryRightsOfEverybody } from './azure-devops/repository-rights-of-everybody.js';
import { serviceConnectionManagedByEverybody } from './azure-devops/service-connection-managed-by-everybody.js';
import { serviceConnectionOpenToAllPipelines } from './azure-devops/service-connection-open-to-all-pipelines.js';
import { serviceConnectionToWholeSubscription } from './azure-devops/service-connection-to-whole-subscription.js';
import { serviceConnectionWithSecret } from './azure-devops/service-connection-with-secret.js';
import { variableGroupManagedByEverybody } from './azure-devops/variable-group-managed-by-everybody.js';
import { variableGroupOpenToAllPipelines } from './azure-devops/variable-group-open-to-all-pipelines.js';
import { variableGroupWithSecrets } from './azure-devops/variable-group-with-secrets.js';
import { attachedComputeOfOldKind } from './compute/attached-compute-of-old-kind.js';
import { clusterNeverEmpty } from './compute/cluster-never-empty.js';
import { clusterOfUnwelcomeSize } from './compute/cluster-of-unwelcome-size.js';
import { clusterWithoutManagedIdentity } from './compute/cluster-without-managed-identity.js';
import { computeOutsideNetwork } from './compute/compute-outside-network.js';
import { computeWithLocalLogin } from './compute/compute-with-local-login.js';
import { computeWithPublicAddress } from './compute/compute-with-public-address.js';
import { instanceServicePrivileged } from './compute/instance-service-privileged.js';
import { instanceServiceWithLooseImage } from './compute/instance-service-with-loose-image.js';
import { instanceServiceWithSecret } from './compute/instance-service-with-secret.js';
import { instanceSetUpBySomebodyElse } from './compute/instance-set-up-by-somebody-else.js';
import { instanceSharedBetweenUsers } from './compute/instance-shared-between-users.js';
import { instanceWithOldImage } from './compute/instance-with-old-image.js';
import { instanceWithRootAccess } from './compute/instance-with-root-access.js';
import { instanceWithoutIdleShutdown } from './compute/instance-without-idle-shutdown.js';
import { instanceWithoutPatching } from './compute/instance-without-patching.js';
import { productionWorkspaceWithInstances } from './compute/production-workspace-with-instances.js';
import { secretInSetupScript } from './compute/secret-in-setup-script.js';
import { sensitiveWorkOnLowPriority } from './compute/sensitive-work-on-low-priority.js';
import { sshPortOpenToInternet } from './compute/ssh-port-open-to-internet.js';
import { containerGroupOutsideNetwork } from './container-instances/container-group-outside-network.js';
import { containerGroupSubnetNotDelegated } from './container-instances/container-group-subnet-not-delegated.js';
import { containerGroupWithoutCustomerKey } from './container-instances/container-group-without-customer-key.js';
import { secretInContainerGroupEnvironment } from './container-instances/secret-in-container-group-environment.js';
import { containerImagesCanBeExported } from './container-registry/container-images-can-be-exported.js';
import { containerImagesNotScanned } from './container-registry/container-images-not-scanned.js';
import { containerImagesWithVulnerabilities } from './container-registry/container-images-with-vulnerabilities.js';
import { containerImagesWithoutQuarantine } from './container-registry/container-images-without-quarantine.js';
import { containerRegistryAccessNotLogged } from './container-registry/container-registry-access-not-logged.js';
import { containerRegistryAnswersPublicly } from './container-registry/container-registry-answers-publicly.js';
import { containerRegistryFirewallLetsTasksPass } from './container-registry/container-registry-firewall-lets-tasks-pass.js';
import { containerRegistryFirewallShutsServicesOut } from './container-registry/container-registry-firewall-shuts-services-out.js';
import { containerRegistryKeepsUntaggedImages } from './container-registry/container-registry-keeps-untagged-images.js';
import { containerRegistryPullWithoutIdentity } from './container-registry/container-registry-pull-without-identity.js';
import { containerRegistryTakesManagementTokens } from './container-registry/container-registry-takes-management-tokens.js';
import { containerRegistryWithAdminUser } from './container-registry/container-registry-with-admin-user.js';
import { containerRegistryWithAnonymousPull } from './container-registry/container-registry-with-anonymous-pull.js';
import { containerRegistryWithMicrosoftKey } from './container-registry/container-registry-with-microsoft-key.js';
import { containerRegistryWithoutDataEndpoints } from './container-registry/container-registry-without-data-endpoints.js';
import { containerRegistryWithoutPrivateEndpoint } from './container-registry/container-registry-without-private-endpoint.js';
import { noComputeBuildsImages } from './container-registry/no-compute-builds-images.js';
import { connectionOutOfOrder } from './data/connection-out-of-order.js';
import { connectionSharedWithEverybody } from './data/connection-shared-with-everybody.js';
import { connectionWithStoredSecret } from './data/connection-with-stored-secret.js';
import { datastoreInForeignSubscription } from './data/datastore-in-foreign-subscription.js';
import { datastoreOverHttp } from './data/datastore-over-http.js';
import { datastoreWithStoredCredential } from './data/datastore-with-stored-credential.js';
import { datastoreWithoutServiceIdentity } from './data/datastore-without-service-identity.js';
import { defenderPlanOff } from './defender/defender-plan-off.js';
import { storageWithoutDataDiscovery } from './defender/storage-without-data-discovery.js';
import { storageWithoutMalwareScan } from './defender/storage-without-malware-scan.js';
import { unhealthyAssessment } from './defender/unhealthy-assessment.js';
import type { Check } from './define-check.js';
import { sensitiveWorkspaceWithoutHbiFlag } from './encryption/sensitive-workspace-without-hbi-flag.js';
import { workspaceDatabaseAnswersPublicly } from './encryption/workspace-database-answers-publicly.js';
import { workspaceDatabaseWithAccountKeys } from './encryption/workspace-database-with-account-keys.js';
import { workspaceDatabaseWithOldTls } from './encryption/workspace-database-with-old-tls.js';
import { workspaceDatabaseWithoutOwnKey } from './encryption/workspace-database-without-own-key.js';
import { workspaceKeyCanBePurged } from './encryption/workspace-key-can-be-purged.js';
import { workspaceKeyNotUsable } from './encryption/workspace-key-not-usable.js';
import { workspaceKeyVaultOutOfReach } from './encryption/workspace-key-vault-out-of-reach.js';
import { workspaceKeyWithoutRotation } from './encryption/workspace-key-without-rotation.js';
import { workspaceSearchAnswersPublicly } from './encryption/workspace-search-answers-publicly.js';
import { workspaceSearchWithKeys } from './encryption/workspace-search-with-keys.js';
import { workspaceSearchWithoutOwnKey } from './encryption/workspace-search-without-own-key.js';
import { workspaceWithMicrosoftManagedKey } from './encryption/workspace-with-microsoft-managed-key.js';
import { batchEndpointWithKeys } from './endpoints/batch-endpoint-with-keys.js';
import { deploymentCollectsPayloads } from './endpoints/deployment-collects-payloads.js';
import { deploymentOutputInApplicationInsights } from './endpoints/deployment-output-in-application-insights.js';
import { deploymentReachesInternet } from './endpoints/deployment-reaches-internet.js';
import { deploymentWithForeignModel } from './endpoints/deployment-with-foreign-model.js';
import { endpointIdentityWithBroadRole } from './endpoints/endpoint-identity-with-broad-role.js';
import { onlineEndpointAnswersPublicly } from './endpoints/online-endpoint-answers-publicly.js';
import { onlineEndpointWithKeys } from './endpoints/online-endpoint-with-keys.js';
import { onlineEndpointWithoutLogs } from './endpoints/online-endpoint-without-logs.js';
import { secretInDeploymentEnvironment } from './endpoints/secret-in-deployment-environment.js';
import { serverlessEndpointWithKeys } from './endpoints/serverless-endpoint-with-keys.js';
import { serverlessEndpointWithoutContentSafety } from './endpoints/serverless-endpoint-without-content-safety.js';
import { anyActionCanRun } from './github/any-action-can-run.js';
import { deployKeyCanWrite } from './github/deploy-key-can-write.js';
import { forkWorkflowWithoutApproval } from './github/fork-workflow-without-approval.js';
import { githubDefaultBranchCanBeRewritten } from './github/github-default-branch-can-be-rewritten.js';
import { githubDefaultBranchWithoutReview } from './github/github-default-branch-without-review.js';
import { githubDependenciesNotWatched } from './github/github-dependencies-not-watched.js';
import { githubProductionOpenToAnyBranch } from './github/github-production-open-to-any-branch.js';
import { githubProductionWithoutReviewers } from './github/github-production-without-reviewers.js';
import { githubRepositoryPublic } from './github/github-repository-public.js';
import { githubSecretSignsInToAzure } from './github/github-secret-signs-in-to-azure.js';
import { githubSecretsCanBePushed } from './github/github-secrets-can-be-pushed.js';
import { githubSecretsNotScanned } from './github/github-secrets-not-scanned.js';
import { oidcSubjectSaysTooLittle } from './github/oidc-subject-says-too-little.js';
import { outsiderAdministersRepository } from './github/outsider-administers-repository.js';
import { ownRunnerOfPublicRepository } from './github/own-runner-of-public-repository.js';
import { workflowApprovesPullRequests } from './github/workflow-approves-pull-requests.js';
import { workflowTokenCanWrite } from './github/workflow-token-can-write.js';
import { hubWithoutDataIsolation } from './identity/hub-without-data-isolation.js';
import { systemDatastoresWithAccountKey } from './identity/system-datastores-with-account-key.js';
import { workspaceIdentityRulesResourceGroup } from './identity/workspace-identity-rules-resource-group.js';
import { workspaceWithoutManagedIdentity } from './identity/workspace-without-managed-identity.js';
import { workspaceWithoutOwnIdentity } from './identity/workspace-without-own-identity.js';
import { workspaceNamesMissingResource } from './inventory/workspace-names-missing-resource.js';
import { keyVaultAccessNotLogged } from './key-vault/key-vault-access-not-logged.js';
import { keyVaultAccessPolicyTooWide } from './key-vault/key-vault-access-policy-too-wide.js';
import { keyVaultAnswersPublicly } from './key-vault/key-vault-answers-publicly.js';
import { keyVaultCanBePurged } from './key-vault/key-vault-can-be-purged.js';
import { keyVaultFirewallShutsServicesOut } from './key-vault/key-vault-firewall-shuts-services-out.js';
import { keyVaultWithoutPrivatePath } from './key-vault/key-vault-without-private-path.js';
import { keyVaultWithoutRoleAuthorization } from './key-vault/key-vault-without-role-authorization.js';
import { resourcesSharedBetweenStages } from './key-vault/resources-shared-between-stages.js';
import { attachedAksForTests } from './kubernetes/attached-aks-for-tests.js';
import { attachedAksServesPublicly } from './kubernetes/attached-aks-serves-publicly.js';
import { attachedAksWithoutTls } from './kubernetes/attached-aks-without-tls.js';
import { attachedClusterOffStableTrain } from './kubernetes/attached-cluster-off-stable-train.js';
import { attachedClusterWithReadableCredential } from './kubernetes/attached-cluster-with-readable-credential.js';
import { kubernetesApiAnswersPublicly } from './kubernetes/kubernetes-api-answers-publicly.js';
import { kubernetesDisksWithoutCustomerKey } from './kubernetes/kubernetes-disks-without-customer-key.js';
import { kubernetesNodesWithoutHostEncryption } from './kubernetes/kubernetes-nodes-without-host-encryption.js';
import { kubernetesWithLocalAccounts } from './kubernetes/kubernetes-with-local-accounts.js';
import { kubernetesWithoutAzureRoles } from './kubernetes/kubernetes-without-azure-roles.js';
import { kubernetesWithoutDefender } from './kubernetes/kubernetes-without-defender.js';
import { kubernetesWithoutNetworkPolicy } from './kubernetes/kubernetes-without-network-policy.js';
import { kubernetesWithoutUpgrades } from './kubernetes/kubernetes-without-upgrades.js';
import { applicationInsightsAnswersPublicly } from './logging/application-insights-answers-publicly.js';
import { applicationInsightsWithKeys } from './logging/application-insights-with-keys.js';
import { applicationInsightsWithoutLogAnalytics } from './logging/application-insights-without-log-analytics.js';
import { logAnalyticsAnswersPublicly } from './logging/log-analytics-answers-publicly.js';
import { logsKeptTooShort } from './logging/logs-kept-too-short.js';
import { secretInJobEnvironment } from './logging/secret-in-job-environment.js';
import { sensitiveJobName } from './logging/sensitive-job-name.js';
import { workspaceWithoutLogs } from './logging/workspace-without-logs.js';
import { associatedResourceWithoutOutboundEndpoint } from './managed-network/associated-resource-without-outbound-endpoint.js';
import { managedNetworkNotProvisioned } from './managed-network/managed-network-not-provisioned.js';
import { managedNetworkOpenToInternet } from './managed-network/managed-network-open-to-internet.js';
import { managedNetworkWithBasicFirewall } from './managed-network/managed-network-with-basic-firewall.js';
import { managedNetworkWithoutMonitor } from './managed-network/managed-network-without-monitor.js';
import { outboundRuleNotInForce } from './managed-network/outbound-rule-not-in-force.js';
import { outboundRuleTooWide } from './managed-network/outbound-rule-too-wide.js';
import { serverlessComputeOutsideNetwork } from './managed-network/serverless-compute-outside-network.js';
import { workspaceWithoutManagedNetwork } from './managed-network/workspace-without-managed-network.js';
import { mlRegistryAnswersPublicly } from './ml-registry/ml-registry-answers-publicly.js';
import { mlRegistryWithAnonymousStorage } from './ml-registry/ml-registry-with-anonymous-storage.js';
import { mlRegistryWithBasicImages } from './ml-registry/ml-registry-with-basic-images.js';
import { pipelinesWithoutSecurityScan } from './pipelines/pipelines-without-security-scan.js';
import { isolationPolicyAsksForNothing } from './policy/isolation-policy-asks-for-nothing.js';
import { jobsWithoutPolicies } from './policy/jobs-without-policies.js';
import { policyExemptionWithoutEnd } from './policy/policy-exemption-without-end.js';
import { policyNotMet } from './policy/policy-not-met.js';
import { workspaceWithoutPolicies } from './policy/workspace-without-policies.js';
import { broadDataRoleOnStorage } from './roles/broad-data-role-on-storage.js';
import { contributorForUsingWorkspace } from './roles/contributor-for-using-workspace.js';
import { customRoleReadsKeys } from './roles/custom-role-reads-keys.js';
import { rolesForSinglePeople } from './roles/roles-for-single-people.js';
import { servicePrincipalBeyondGroup } from './roles/service-principal-beyond-group.js';
import { standingPrivilegedRole } from './roles/standing-privileged-role.js';
import { storageKeysThroughARole } from './roles/storage-keys-through-a-role.js';
import { tooManyPrivilegedPrincipals } from './roles/too-many-privileged-principals.js';
import { productionWithoutDeleteLock } from './stages/production-without-delete-lock.js';
import { samePeopleInDevAndProduction } from './stages/same-people-in-dev-and-production.js';
import { stagesShareResources } from './stages/stages-share-resources.js';
import { workspaceWithoutStage } from './stages/workspace-without-stage.js';
import { dataAccessListForSinglePeople } from './storage/data-access-list-for-single-people.js';
import { lifecycleRulesMissWorkspaceData } from './storage/lifecycle-rules-miss-workspace-data.js';
import { storageAccessNotLogged } from './storage/storage-access-not-logged.js';
import { storageAccountAllowsAnonymousReads } from './storage/storage-account-allows-anonymous-reads.js';
import { storageAccountAnswersPublicly } from './storage/storage-account-answers-publicly.js';
import { storageAccountEncryptedOnce } from './storage/storage-account-encrypted-once.js';
import { storageAccountWithLocalUsers } from './storage/storage-account-with-local-users.js';
import { storageAccountWithMicrosoftKey } from './storage/storage-account-with-microsoft-key.js';
import { storageAccountWithSharedKeys } from './storage/storage-account-with-shared-keys.js';
import { storageAccountWithWeakTransport } from './storage/storage-account-with-weak-transport.js';
import { storageAccountWithoutFirewall } from './storage/storage-account-without-firewall.js';
import { storageAccountWithoutPrivatePath } from './storage/storage-account-without-private-path.js';
import { storageDataCanBeCopiedAway } from './storage/storage-data-can-be-copied-away.js';
import { storageDataNotRecoverable } from './storage/storage-data-not-recoverable.js';
import { storageFirewallShutsWorkspaceOut } from './storage/storage-firewall-shuts-workspace-out.js';
import { storageFirewallTrustsAnyService } from './storage/storage-firewall-trusts-any-service.js';
import { storageKeysWithoutRenewalPeriod } from './storage/storage-keys-without-renewal-period.js';
import { storagePortalPrefersKeys } from './storage/storage-portal-prefers-keys.js';
import { storageSasWithoutLimit } from './storage/storage-sas-without-limit.js';
import { storageSubnetRuleWithoutEffect } from './storage/storage-subnet-rule-without-effect.js';
import { storageWithoutDeletionRule } from './storage/storage-without-deletion-rule.js';
import { trainingDataRewrittenUnnoticed } from './storage/training-data-rewritten-unnoticed.js';
import { applicationInsightsOutsidePrivateLink } from './virtual-network/application-insights-outside-private-link.js';
import { internetReachesSubnet } from './virtual-network/internet-reaches-subnet.js';
import { subnetWithDefaultOutbound } from './virtual-network/subnet-with-default-outbound.js';
import { subnetWithoutEndpointPolicy } from './virtual-network/subnet-without-endpoint-policy.js';
import { subnetWithoutSecurityGroup } from './virtual-network/subnet-without-security-group.js';
import { notebooksOutsidePrivateLink } from './workspace/notebooks-outside-private-link.js';
import { privateEndpointOfForeignSubscription } from './workspace/private-endpoint-of-foreign-subscription.js';
import { privateEndpointWaitingForApproval } from './workspace/private-endpoint-waiting-for-approval.js';
import { workspaceAddressListTooWide } from './workspace/workspace-address-list-too-wide.js';
import { workspaceAnswersPublicly } from './workspace/workspace-answers-publicly.js';
import { workspaceDiagnosisWithProblems } from './workspace/workspace-diagnosis-with-problems.js';
import { workspaceEndpointWithoutDnsZone } from './workspace/workspace-endpoint-without-dns-zone.js';
import { workspaceInOtherApiMode } from './workspace/workspace-in-other-api-mode.js';
import { workspaceWithLegacyPublicAccess } from './workspace/workspace-with-legacy-public-access.js';
import { workspaceWithoutPrivateEndpoint } from './workspace/workspace-without-private-endpoint.js';

/** All checks, by group. */
export const checks: readonly Check[] = [
  containerGroupOutsideNetwork,
  containerGroupSubnetNotDelegated,
  containerImagesCanBeExported,
  containerRegistryAnswersPublicly,
  containerRegistryFirewallLetsTasksPass,
  containerRegistryFirewallShutsServicesOut,
  containerRegistryWithoutDataEndpoints,
  containerRegistryWithoutPrivateEndpoint,
  datastoreInForeignSubscription,
  datastoreOverHttp,
  workspaceDatabaseAnswersPublicly,
  workspaceSearchAnswersPublicly,
  deploymentReachesInternet,
  onlineEndpointAnswersPublicly,
  keyVaultAnswersPublicly,
  keyVaultFirewallShutsServicesOut,
  keyVaultWithoutPrivatePath,
  attachedAksServesPublicly,
  attachedAksWithoutTls,
  kubernetesApiAnswersPublicly,
  kubernetesWithoutNetworkPolicy,
  applicationInsightsAnswersPublicly,
  logAnalyticsAnswersPublicly,
  associatedResourceWithoutOutboundEndpoint,
  managedNetworkNotProvisioned,
  managedNetworkOpenToInternet,
  managedNetworkWithBasicFirewall,
  managedNetworkWithoutMonitor,
  outboundRuleNotInForce,
  outboundRuleTooWide,
  serverlessComputeOutsideNetwork,
  workspaceWithoutManagedNetwork,
  mlRegistryAnswersPublicly,
  storageAccountAnswersPublicly,
  storageAccountWithoutFirewall,
  storageAccountWithoutPrivatePath,
  storageDataCanBeCopiedAway,
  storageFirewallShutsWorkspaceOut,
  storageFirewallTrustsAnyService,
  storageSubnetRuleWithoutEffect,
  applicationInsightsOutsidePrivateLink,
  internetReachesSubnet,
  subnetWithDefaultOutbound,
  subnetWithoutEndpointPolicy,
  subnetWithoutSecurityGroup,
  notebooksOutsidePrivateLink,
  privateEndpointOfForeignSubscription,
  privateEndpointWaitingForApproval,
  workspaceAddressListTooWide,
  workspaceAnswersPublicly,
  workspaceDiagnosisWithProblems,
  workspaceEndpointWithoutDnsZone,
  workspaceInOtherApiMode,
  workspaceWithLegacyPublicAccess,
  workspaceWithoutPrivateEndpoint,
  clusterWithoutManagedIdentity,
  secretInContainerGroupEnvironment,
  containerRegistryPullWithoutIdentity,
  containerRegistryTakesManagementTokens,
  containerRegistryWithAdminUser,
  containerRegistryWithAnonymousPull,
  connectionOutOfOrder,
  connectionSharedWithEverybody,
  connectionWithStoredSecret,
  datastoreWithStoredCredential,
  datastoreWithoutServiceIdentity,
  workspaceDatabaseWithAccountKeys,
  workspaceSearchWithKeys,
  batchEndpointWithKeys,
  endpointIdentityWithBroadRole,
  onlineEndpointWithKeys,
  secretInDeploymentEnvironment,
  serverlessEndpointWithKeys,
  hubWithoutDataIsolation,
  systemDatastoresWithAccountKey,
  workspaceIdentityRulesResourceGroup,
  workspaceWithoutManagedIdentity,
  workspaceWithoutOwnIdentity,
  workspaceNamesMissingResource,
  keyVaultAccessPolicyTooWide,
  keyVaultWithoutRoleAuthorization,
  resourcesSharedBetweenStages,
  attachedClusterWithReadableCredential,
  kubernetesWithLocalAccounts,
  kubernetesWithoutAzureRoles,
  applicationInsightsWithKeys,
  secretInJobEnvironment,
  broadDataRoleOnStorage,
  contributorForUsingWorkspace,
  customRoleReadsKeys,
  rolesForSinglePeople,
  servicePrincipalBeyondGroup,
  standingPrivilegedRole,
  storageKeysThroughARole,
  tooManyPrivilegedPrincipals,
  productionWithoutDeleteLock,
  samePeopleInDevAndProduction,
  stagesShareResources,
  workspaceWithoutStage,
  dataAccessListForSinglePeople,
  storageAccountAllowsAnonymousReads,
  storageAccountWithLocalUsers,
  storageAccountWithSharedKeys,
  storageKeysWithoutRenewalPeriod,
  storagePortalPrefersKeys,
  storageSasWithoutLimit,
  containerGroupWithoutCustomerKey,
  containerRegistryWithMicrosoftKey,
  sensitiveWorkspaceWithoutHbiFlag,
  workspaceDatabaseWithOldTls,
  workspaceDatabaseWithoutOwnKey,
  workspaceKeyCanBePurged,
  workspaceKeyNotUsable,
  workspaceKeyVaultOutOfReach,
  workspaceKeyWithoutRotation,
  workspaceSearchWithoutOwnKey,
  workspaceWithMicrosoftManagedKey,
  keyVaultCanBePurged,
  kubernetesDisksWithoutCustomerKey,
  kubernetesNodesWithoutHostEncryption,
  storageAccountEncryptedOnce,
  storageAccountWithMicrosoftKey,
  storageAccountWithWeakTransport,
  containerRegistryAccessNotLogged,
  deploymentCollectsPayloads,
  deploymentOutputInApplicationInsights,
  onlineEndpointWithoutLogs,
  keyVaultAccessNotLogged,
  applicationInsightsWithoutLogAnalytics,
  logsKeptTooShort,
  sensitiveJobName,
  workspaceWithoutLogs,
  isolationPolicyAsksForNothing,
  policyExemptionWithoutEnd,
  policyNotMet,
  workspaceWithoutPolicies,
  lifecycleRulesMissWorkspaceData,
  storageAccessNotLogged,
  storageDataNotRecoverable,
  storageWithoutDeletionRule,
  trainingDataRewrittenUnnoticed,
  attachedComputeOfOldKind,
  clusterNeverEmpty,
  clusterOfUnwelcomeSize,
  computeOutsideNetwork,
  computeWithLocalLogin,
  computeWithPublicAddress,
  instanceServicePrivileged,
  instanceServiceWithLooseImage,
  instanceServiceWithSecret,
  instanceSetUpBySomebodyElse,
  instanceSharedBetweenUsers,
  instanceWithOldImage,
  instanceWithRootAccess,
  instanceWithoutIdleShutdown,
  instanceWithoutPatching,
  productionWorkspaceWithInstances,
  secretInSetupScript,
  sensitiveWorkOnLowPriority,
  sshPortOpenToInternet,
  attachedAksForTests,
  containerImagesNotScanned,
  containerImagesWithVulnerabilities,
  containerImagesWithoutQuarantine,
  containerRegistryKeepsUntaggedImages,
  noComputeBuildsImages,
  defenderPlanOff,
  storageWithoutDataDiscovery,
  storageWithoutMalwareScan,
  unhealthyAssessment,
  deploymentWithForeignModel,
  serverlessEndpointWithoutContentSafety,
  attachedClusterOffStableTrain,
  kubernetesWithoutDefender,
  kubernetesWithoutUpgrades,
  mlRegistryWithAnonymousStorage,
  mlRegistryWithBasicImages,
  jobsWithoutPolicies,
  agentPoolManagedByEverybody,
  agentPoolOpenToAllPipelines,
  azureDevopsProjectPublic,
  defaultBranchWithoutBuild,
  defaultBranchWithoutReview,
  forkBuildGetsSecrets,
  jobTokenReachesAllRepositories,
  jobTokenReachesOtherProjects,
  organizationRightsOfEverybody,
  pipelineVariablesSetByAnybody,
  pipelineWithSecretVariable,
  productionEnvironmentWithoutApproval,
  projectRightsForSinglePeople,
  projectRightsOfEverybody,
  repositoryRightsOfEverybody,
  serviceConnectionManagedByEverybody,
  serviceConnectionOpenToAllPipelines,
  serviceConnectionToWholeSubscription,
  serviceConnectionWithSecret,
  variableGroupManagedByEverybody,
  variableGroupOpenToAllPipelines,
  variableGroupWithSecrets,
  anyActionCanRun,
  deployKeyCanWrite,
  forkWorkflowWithoutApproval,
  githubDefaultBranchCanBeRewritten,
  githubDefaultBranchWithoutReview,
  githubDependenciesNotWatched,
  githubProductionOpenToAnyBranch,
  githubProductionWithoutReviewers,
  githubRepositoryPublic,
  githubSecretSignsInToAzure,
  githubSecretsCanBePushed,
  githubSecretsNotScanned,
  oidcSubjectSaysTooLittle,
  outsiderAdministersRepository,
  ownRunnerOfPublicRepository,
  workflowApprovesPullRequests,
  workflowTokenCanWrite,
  pipelinesWithoutSecurityScan,
];
