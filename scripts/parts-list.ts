import { type BundledPackage, keyOf } from './recorded-bundle.js';

/** The parts of a CycloneDX document that are looked at here. */
export interface PartsList {
  readonly metadata: {
    readonly component: Component;
    readonly tools?: { readonly components?: readonly Component[] };
  };
  readonly components: readonly Component[];
  readonly dependencies: readonly Dependency[];
}

interface Component {
  readonly group?: string;
  readonly name: string;
  readonly version?: string;
  readonly 'bom-ref'?: string;
  readonly scope?: string;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}

interface Dependency {
  readonly ref: string;
  readonly dependsOn?: readonly string[];
}

/** Where the lock file puts a package. */
const pathProperty = 'cdx:npm:package:path';

/** Says that a package is needed to build only, which the bundles know better. */
const developmentProperty = 'cdx:npm:package:development';

/**
 * The list without what is in no bundle. A package that another one brings in stays below it, also where a package
 * between them is in no bundle. Throws when a bundled package is not in the list.
 */
export function onlyBundled(list: PartsList, bundled: readonly BundledPackage[]): PartsList {
  const folders = new Map(bundled.map((one) => [`node_modules/${one.folder}`, one]));
  const kept = list.components.filter((component) => folders.has(folderOf(component)));
  const found = new Set(kept.map(folderOf));
  const missing = [...folders].filter(([folder]) => !found.has(folder)).map(([, one]) => keyOf(one));
  if (missing.length > 0) {
    throw new Error(`in the bundles, and not in the lock file: ${missing.join(', ')}`);
  }
  const root = list.metadata.component['bom-ref'] ?? '';
  const refs = new Set([root, ...kept.map((component) => component['bom-ref'] ?? '')]);
  const byRef = new Map(list.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn ?? []]));
  return {
    ...list,
    metadata: { ...list.metadata, tools: withoutNpm(list.metadata.tools) },
    components: kept.map(asPublished),
    dependencies: [...refs].sort().map((ref) => {
      const dependsOn = nearest(ref, byRef, refs);
      return dependsOn.length === 0 ? { ref } : { ref, dependsOn };
    }),
  };
}

/** The kept packages that a package needs, directly or through packages that are not kept. */
function nearest(
  ref: string,
  byRef: ReadonlyMap<string, readonly string[]>,
  kept: ReadonlySet<string>,
): readonly string[] {
  const seen = new Set<string>();
  const found = new Set<string>();
  const open = [...(byRef.get(ref) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next) || next === ref) {
      continue;
    }
    seen.add(next);
    if (kept.has(next)) {
      found.add(next);
    } else {
      open.push(...(byRef.get(next) ?? []));
    }
  }
  return [...found].sort();
}

function asPublished(component: Component): Component {
  const properties = (component.properties ?? []).filter(({ name }) => name !== developmentProperty);
  return { ...component, scope: 'required', properties };
}

function folderOf({ properties }: Component): string {
  return properties?.find(({ name }) => name === pathProperty)?.value ?? '';
}

/** The version of npm is that of the machine. */
function withoutNpm(tools: PartsList['metadata']['tools']): NonNullable<PartsList['metadata']['tools']> {
  return { ...tools, components: (tools?.components ?? []).filter(({ name }) => name !== 'npm') };
}
