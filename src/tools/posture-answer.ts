import { ToolError } from './agent-tools.js';

/** More would fill the context of a model with what it cannot work on at once. */
const mostResults = 40;

/** What the answer needs of the JSON form of a posture report (`src/formats/posture/posture-json.ts`). */
interface PostureJson {
  readonly workspace: unknown;
  readonly takenAt: string;
  readonly sample: boolean;
  readonly score: unknown;
  readonly counts: unknown;
  readonly accepted: unknown;
  readonly results: readonly PostureResult[];
  readonly notRead: readonly unknown[];
  readonly faults: readonly unknown[];
}

interface PostureResult {
  readonly check: string;
  readonly summary: string;
  readonly severity: string;
  readonly verdict: string;
  readonly evidence: string;
  readonly reason?: string;
  readonly resource: unknown;
  readonly accepted?: unknown;
}

/**
 * The answer of `get_workspace_posture`, as JSON: what fails, worst first as in the report, and what is not known.
 *
 * @param report the JSON form of a report
 * @throws ToolError when it is none
 */
export function postureAnswerText(report: string): string {
  const { workspace, takenAt, sample, score, counts, accepted, results, notRead, faults } = read(report);
  const failing = results.filter(({ verdict, accepted: exception }) => verdict === 'fail' && exception === undefined);
  const unknown = results.filter(({ verdict }) => verdict === 'unknown');
  return JSON.stringify(
    {
      ...{ workspace, takenAt, sample, score, counts, accepted },
      failing: failing
        .slice(0, mostResults)
        .map(({ check, severity, summary, evidence, resource }) => ({ check, severity, summary, evidence, resource })),
      ...leftOut('failingLeftOut', failing),
      unknown: unknown.slice(0, mostResults).map(({ check, reason, resource }) => ({ check, reason, resource })),
      ...leftOut('unknownLeftOut', unknown),
      notRead: notRead.length,
      checksThatFailedToRun: faults.length,
      note: 'What is unknown was not shown to be safe. Settings are as they were at takenAt.',
    },
    undefined,
    2,
  );
}

function leftOut(name: string, results: readonly unknown[]): Readonly<Record<string, number>> {
  return results.length > mostResults ? { [name]: results.length - mostResults } : {};
}

function read(report: string): PostureJson {
  const value: unknown = JSON.parse(report);
  if (!isReport(value)) {
    throw new ToolError('The report could not be read.');
  }
  return value;
}

/** Reports are written by this program: their mark says enough. */
function isReport(value: unknown): value is PostureJson {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === 'aml-guard-posture';
}
