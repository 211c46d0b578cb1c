import type { Span } from '../documents/span.js';
import type { Field } from './field.js';

/**
 * A setting of a storage account that code makes or changes.
 *
 * Source: <https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-minimum-version>,
 * `azure-mgmt-storage`: `StorageAccountCreateParameters`.
 */
export interface StorageAccountSetting {
  readonly kind: 'storageAccountSetting';
  /** The whole argument or entry. */
  readonly span: Span;
  readonly setting: 'allow_blob_public_access' | 'minimum_tls_version' | 'enable_https_traffic_only';
  readonly value: Field;
}
