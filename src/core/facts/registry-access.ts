import type { Span } from '../documents/span.js';

/**
 * Code that lets something into a container registry by password.
 *
 * Sources: `azureml.core.ContainerRegistry` (`base_image_registry`, `image_registry_details`),
 * `azure-mgmt-containerregistry` (`admin_user_enabled`).
 */
export interface RegistryAccess {
  readonly kind: 'registryAccess';
  /** The password's entry, or the switch. */
  readonly span: Span;
  /** `adminUser`: the registry gets an account whose two passwords never expire. */
  readonly by: 'password' | 'adminUser';
}
