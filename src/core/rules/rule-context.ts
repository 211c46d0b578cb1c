import type { Relevance } from '../documents/document.js';
import type { Fact } from '../facts/fact.js';
import type { Configuration } from '../config/configuration.js';
import type { ProjectFacts } from '../project/project-facts.js';
import type { WorkspaceFacts } from '../project/workspace-facts.js';

/** What a rule may ask beside the fact at hand. Nothing here waits. */
export interface RuleContext {
  /** The file's path in the project, with `/`. */
  readonly path: string;
  readonly relevance: Relevance;
  /** All facts of the file. */
  readonly facts: readonly Fact[];
  readonly config: Configuration;
  readonly project: ProjectFacts;
  /** What the workspace is that this file is for, as far as that is known. */
  readonly workspace: WorkspaceFacts;
}
