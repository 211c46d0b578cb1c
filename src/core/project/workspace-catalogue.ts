import type { ResourceKind } from '../facts/resource.js';
import type { Severity } from '../findings/finding.js';
import type { FactSource, WorkspaceFacts } from './workspace-facts.js';

/** Something that stands in a workspace. */
export interface CataloguedResource {
  /** As the workspace writes it. */
  readonly name: string;
  /** Of endpoints `online`, `batch` or `serverless`. */
  readonly type?: string;
}

/** What stands in a workspace of one kind. */
export interface CatalogueList {
  readonly resources: readonly CataloguedResource[];
  /** Whether all of them are there; else some could not be read, and a name that is missing is not known. */
  readonly isComplete: boolean;
}

/** A check that fails on a resource. */
export interface FailingCheck {
  readonly checkId: string;
  readonly severity: Severity;
  /** What was read, in one sentence without a final stop. */
  readonly evidence: string;
}

/** What the checks say of one resource. */
export interface ResourceVerdicts {
  /** The worst first. */
  readonly failing: readonly FailingCheck[];
  /** How many checks could not be judged. */
  readonly unknown: number;
}

/**
 * The names in a workspace that was read, for help with writing them. Answers from memory. Environments, data, models
 * and components of a workspace are not among what a reading asks, so their lists are not known.
 */
export interface WorkspaceCatalogue {
  readonly source: FactSource;
  /** `undefined` where it is not known which there are. */
  list(of: ResourceKind): CatalogueList | undefined;
  /** The name is compared without case; `undefined` where nothing was judged. */
  findVerdicts(of: ResourceKind, name: string): ResourceVerdicts | undefined;
}

/** All that is known of one workspace. */
export interface WorkspaceKnowledge {
  readonly facts: WorkspaceFacts;
  readonly catalogue: WorkspaceCatalogue;
}
