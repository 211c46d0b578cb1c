import type { Strictness } from '../findings/finding.js';

/**
 * Who wants to hear of a way to sign in or to connect: in the code of tests such calls are made with invented values
 * and reach nothing. A folder `test` does not count, which is rather the name of a stage.
 */
export function strictnessIn(path: string): Strictness {
  return /(?:^|\/)(?:tests|unit_?tests?|test_configs)\/|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/i.test(path)
    ? 'pedantic'
    : 'regular';
}
