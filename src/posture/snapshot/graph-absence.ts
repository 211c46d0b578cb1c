/**
 * Properties that an answer of Resource Graph may lack although the resource has them, whatever version of the API it
 * was read with. Where one of them is there, it counts; its absence says nothing.
 *
 * Sources: Resource Graph takes out what may point at people
 * (<https://learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources>), and environment
 * variables hold anything. Connections of private endpoints and the parts of Defender's plans are resources of their
 * own which the bodies of others only show as a service of theirs.
 */
const withoutMeaning: readonly RegExp[] = [
  /(?:^|\.)environmentVariables$/i,
  /(?:^|\.)(?:registry)?privateEndpointConnections$/i,
];

const withoutMeaningByType: Readonly<Record<string, readonly string[]>> = {
  'microsoft.security/pricings': ['properties.subPlan', 'properties.extensions'],
};

/** Whether the absence of a property from an answer of Resource Graph leaves open what the resource has. */
export function absenceSaysNothing(type: string, path: string): boolean {
  return (
    withoutMeaning.some((form) => form.test(path)) ||
    withoutMeaningByType[type]?.some((one) => one.toLowerCase() === path.toLowerCase()) === true
  );
}
