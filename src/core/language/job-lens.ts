import { contains, overlaps, type Span } from '../documents/span.js';
import type { ComputeUse } from '../facts/compute.js';
import type { ResourceDefinition } from '../facts/resource.js';
import type { HelpContext } from './help-context.js';
import { answer, describeComputeKind } from './resource-words.js';
import { redacted } from '../findings/redaction.js';

/** A line above a job that says what it is exposed to. */
export interface JobLens {
  readonly span: Span;
  /** Plain text. */
  readonly text: string;
  /** How many findings lie in the job. */
  readonly findings: number;
}

/** A name in a line of text is cut: the line is short. */
const longestName = 60;
/** A pipeline names several targets. */
const mostTargets = 2;

/**
 * One line for each job: where it runs, as whom, in which network, and what was found. What is not known is said.
 *
 * @param findings where findings start in the text
 */
export function jobLenses(context: HelpContext, findings: readonly number[]): readonly JobLens[] {
  const { facts } = context.document;
  const jobs = facts.filter((fact) => fact.kind === 'resourceDefinition').filter(({ of }) => of === 'job');
  const uses = facts.filter((fact) => fact.kind === 'computeUse');
  return jobs.map((job) => {
    const count = findings.filter((offset) => job.span.start <= offset && offset < job.span.end).length;
    const targets = usesOf(job, jobs, uses);
    const shown = targets.slice(0, mostTargets).map((use) => describeTarget(use, context));
    const words = shown.length === 0 ? ['compute: not said here'] : shown;
    const more = targets.length > mostTargets ? [`${targets.length - mostTargets} more computes`] : [];
    const counted = count === 0 ? 'no findings' : `${count} ${count === 1 ? 'finding' : 'findings'}`;
    return { span: job.head, text: [...words, ...more, counted].join(' · '), findings: count };
  });
}

/** The targets of a job itself; one that names none runs where the job around it says. */
function usesOf(
  job: ResourceDefinition,
  jobs: readonly ResourceDefinition[],
  uses: readonly ComputeUse[],
): readonly ComputeUse[] {
  const inner = jobs.filter((other) => other !== job && contains(job.span, other.span));
  const own = uses.filter(
    (use) => contains(job.span, use.span) && !inner.some((other) => contains(other.span, use.span)),
  );
  if (own.length > 0) {
    const byName = new Map(own.map((use) => [use.target.state === 'literal' ? use.target.value : '', use]));
    return [...byName.values()];
  }
  const [around] = jobs
    .filter((other) => other !== job && contains(other.span, job.span) && !contains(job.span, other.span))
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
  return around === undefined ? [] : usesOf(around, jobs, uses);
}

function describeTarget({ target }: ComputeUse, { workspace, document: { facts } }: HelpContext): string {
  if (target.state !== 'literal') {
    return 'compute: not known, it is filled in later';
  }
  const isSecret = facts.some(({ kind, span }) => kind === 'secretValue' && overlaps(span, target.span));
  const shown = isSecret ? redacted : target.value;
  const name = shown.length > longestName ? `${shown.slice(0, longestName)}…` : shown;
  const known = workspace.findCompute(target.value);
  return [
    `${name}: ${describeComputeKind(known ?? {})}`,
    `identity: ${answer(known?.hasIdentity)}`,
    `virtual network: ${answer(known?.inVirtualNetwork)}`,
    `public addresses: ${answer(known?.publicAddresses)}`,
  ].join(' · ');
}
