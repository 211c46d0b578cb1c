import type { Span } from '../documents/span.js';
import type { Field } from './field.js';

/**
 * A workspace, hub or feature store that the file makes. A project is none: it has the network and encryption of its
 * hub.
 *
 * Sources: <https://learn.microsoft.com/azure/machine-learning/reference-yaml-workspace>, `azure-ai-ml`
 * `entities/_workspace/workspace.py`, `azureml.core.Workspace.create`.
 */
export interface WorkspaceDefinition {
  readonly kind: 'workspaceDefinition';
  /** The whole definition. */
  readonly span: Span;
  readonly head: Span;
  /** SDK v1 knows neither `public_network_access` nor managed networks. */
  readonly api: 'v1' | 'v2';
  /**
   * Documentation and service disagree about the default (the page says `disabled`, a workspace made without a private
   * endpoint is public), so an absent value is not judged by itself.
   */
  readonly publicNetworkAccess: Field;
  /** `managed_network.isolation_mode`; service default: no managed network, `disabled`. */
  readonly isolationMode: Field;
  /** `hbi_workspace`; service default: `false`, and it cannot be changed later. */
  readonly highBusinessImpact: Field;
  /** `system_datastores_auth_mode`: `accesskey` or `identity`; service default: `accesskey`. */
  readonly systemDatastoresAuthMode: Field;
  /**
   * The hosts, lower case, to which outbound rules of the type `fqdn` lead; absent where no rules are written, or not
   * all of them can be seen.
   */
  readonly approvedHosts?: readonly string[];
  /** Service default: keys that Microsoft manages. */
  readonly hasCustomerManagedKey: boolean;
  /** The texts by which people know the workspace. */
  readonly labels: readonly WorkspaceLabel[];
}

export interface WorkspaceLabel {
  readonly of: 'name' | 'description' | 'tag';
  readonly key: string;
  readonly value: string;
  /** The whole entry. */
  readonly span: Span;
}
