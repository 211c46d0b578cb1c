/** Which fields of an answer are kept: `{ id: true, pool: { name: true } }`; elements of lists by the same template. */
export interface Template {
  readonly [field: string]: true | Template;
}

/** A copy with the fields of the template alone. What is no object stays, so that its shape can be told. */
export function keepFields(template: Template): (body: unknown) => unknown {
  return (body) => keep(body, template);
}

/** The same for the elements of a list, as the services wrap one: `{ value: [...] }`. */
export function keepElements(template: Template): (body: unknown) => unknown {
  return keepEach((element) => keep(element, template));
}

/** A list with each element replaced by what is kept of it. */
export function keepEach(one: (element: unknown) => unknown): (body: unknown) => unknown {
  return (body) => {
    const { value } = isRecord(body) ? body : { value: undefined };
    return Array.isArray(value) ? { value: value.map((element: unknown) => one(element)) } : body;
  };
}

function keep(value: unknown, template: Template): unknown {
  if (Array.isArray(value)) {
    return value.map((element: unknown) => keep(element, template));
  }
  if (!isRecord(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(template)
      .filter(([field]) => Object.hasOwn(value, field))
      .map(([field, inner]) => [field, inner === true ? value[field] : keep(value[field], inner)]),
  );
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
