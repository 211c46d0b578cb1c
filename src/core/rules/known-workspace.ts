import type { ComputeUse } from '../facts/compute.js';
import type { RelatedPlace } from '../findings/finding.js';
import { describeSource, type FactSource, type KnownCompute, type KnownWorkspace } from '../project/workspace-facts.js';
import { findProductionReason, type ProductionReason } from './production-reason.js';
import type { RuleContext } from './rule-context.js';

/** A compute target as the workspace has it, not as a file defines it. */
export interface DeployedCompute extends KnownCompute {
  readonly name: string;
  /** The workspace, in the words of a message. */
  readonly workspace: string;
}

/** A cluster as the workspace has it, else as a file of the repository defines it. */
export interface KnownCluster extends KnownCompute {
  readonly name: string;
  /** In the words of a message: `a cluster of mlw-churn (read 2026-11-23)`, `a cluster that gpu.yml defines`. */
  readonly cluster: string;
  /** Where a file defines it. */
  readonly related: readonly RelatedPlace[];
  /** Present when it is deployed. */
  readonly deployed?: DeployedCompute;
}

/** The cluster that a use runs on, as far as somebody knows it. */
export function findCluster(use: ComputeUse, context: RuleContext): KnownCluster | undefined {
  const name = use.target.state === 'literal' ? use.target.value : undefined;
  const known = name === undefined ? undefined : context.workspace.findCompute(name);
  if (name === undefined || known?.kind !== 'cluster') {
    return undefined;
  }
  const { source } = known;
  if (source.is === 'file') {
    return { ...known, name, cluster: `a cluster that ${source.place.path} defines`, related: placeOfSource(known) };
  }
  const workspace = describeSource(source);
  return { ...known, name, cluster: `a cluster of ${workspace}`, related: [], deployed: { ...known, name, workspace } };
}

/** Where a file defines what is known; a workspace that was read has no place. */
export function placeOfSource({ source }: { readonly source: FactSource }): readonly RelatedPlace[] {
  return source.is === 'file' ? [{ ...source.place, message: 'defined here' }] : [];
}

/** The target of a use in the workspace that is known; definitions in files do not count. */
export function findDeployedCompute(use: ComputeUse, { workspace }: RuleContext): DeployedCompute | undefined {
  const name = use.target.state === 'literal' ? use.target.value : undefined;
  const known = name === undefined ? undefined : workspace.findCompute(name);
  return known === undefined || name === undefined || known.source.is === 'file'
    ? undefined
    : { ...known, name, workspace: describeSource(known.source) };
}

/** Why what uses a compute target counts as production; a target that stands in a workspace of production says so. */
export function findUseReason(
  use: ComputeUse,
  context: RuleContext,
  deployed: DeployedCompute | undefined,
): ProductionReason | undefined {
  if (use.by === 'schedule') {
    return { because: 'it runs on a schedule', related: [] };
  }
  return deployed === undefined ? findProductionReason(context) : findDeployedReason(context);
}

/** Why what uses something of the known workspace counts as production. */
export function findDeployedReason(context: RuleContext): ProductionReason | undefined {
  const workspace = context.workspace.workspace();
  return (
    findProductionReason(context) ??
    (workspace?.production === true
      ? { because: `the workspace ${workspace.name} serves production`, related: [] }
      : undefined)
  );
}

/** Says that more is collected about what goes to this workspace, where that is so. */
export function noteOnBusinessImpact({ workspace }: RuleContext): string | undefined {
  const known = workspace.workspace();
  return known?.highBusinessImpact === false
    ? `more so in ${describeSource(known.source)}, which is not marked as high business impact`
    : undefined;
}

/**
 * The workspace, where its network keeps computes from a host; `undefined` also where that is not known.
 *
 * Source: <https://learn.microsoft.com/azure/machine-learning/how-to-managed-network> (FQDN rules, `*.` wildcards).
 */
export function findWorkspaceThatShutsOut(host: string, { workspace }: RuleContext): KnownWorkspace | undefined {
  const known = workspace.workspace();
  if (known?.isolatedEgress !== true || known.approvedHosts === undefined) {
    return undefined;
  }
  return known.approvedHosts.some((approved) => covers(approved, host)) ? undefined : known;
}

function covers(approved: string, host: string): boolean {
  return approved.startsWith('*.') ? host.endsWith(approved.slice(1)) : approved === host;
}
