import { extensionPath } from '../../snapshot/places.js';
import { idKey } from '../../resource-id.js';
import { Gone, type Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';

/**
 * The policy assignments that have an effect on the workspace: its own and those above it, without those whose effect
 * is Disabled or which leave the workspace out. @throws Unread, Gone
 */
export function effectiveAssignments(view: SnapshotView): readonly Resource[] {
  const workspace = idKey(view.snapshot.workspace);
  const path = extensionPath(view.snapshot.workspace, 'policyAssignments');
  if (view.reading(path).is === 'absent') {
    throw new Gone(view.snapshot.workspace);
  }
  return view
    .list(path)
    .filter((assignment) => !assignment.is('properties.parameters.effect.value', 'Disabled'))
    .filter(
      (assignment) =>
        !assignment.texts('properties.notScopes').some((scope) => `${workspace}/`.startsWith(`${idKey(scope)}/`)),
    );
}

/** The id of the definition or initiative that an assignment is of. @throws Unread */
export function definitionOf(assignment: Resource): string {
  return assignment.text('properties.policyDefinitionId') ?? '';
}
