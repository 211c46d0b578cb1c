import type { Span } from '../documents/span.js';

/**
 * Files of this repository that an environment is made of, or that a job carries with it.
 *
 * Paths are as written, relative to the file that declares them; URLs and `azureml:` references are left out.
 */
export interface EnvironmentSource {
  readonly kind: 'environmentSource';
  readonly span: Span;
  /**
   * - `file`: a conda file, requirements file or Dockerfile by itself;
   * - `buildContext`: a folder that a Dockerfile is built in, with all that is below it;
   * - `code`: a folder that is uploaded with a job; what stands directly in it counts.
   */
  readonly of: 'file' | 'buildContext' | 'code';
  readonly path: string;
}
