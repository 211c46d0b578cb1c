import { findBuiltInRole } from '../posture/access/built-in-roles.js';
import { idKey, parseResourceId } from '../posture/resource-id.js';
import { extensionPath, type extensions } from '../posture/snapshot/places.js';
import type { Resource } from '../posture/snapshot/resource.js';
import type { SnapshotView } from '../posture/snapshot/snapshot-view.js';

/** One question to Azure. */
export interface ReadSpec {
  /** Path without the API version; may have a query of its own. */
  readonly path: string;
  /** The resource type by which the API version is chosen. */
  readonly type: string;
  readonly shape: 'resource' | 'list';
  readonly method?: 'POST';
  /** What Azure has to allow; named when it refuses without saying what. */
  readonly permission: string;
  /** How many pages are enough (default: all that there are, up to the reader's bound). */
  readonly pages?: number;
  /**
   * A list about several resources at once, kept as one list for each: the paths under which to keep them, and to
   * which an element belongs.
   */
  readonly split?: {
    readonly paths: readonly string[];
    readonly pathOf: (element: Resource) => string | undefined;
  };
  /** What to ask once this is answered, from everything that is known by then. */
  readonly then?: (view: SnapshotView) => readonly ReadSpec[];
}

/** Of one resource; who has more roles of their own making has the rest shown as not known. */
const mostDefinitions = 20;

/** Whether a text is a resource id, and so may become part of an address. */
export function isId(id: string): boolean {
  return parseResourceId(id) !== undefined;
}

/** Asks for one resource. */
export function resource(path: string, type: string): ReadSpec {
  return { path, type, shape: 'resource', permission: `${type}/read` };
}

/** Asks for a list with all its pages. */
export function list(path: string, type: string): ReadSpec {
  return { path, type, shape: 'list', permission: `${type}/read` };
}

/** The role assignments that hold at a scope, with those inherited from above it and none from below. */
export function assignmentsAt(id: string): ReadSpec {
  const path = extensionPath(id, 'roleAssignments');
  return {
    ...extension(id, 'roleAssignments'),
    path: `${path}?$filter=atScope()`,
    then: (view) => unknownRoles(view, path),
  };
}

/**
 * The definitions behind assignments, but those of built-in roles that are known. Custom ones too: their list may be
 * barred.
 */
function unknownRoles(view: SnapshotView, assignments: string): readonly ReadSpec[] {
  const type = 'Microsoft.Authorization/roleDefinitions';
  const definitions = view
    .list(assignments)
    .map((assignment) => assignment.text('properties.roleDefinitionId'))
    .filter((id) => id !== undefined)
    .filter((id) => isId(id) && findBuiltInRole(id) === undefined);
  return [...new Set(definitions)].slice(0, mostDefinitions).map((id) => resource(id, type));
}

const extensionTypes: Readonly<Record<keyof typeof extensions, string>> = {
  diagnosticSettings: 'Microsoft.Insights/diagnosticSettings',
  roleAssignments: 'Microsoft.Authorization/roleAssignments',
  roleDefinitions: 'Microsoft.Authorization/roleDefinitions',
  roleEligibility: 'Microsoft.Authorization/roleEligibilityScheduleInstances',
  policyAssignments: 'Microsoft.Authorization/policyAssignments',
  policyExemptions: 'Microsoft.Authorization/policyExemptions',
  policyStates: 'Microsoft.PolicyInsights/policyStates',
  locks: 'Microsoft.Authorization/locks',
  assessments: 'Microsoft.Security/assessments',
  defenderForStorage: 'Microsoft.Security/defenderForStorageSettings',
};

/** Asks for what another provider keeps about a resource. */
export function extension(id: string, name: keyof typeof extensions): ReadSpec {
  const type = extensionTypes[name];
  const path = extensionPath(id, name);
  const permission = name === 'policyStates' ? `${type}/queryResults/action` : `${type}/read`;
  return { path, type, shape: name === 'defenderForStorage' ? 'resource' : 'list', permission };
}

/** The key under which two questions are the same. */
export function specKey(spec: ReadSpec): string {
  return idKey(spec.path.split('?', 1)[0] ?? '');
}
