/** How to repair what a check found. Texts for people to run: nothing here is ever run by this product. */
export interface Remedy {
  /** What to do, in one or two plain sentences without a final stop. */
  readonly text: string;
  /** Commands of the Azure CLI, one a line; without them, they are made from `changes`. */
  readonly cli?: readonly string[];
  /** The same as changes of resources, from which Bicep and Terraform are written; empty where none is right. */
  readonly changes: readonly Change[];
}

/** JSON that goes into a declaration. */
export type Setting = string | number | boolean | null | readonly Setting[] | { readonly [name: string]: Setting };

/** One change of the resources of a subscription. */
export type Change =
  /** Properties that a resource should have beside those that it has. */
  | {
      readonly is: 'update';
      readonly id: string;
      /** The resource's body as far as it changes: `{ properties: { publicNetworkAccess: 'Disabled' } }`. */
      readonly body: Readonly<Record<string, Setting>>;
    }
  /** A resource that is missing. */
  | {
      readonly is: 'create';
      /** As written in documentation: `Microsoft.Insights/diagnosticSettings`. */
      readonly type: string;
      readonly name: string;
      /** The resource that it belongs to: its parent, or the scope of an extension resource. */
      readonly on: string;
      readonly body: Readonly<Record<string, Setting>>;
    };

/** A remedy that sets properties of one resource. */
export function setProperties(
  id: string,
  properties: Readonly<Record<string, Setting>>,
  text: string,
  cli?: readonly string[],
): Remedy {
  return { text, changes: [{ is: 'update', id, body: { properties } }], ...(cli === undefined ? {} : { cli }) };
}

/** A remedy that people carry out: no code would be right. */
export function advise(text: string, cli: readonly string[] = []): Remedy {
  return { text, changes: [], ...(cli.length === 0 ? {} : { cli }) };
}
