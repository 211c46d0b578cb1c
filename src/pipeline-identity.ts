/**
 * The ways to sign in that only a pipeline has. A bundle of its own (`dist/pipeline-identity.cjs`), loaded by the
 * command line when one of them is chosen: the library behind them is as large as all other clients together, and the
 * extension, which signs in through VS Code or the Azure CLI, does without it.
 */
export { AzurePipelinesCredential, WorkloadIdentityCredential } from '@azure/identity';
