import { isBody, type Body } from './recorded.js';

/**
 * Types of a resource provider as Bicep publishes them: a list in which types refer to each other by their place.
 *
 * Source: <https://github.com/Azure/bicep-types-az>, generated/<provider>/<version>/types.json.
 */
export class BicepTypes {
  private readonly roots: ReadonlyMap<string, number>;

  constructor(private readonly types: readonly Body[]) {
    this.roots = new Map(
      types.flatMap((type) => {
        const name = type['name'];
        return type['$type'] === 'ResourceType' && typeof name === 'string'
          ? [[name.replace(/@.*$/, '').toLowerCase(), placeOf(type['body'])] as const]
          : [];
      }),
    );
  }

  /** Lower-case resource types. */
  get names(): readonly string[] {
    return [...this.roots.keys()];
  }

  /**
   * Whether a property can be there: `properties.privateEndpointConnections[].properties.groupIds`, where `[]` is any
   * element of a list and `*` any name. Any of the shapes of an alternative may have it. Names as they are written.
   */
  has(type: string, path: string): boolean {
    const root = this.roots.get(type);
    const parts = path.replaceAll('[]', '.[]').split('.');
    return root !== undefined && this.hasFrom(root, parts);
  }

  private hasFrom(place: number, parts: readonly string[]): boolean {
    const type = this.types[place];
    const [part, ...rest] = parts;
    if (type === undefined) {
      throw new Error(`The types refer to ${String(place)}, which is not there`);
    }
    if (part === undefined) {
      return true;
    }
    switch (type['$type']) {
      case 'ObjectType':
        return this.hasMember(type['properties'], type['additionalProperties'], part, rest);
      case 'DiscriminatedObjectType':
        return (
          part === type['discriminator'] ||
          this.hasMember(type['baseProperties'], undefined, part, rest) ||
          Object.values(isBody(type['elements']) ? type['elements'] : {}).some((one) =>
            this.hasFrom(placeOf(one), parts),
          )
        );
      case 'UnionType':
        return (type['elements'] as readonly unknown[]).some((one) => this.hasFrom(placeOf(one), parts));
      case 'ArrayType':
        return part === '[]' && this.hasFrom(placeOf(type['itemType']), rest);
      case 'AnyType':
        return true;
      default:
        return false;
    }
  }

  private hasMember(members: unknown, others: unknown, part: string, rest: readonly string[]): boolean {
    const member = isBody(members) ? members[part] : undefined;
    if (isBody(member)) {
      return this.hasFrom(placeOf(member['type']), rest);
    }
    return isBody(others) && this.hasFrom(placeOf(others), rest);
  }
}

function placeOf(reference: unknown): number {
  const text = isBody(reference) ? reference['$ref'] : undefined;
  const place = typeof text === 'string' ? /^#\/(\d+)$/.exec(text)?.[1] : undefined;
  if (place === undefined) {
    throw new Error(`This is not a reference to a type: ${JSON.stringify(reference)}`);
  }
  return Number(place);
}
