import { idKey } from '../../resource-id.js';
import { Unread } from '../../snapshot/reading.js';
import type { Resource } from '../../snapshot/resource.js';

/** Which managed identities a workspace has; `SystemAssigned,UserAssigned` is both. @throws Unread */
export function identityKinds(workspace: Resource): { readonly system: boolean; readonly user: boolean } {
  const type = workspace.text('identity.type')?.toLowerCase() ?? '';
  return { system: type.includes('systemassigned'), user: type.includes('userassigned') };
}

/** The id of the user-assigned identity that acts for a workspace; `undefined` where none of those it has does. */
export function primaryIdentity(workspace: Resource): string | undefined {
  const primary = workspace.text('properties.primaryUserAssignedIdentity');
  return primary === undefined
    ? undefined
    : workspace
        .entries('identity.userAssignedIdentities')
        .map(([id]) => id)
        .find((id) => idKey(id) === idKey(primary));
}

/** The principals of the identities of a workspace, lower-case. @throws Unread where one of them is not given. */
export function principalsOf(workspace: Resource): readonly string[] {
  const own = workspace.text('identity.principalId');
  const others = workspace.nodes('identity.userAssignedIdentities').map(([, one]) => one.text('principalId'));
  const { system } = identityKinds(workspace);
  if ((system && own === undefined) || others.includes(undefined)) {
    throw new Unread({ code: 'wrong-shape', message: 'The workspace does not say which principal its identity is' });
  }
  return [own, ...others].filter((id) => id !== undefined).map((id) => id.toLowerCase());
}
