/**
 * Tasks of Azure Pipelines that look for security problems in code, packages or images, by the name before the version.
 *
 * Sources: <https://learn.microsoft.com/azure/defender-for-cloud/configure-azure-devops-extension>,
 * <https://learn.microsoft.com/azure/devops/pipelines/tasks/reference/advanced-security-codeql-analyze-v1>, and the
 * reference pages of the extensions in the marketplace.
 */
const scanningTasks: ReadonlySet<string> = new Set([
  'microsoftsecuritydevops',
  'advancedsecurity-codeql-init',
  'advancedsecurity-codeql-analyze',
  'advancedsecurity-dependency-scanning',
  'credscan',
  'bandit',
  'binskim',
  'trivy',
  'aquascanner',
  'snyksecurityscan',
  'sonarcloudanalyze',
  'sonarqubeanalyze',
  'veracode',
  'checkmarx ast',
  'checkmarxast',
  'dependency-check-build-task',
  'whitesource bolt',
  'mend bolt',
  'gitleaks',
]);

/** Whether a task of a pipeline, as YAML names it (`MicrosoftSecurityDevOps@1`), is a scan. */
export function isScanningTask(name: string): boolean {
  return scanningTasks.has(name.replace(/@\d+$/, '').toLowerCase());
}
