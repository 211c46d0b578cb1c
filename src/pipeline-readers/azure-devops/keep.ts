import { isRecord, keepEach, keepElements, keepFields } from '../keep-fields.js';

/** The service sends no secrets with a connection; tenants, people and descriptions are left out too. */
export const keepServiceConnections = keepElements({
  id: true,
  name: true,
  type: true,
  isShared: true,
  authorization: { scheme: true, parameters: { scope: true } },
  data: { scopeLevel: true, subscriptionId: true, creationMode: true, mlWorkspaceName: true },
});

/** Names of variables and whether they are secret. What the others hold is not kept either. */
export const keepVariableGroups = keepEach((group) => ({
  ...(keepFields({ id: true, name: true, type: true, isShared: true })(group) as object),
  variableList: variablesOf(isRecord(group) ? group['variables'] : undefined),
}));

function variablesOf(variables: unknown): readonly unknown[] {
  return isRecord(variables)
    ? Object.entries(variables).map(([name, variable]) => ({
        name,
        ...(keepFields({ isSecret: true, allowOverride: true })(isRecord(variable) ? variable : {}) as object),
      }))
    : [];
}

/** Pipelines with the names of their variables. */
export const keepPipelines = keepEach((pipeline) => ({
  ...(keepFields({
    id: true,
    name: true,
    queueStatus: true,
    process: { type: true, yamlFilename: true },
    repository: { id: true, type: true, name: true },
  })(pipeline) as object),
  variableList: variablesOf(isRecord(pipeline) ? pipeline['variables'] : undefined),
}));

/**
 * What the YAML of a pipeline runs: the names of its tasks and whether it is made of templates too, whose tasks are not
 * in the file. The text itself is not kept.
 */
export function keepTasks(body: unknown): unknown {
  const content = isRecord(body) ? body['content'] : undefined;
  if (typeof content !== 'string') {
    return body === null || typeof body !== 'object' ? body : {};
  }
  const lines = content.split(/\r?\n/).filter((line) => !/^\s*#/.test(line));
  const named = (form: RegExp): readonly string[] => [
    ...new Set(lines.map((line) => form.exec(line)?.[1] ?? '').filter((name) => name !== '')),
  ];
  return {
    taskNames: named(/^\s*(?:-\s*)?task:\s*["']?([A-Za-z][\w.-]{0,99}@\d{1,3})\b/),
    usesTemplates: lines.some((line) => /^\s*(?:-\s*)?(?:template|extends)\s*:/.test(line)),
  };
}

export const keepPermissions = keepFields({ allPipelines: { authorized: true } });

/** Checks by their kinds; whom they ask is not kept. */
export const keepChecks = keepEach((check) => {
  const { settings, type } = isRecord(check) ? check : { settings: undefined, type: undefined };
  const { approvers, requesterCannotBeApprover, definitionRef } = isRecord(settings)
    ? settings
    : { approvers: undefined, requesterCannotBeApprover: undefined, definitionRef: undefined };
  return {
    type: keepFields({ name: true })(type),
    ...(Array.isArray(approvers) ? { approverCount: approvers.length } : {}),
    ...(typeof requesterCannotBeApprover === 'boolean' ? { requesterCannotBeApprover } : {}),
    ...(isRecord(definitionRef) ? { kind: definitionRef['name'] } : {}),
  };
});

/** Roles by the groups that have them. Of people and services stays only that they are one. */
export const keepRoles = keepEach((assignment) => {
  const { identity, role, access } = isRecord(assignment)
    ? assignment
    : { identity: undefined, role: undefined, access: undefined };
  const name = isRecord(identity) ? identity['displayName'] : undefined;
  return {
    role: isRecord(role) ? role['name'] : undefined,
    access,
    ...(typeof name !== 'string'
      ? {}
      : /^\[[^\]]*\]\\/.test(name)
        ? { group: name }
        : { holder: name.includes(' Build Service (') ? 'service' : 'person' }),
  };
});

/**
 * Access lists: permissions by the descriptors of groups. Descriptors of people hold their addresses; of them stays
 * that each is one.
 *
 * Source: <https://learn.microsoft.com/rest/api/azure/devops/security/access-control-lists/query>.
 */
export const keepAccessList = keepEach((list) => {
  const { acesDictionary } = isRecord(list) ? list : { acesDictionary: undefined };
  return {
    ...(keepFields({ inheritPermissions: true })(list) as object),
    entries: isRecord(acesDictionary)
      ? Object.entries(acesDictionary).map(([descriptor, entry]) => ({
          ...holderOf(descriptor),
          ...(keepFields({ allow: true, deny: true })(entry) as object),
        }))
      : undefined,
  };
});

function holderOf(descriptor: string): { readonly group: string } | { readonly holder: 'person' | 'service' } {
  const [type = ''] = descriptor.split(';');
  return type === 'Microsoft.TeamFoundation.Identity'
    ? { group: descriptor }
    : { holder: /ClaimsIdentity$|BindPendingIdentity$/.test(type) ? 'person' : 'service' };
}

/** Groups by their descriptors; whatever is none is left out. */
export function keepGroups(body: unknown): unknown {
  const { value } = isRecord(body) ? body : { value: undefined };
  return Array.isArray(value)
    ? {
        value: value
          .filter((identity: unknown) => isRecord(identity) && identity['isContainer'] === true)
          .map(keepFields({ descriptor: true, providerDisplayName: true })),
      }
    : body;
}
