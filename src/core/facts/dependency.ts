import type { Span } from '../documents/span.js';

/**
 * A package that an environment installs.
 *
 * Sources: <https://pip.pypa.io/en/stable/reference/requirements-file-format/>,
 * <https://docs.conda.io/projects/conda/en/stable/user-guide/concepts/pkg-specs.html>.
 */
export interface Dependency {
  readonly kind: 'dependency';
  /** The requirement, without what pip is told beside it. */
  readonly span: Span;
  readonly manager: 'pip' | 'conda';
  readonly name: string;
  /**
   * - `exact`: one version (`==1.2`, `=1.2` of conda), a hash, or a commit;
   * - `range`: some versions; `any`: whatever is newest;
   * - `address`: fetched from a URL or repository that says neither hash nor commit.
   */
  readonly version: 'exact' | 'range' | 'any' | 'address';
}
