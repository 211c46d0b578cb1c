/** What came out of an audit. */
export interface AuditOutcome {
  /** One line: `NOT CHECKED …`, or what was found where. */
  readonly line: string;
  /** A line for each weak package. */
  readonly details: readonly string[];
  /** Nothing is known to be weak, or nobody could say. */
  readonly isFine: boolean;
}

/**
 * Reads what `npm audit --json` has written. An answer that is no report of the form that npm documents is never taken
 * for one without weaknesses.
 *
 * Source: `auditReportVersion` 2 of <https://docs.npmjs.com/cli/v11/commands/npm-audit>.
 *
 * @param bundled names of the packages that are published
 */
export function judgeAudit(text: string, bundled: ReadonlySet<string>): AuditOutcome {
  const report = parse(text);
  const weaknesses = asRecord(report?.['vulnerabilities']);
  if (report?.['auditReportVersion'] !== 2 || weaknesses === undefined) {
    return { line: `NOT CHECKED: ${reasonOf(report)}`, details: [], isFine: true };
  }
  const weak = Object.entries(weaknesses).map(([name, entry]) => {
    const severity = asRecord(entry)?.['severity'];
    return { name, severity: typeof severity === 'string' ? severity : 'of unknown severity' };
  });
  const published = weak.filter(({ name }) => bundled.has(name)).length;
  return {
    line: `${String(published)} weak packages in the bundles, ${String(weak.length - published)} among the tools`,
    details: weak.map(({ name, severity }) => `${name} (${severity}${bundled.has(name) ? ', in the bundles' : ''})`),
    isFine: weak.length === 0,
  };
}

function reasonOf(report: Readonly<Record<string, unknown>> | undefined): string {
  const error = asRecord(report?.['error']);
  // npm's own summary may name the registry of the machine.
  const status = typeof report?.['statusCode'] === 'number' ? ` (HTTP ${String(report['statusCode'])})` : '';
  return report === undefined
    ? 'npm audit gave no report'
    : `the registry does not answer audits${status}${typeof error?.['code'] === 'string' ? ` (${error['code']})` : ''}`;
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
