import type { PipelineKind } from '../posture/pipelines/places.js';

/** One question to Azure DevOps or GitHub. */
export interface Question {
  /** Where its reading stands in the snapshot. */
  readonly key: string;
  /** Which host of the service is asked (default `api`). */
  readonly host?: 'api' | 'identities';
  /** Behind the origin, not encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /**
   * `object` and `list` are JSON; the pages of a list are joined into one `value`. `switch` is answered by a status
   * without a body: 204 is on.
   */
  readonly shape: 'object' | 'list' | 'switch';
  /** What it takes, for a refusal that does not say: a scope of Azure DevOps or a permission of GitHub. */
  readonly permission: string;
  /**
   * What a 404 has to say to mean that there is none (default: nothing does). Both services answer 404 also for what
   * the account may not see, which is no fact.
   */
  readonly absent?: RegExp;
  /** What is kept of the answer. Names of people, values of variables and texts of files are left out here. */
  readonly keep: (body: unknown) => unknown;
}

/** Why an answer is none: by which service, and what it takes. */
export interface Asked {
  readonly service: PipelineKind;
  readonly host: string;
  readonly question: Question;
}
