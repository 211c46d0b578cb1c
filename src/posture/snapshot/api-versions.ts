/**
 * The API version to ask with, by lower-case resource type, newest first: the first is asked, the others are tried when
 * the service refuses it (sovereign clouds lag behind).
 *
 * Source: the newest stable version of each type in Azure's published type definitions
 * (<https://github.com/Azure/bicep-types-az>); diagnostic settings, policy exemptions and data-plane metrics have no
 * stable version.
 */
export const apiVersions: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'microsoft.machinelearningservices/workspaces': [
    '2026-05-01',
    '2025-12-01',
    '2025-06-01',
    '2024-10-01',
    '2023-10-01',
    '2022-10-01',
  ],
  'microsoft.machinelearningservices/registries': ['2026-05-01', '2025-06-01', '2024-10-01', '2023-10-01'],
  'microsoft.storage/storageaccounts': ['2025-06-01', '2024-01-01', '2023-01-01'],
  'microsoft.keyvault/vaults': ['2024-11-01', '2023-07-01', '2022-07-01'],
  'microsoft.containerregistry/registries': ['2025-11-01', '2025-04-01', '2023-07-01'],
  'microsoft.insights/components': ['2020-02-02'],
  'microsoft.insights/diagnosticsettings': ['2021-05-01-preview'],
  'microsoft.insights/privatelinkscopes': ['2021-07-01-preview'],
  'microsoft.operationalinsights/workspaces': ['2025-02-01', '2023-09-01'],
  'microsoft.documentdb/databaseaccounts': ['2025-10-15', '2024-11-15', '2023-04-15'],
  'microsoft.search/searchservices': ['2025-05-01', '2023-11-01'],
  'microsoft.containerservice/managedclusters': ['2025-05-01', '2024-09-01', '2023-10-01'],
  'microsoft.containerinstance/containergroups': ['2023-05-01', '2021-09-01'],
  'microsoft.network': ['2024-05-01', '2023-09-01', '2022-07-01'],
  'microsoft.authorization/roleassignments': ['2022-04-01'],
  'microsoft.authorization/roledefinitions': ['2022-04-01'],
  'microsoft.authorization/roleeligibilityscheduleinstances': ['2020-10-01'],
  'microsoft.authorization/policyassignments': ['2024-05-01', '2022-06-01'],
  'microsoft.authorization/policyexemptions': ['2022-07-01-preview'],
  'microsoft.authorization/locks': ['2020-05-01'],
  'microsoft.policyinsights/policystates': ['2024-10-01', '2019-10-01'],
  'microsoft.security/pricings': ['2024-01-01', '2023-01-01'],
  'microsoft.security/assessments': ['2020-01-01'],
  'microsoft.security/defenderforstoragesettings': ['2025-01-01', '2022-12-01-preview'],
  'microsoft.keyvault/deletedvaults': ['2024-11-01', '2023-07-01', '2022-07-01'],
  'microsoft.storage/deletedaccounts': ['2025-06-01', '2024-01-01', '2023-01-01'],
  'microsoft.resources/resources': ['2021-04-01'],
};

/**
 * Preview versions, newest first, of the types that have properties which no stable version returns: address lists of
 * the workspace, root access and patching of compute instances. Asked only where somebody allowed previews; the stable
 * versions follow where the service refuses them.
 *
 * Source: <https://github.com/Azure/bicep-types-az>, `generated/machinelearningservices`.
 */
const previewVersions: Readonly<Record<string, readonly string[]>> = {
  'microsoft.machinelearningservices/workspaces': ['2026-03-15-preview', '2025-07-01-preview', '2024-10-01-preview'],
  'microsoft.machinelearningservices/workspaces/computes': ['2026-03-15-preview', '2025-07-01-preview'],
};

/** The versions to ask a question with, in the order in which they are tried. */
export function versionsToAsk(type: string, previews: boolean): readonly string[] {
  const preview = previews ? (previewVersions[type.toLowerCase()] ?? []) : [];
  return [...preview, ...versionsOf(type)];
}

/**
 * The versions for a resource type: of the type itself, else of the types above it, else of its provider. A version is
 * given for everything that this product asks.
 *
 * @throws Error for a type that has no entry, which is a mistake of ours.
 */
export function versionsOf(type: string): readonly [string, ...string[]] {
  const parts = type.toLowerCase().split('/');
  for (let length = parts.length; length > 0; length--) {
    const found = apiVersions[parts.slice(0, length).join('/')];
    if (found !== undefined) {
      return found;
    }
  }
  throw new Error(`No API version is listed for ${type}`);
}
