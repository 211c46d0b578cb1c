/**
 * Words by which the steps of well-known scanners are recognised: for secrets, vulnerable dependencies and images, and
 * insecure code.
 *
 * Source of the first: <https://learn.microsoft.com/azure/defender-for-cloud/configure-azure-devops-extension>,
 * <https://learn.microsoft.com/azure/devops/repos/security/github-advanced-security-code-scanning>.
 */
const scanners =
  /MicrosoftSecurityDevOps|security-devops-action|AdvancedSecurity-|CredScan|codeql|dependency-review-action|\btrivy\b|\bsnyk\b|\bbandit\b|\bsafety (?:check|scan)|pip-audit|gitleaks|trufflehog|detect-secrets|checkov|\btfsec\b|terrascan|\bkics\b|semgrep|sonar(?:cloud|qube)|\bgrype\b|anchore|\bclair\b|scorecard-action|\bmend\b|whitesource|veracode|fortify|checkmarx|aml-guard|osv-scanner|secretlint|zizmor|aquasec|twistcli|prisma-?cloud|component-?governance|template-analyzer/i;

/** Whether a step of the pipeline looks for security problems; what only comments say does not count. */
export function hasSecurityScan(text: string): boolean {
  return scanners.test(text.replace(/(?:^|[ \t])#[^\r\n]*/gm, ''));
}
