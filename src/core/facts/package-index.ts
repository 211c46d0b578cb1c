import type { Span } from '../documents/span.js';
import type { Field } from './field.js';

/**
 * A place that says where pip looks for packages.
 *
 * Source: <https://pip.pypa.io/en/stable/cli/pip_install/> (`--extra-index-url`, `--find-links`, `--trusted-host`).
 */
export interface PackageIndex {
  readonly kind: 'packageIndex';
  /** Option and address. */
  readonly span: Span;
  /**
   * - `main`: in place of PyPI; `extra`: beside it, so that the higher version of either wins;
   * - `links`: pages and folders whose packages count too;
   * - `untrusted`: `--trusted-host`, whose certificate is not checked.
   */
  readonly role: 'main' | 'extra' | 'links' | 'untrusted';
  readonly address: Field;
}
