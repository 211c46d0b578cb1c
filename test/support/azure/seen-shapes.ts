import { isBody, type RecordedBody } from './recorded.js';

interface Shape {
  readonly members: Map<string, Shape>;
}

/** Which properties bodies of a type have been seen with; names in any case, as fixtures write them so. */
export class SeenShapes {
  private readonly shapes = new Map<string, Shape>();

  constructor(bodies: readonly Pick<RecordedBody, 'type' | 'body'>[]) {
    for (const { type, body } of bodies) {
      add(this.shape(type), body);
    }
  }

  /** Whether some body of the type had it: `properties.rules[].name`; `*` is any name. */
  has(type: string, path: string): boolean {
    const parts = path.toLowerCase().replaceAll('[]', '.[]').split('.');
    const shape = this.shapes.get(type);
    return shape !== undefined && hasFrom(shape, parts);
  }

  private shape(type: string): Shape {
    const shape = this.shapes.get(type) ?? { members: new Map<string, Shape>() };
    this.shapes.set(type, shape);
    return shape;
  }
}

function add(shape: Shape, value: unknown): void {
  const members: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((element: unknown) => ['[]', element] as const)
    : isBody(value)
      ? Object.entries(value)
      : [];
  for (const [name, member] of members) {
    const key = name.toLowerCase();
    const inner = shape.members.get(key) ?? { members: new Map<string, Shape>() };
    shape.members.set(key, inner);
    add(inner, member);
  }
}

function hasFrom(shape: Shape, [part, ...rest]: readonly string[]): boolean {
  if (part === undefined) {
    return true;
  }
  const inner = part === '*' ? [...shape.members.values()] : [shape.members.get(part)];
  return inner.some((one) => one !== undefined && hasFrom(one, rest));
}
