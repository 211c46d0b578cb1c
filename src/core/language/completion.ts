import type { Document } from '../documents/document.js';
import type { Span } from '../documents/span.js';
import type { ResourceKind } from '../facts/resource.js';
import type { ProjectDefinition } from '../project/graph.js';
import { describeSource } from '../project/workspace-facts.js';
import type { HelpContext } from './help-context.js';
import type { NameSlot } from './name-slot.js';
import { newestVersion } from './newest-version.js';
import { findPythonSlot } from './python-slot.js';
import { describeComputeKind, describeCredential, kindWords } from './resource-words.js';
import { findYamlSlot } from './yaml-slot.js';

/** A name that can be written at a place. */
export interface CompletionItem {
  readonly of: ResourceKind;
  /** The name alone. */
  readonly label: string;
  /** What is written. */
  readonly text: string;
  /** What is compared with what stands there already. */
  readonly filter: string;
  /** Plain text: what it is, and who says so. */
  readonly detail: string;
  /** In a few words, where it has one: "dev and test only". */
  readonly risk?: string;
  /** Puts what has a risk behind the rest. */
  readonly sort: string;
  readonly insert: Span;
  readonly replace: Span;
}

/** Azure ML takes no other names, and what a file says instead could end the string that it is written into. */
const writableName = /^[A-Za-z0-9][\w.-]{0,254}$/;
const writableVersion = /^[\w.+-]{1,100}$/;

const versionedKinds: ReadonlySet<ResourceKind> = new Set<ResourceKind>(['environment', 'data', 'model', 'component']);

/** A text in which names are written: a file, or one cell of a notebook. */
export interface EditedText {
  readonly text: string;
  readonly language: Document['language'];
}

/**
 * The names that can stand at an offset, those of the repository and of the connected workspace, each once.
 *
 * @param edited as it is at this moment; the context may know an older version of it
 */
export function completionsAt(edited: EditedText, offset: number, context: HelpContext): readonly CompletionItem[] {
  const slot = context.document.relevance === 'none' ? undefined : findSlot(edited, offset);
  return slot === undefined ? [] : slot.kinds.flatMap((of) => itemsOf(of, slot, context));
}

function findSlot({ text, language }: EditedText, offset: number): NameSlot | undefined {
  switch (language) {
    case 'yaml':
      return findYamlSlot(text, offset);
    case 'python':
    case 'notebook':
      return findPythonSlot(text, offset);
    default:
      return undefined;
  }
}

interface Candidate {
  readonly name: string;
  readonly definitions: readonly ProjectDefinition[];
  readonly isDeployed: boolean;
}

function itemsOf(of: ResourceKind, slot: NameSlot, context: HelpContext): readonly CompletionItem[] {
  return candidatesFor(of, context).flatMap((candidate) => {
    const version = newestVersion(candidate.definitions.flatMap((each) => each.version ?? []));
    const text = textOf(of, candidate.name, version, slot);
    if (text === undefined) {
      return [];
    }
    const risk = riskOf(of, candidate.name, context);
    const isAddress = /^azureml:/i.test(slot.typed);
    return {
      of,
      label: candidate.name,
      text,
      filter: isAddress ? text : `${candidate.name} ${text}`,
      detail: detailOf(of, candidate, context),
      ...(risk === undefined ? {} : { risk: risk.words }),
      sort: `${risk?.rank ?? 0} ${candidate.name.toLowerCase()}`,
      insert: slot.insert,
      replace: slot.replace,
    };
  });
}

function candidatesFor(of: ResourceKind, { graph, catalogue }: HelpContext): readonly Candidate[] {
  const candidates = new Map<string, Candidate>();
  for (const definition of graph.findDefinitions(of)) {
    const { name } = definition;
    if (name !== undefined && writableName.test(name)) {
      const before = candidates.get(name.toLowerCase());
      const definitions = [...(before?.definitions ?? []), definition];
      candidates.set(name.toLowerCase(), { name: before?.name ?? name, definitions, isDeployed: false });
    }
  }
  for (const { name } of catalogue?.list(of)?.resources ?? []) {
    if (writableName.test(name)) {
      const definitions = candidates.get(name.toLowerCase())?.definitions ?? [];
      candidates.set(name.toLowerCase(), { name, definitions, isDeployed: true });
    }
  }
  return [...candidates.values()];
}

function textOf(of: ResourceKind, name: string, version: string | undefined, slot: NameSlot): string | undefined {
  const isBegun = /^azureml:/i.test(slot.typed);
  if (of === 'datastore' && slot.form === 'address') {
    // `azureml:orders` may become the name of data only; `azureml://` and less may become a folder.
    return `azureml://datastores/${name}/paths/`;
  }
  if (/^azureml:\/\//i.test(slot.typed)) {
    return undefined;
  }
  // A version that is not known is left to the service: the newest of the moment.
  const known = version !== undefined && writableVersion.test(version) ? `:${version}` : '@latest';
  const versioned = versionedKinds.has(of) && slot.form !== 'name' ? `${name}${known}` : name;
  const isReference = slot.form === 'reference' || slot.form === 'address' || isBegun;
  return isReference ? `azureml:${versioned}` : versioned;
}

function riskOf(
  of: ResourceKind,
  name: string,
  context: HelpContext,
): { readonly words: string; readonly rank: number } | undefined {
  if (of === 'compute') {
    return kindOfCompute(name, context) === 'instance' ? { words: 'dev and test only', rank: 2 } : undefined;
  }
  const credential = of === 'datastore' ? context.workspace.findDatastore(name)?.credential : undefined;
  return credential === undefined || credential === 'none'
    ? undefined
    : { words: describeCredential({ credential }), rank: 1 };
}

/** What the workspace says counts; where it is not known, one definition as an instance is enough for a warning. */
function kindOfCompute(name: string, { workspace, graph }: HelpContext): string | undefined {
  const known = workspace.findCompute(name)?.kind;
  const isDefined = graph.findDefinitions('compute', name).some(({ type }) => type === 'computeinstance');
  return known ?? (isDefined ? 'instance' : undefined);
}

function detailOf(of: ResourceKind, { name, definitions, isDeployed }: Candidate, context: HelpContext): string {
  const { catalogue, workspace } = context;
  const compute = of === 'compute' ? workspace.findCompute(name) : undefined;
  const datastore = of === 'datastore' ? workspace.findDatastore(name) : undefined;
  const what =
    compute !== undefined
      ? describeComputeKind(compute)
      : datastore !== undefined
        ? `datastore ${describeCredential(datastore)}`
        : kindWords[of];
  const [first, ...more] = new Set(definitions.map(({ path }) => path));
  const files = first === undefined ? [] : [more.length === 0 ? first : `${first} and ${more.length} more`];
  const deployed = isDeployed && catalogue !== undefined ? [describeSource(catalogue.source)] : [];
  return [what, ...files, ...deployed].join(' · ');
}
