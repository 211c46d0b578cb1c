import type { Span } from '../documents/span.js';
import type { Fact, FactOf } from '../facts/fact.js';
import type { Field } from '../facts/field.js';
import type { Stage, StageWords } from '../facts/stage.js';
import { readSwitch } from '../facts/switch.js';
import { keyOfName, type Link } from './link.js';
import type { ProjectCompute, ProjectPlace, ProjectWorkspace } from './project-facts.js';

interface Defining {
  readonly path: string;
  readonly stages: StageWords;
}

/** What a file says of the resources that it defines. */
export function readDefinedLinks(
  file: Defining,
  facts: readonly Fact[],
  placeOf: (span: Span) => ProjectPlace,
  add: (link: Link) => void,
): void {
  const definitions = new Map<string, FactOf<'resourceDefinition'>>();
  for (const fact of facts) {
    if (fact.kind === 'resourceDefinition') {
      definitions.set(`${fact.span.start} ${fact.span.end}`, fact);
    }
  }
  const definitionAt = (span: Span): FactOf<'resourceDefinition'> | undefined =>
    definitions.get(`${span.start} ${span.end}`);
  for (const fact of facts) {
    switch (fact.kind) {
      case 'computeDefinition':
        if (fact.name.state === 'literal') {
          const { value: name } = fact.name;
          const value = { ...placeOf(fact.span), name, type: fact.type, ...accessOf(fact, name, facts, definitionAt) };
          add({ kind: 'compute', key: keyOfName(name), value });
        }
        break;
      case 'datastore':
        if (fact.name !== undefined) {
          const { store, credential } = fact;
          add({ kind: 'datastore', key: keyOfName(fact.name), value: { ...placeOf(fact.span), store, credential } });
        }
        break;
      case 'endpoint': {
        const name = definitionAt(fact.span)?.name;
        if (name !== undefined && fact.hosting === 'managed') {
          const access = switchOf(fact.publicNetworkAccess);
          const value = { ...placeOf(fact.head), ...(access === undefined ? {} : { publicNetworkAccess: access }) };
          add({ kind: 'endpoint', key: keyOfName(name), value });
        }
        break;
      }
      case 'resourceDefinition':
        if (fact.of === 'environment' && fact.name !== undefined) {
          const image = imageWithin(fact.span, facts);
          const value = {
            ...placeOf(fact.head),
            ...(fact.version === undefined ? {} : { version: fact.version }),
            ...(image === undefined ? {} : { image }),
          };
          add({ kind: 'environment', key: keyOfName(fact.name), value });
        }
        break;
      case 'workspaceDefinition': {
        const value = workspaceOf(fact, definitionAt(fact.span)?.name, file, placeOf);
        if (value !== undefined) {
          add({ kind: 'workspace', key: '', value });
        }
        break;
      }
      default:
    }
  }
}

/**
 * How a compute target is reached. A setting that is not written is left to the service: nodes outside of a subnet may
 * still stand in the managed network of the workspace, so only what is written counts, but for the identity, which
 * nothing else gives.
 */
function accessOf(
  { span, type }: FactOf<'computeDefinition'>,
  name: string,
  facts: readonly Fact[],
  definitionAt: (span: Span) => FactOf<'resourceDefinition'> | undefined,
): Pick<ProjectCompute, 'hasIdentity' | 'inVirtualNetwork' | 'publicAddresses'> {
  const access = facts.find(
    (fact): fact is FactOf<'computeAccess'> =>
      fact.kind === 'computeAccess' &&
      fact.type === type &&
      fact.span.start <= span.start &&
      span.end <= fact.span.end &&
      definitionAt(fact.span)?.name === name,
  );
  if (access === undefined) {
    return {};
  }
  const addresses = switchOf(access.nodePublicIp);
  return {
    hasIdentity: access.hasIdentity,
    ...(access.inVirtualNetwork ? { inVirtualNetwork: true } : {}),
    ...(addresses === undefined ? {} : { publicAddresses: addresses }),
  };
}

function imageWithin(span: Span, facts: readonly Fact[]): string | undefined {
  const image = facts.find(
    (fact): fact is FactOf<'imageUse'> =>
      fact.kind === 'imageUse' &&
      fact.by === 'environment' &&
      fact.span.start >= span.start &&
      fact.span.end <= span.end,
  )?.image;
  return image?.state === 'literal' ? image.value : undefined;
}

function workspaceOf(
  fact: FactOf<'workspaceDefinition'>,
  name: string | undefined,
  file: Defining,
  placeOf: (span: Span) => ProjectPlace,
): ProjectWorkspace | undefined {
  if (name === undefined) {
    return undefined;
  }
  const access = switchOf(fact.publicNetworkAccess);
  const { isolationMode: mode, highBusinessImpact, systemDatastoresAuthMode: auth, approvedHosts } = fact;
  const isolated = mode.state === 'literal' ? /^allow_?only_?approved_?outbound$/i.test(mode.value) : undefined;
  // Neither can be changed once the workspace is made, and without them it is made without.
  const impact = highBusinessImpact.state === 'absent' ? false : switchOf(highBusinessImpact);
  const stage = stageOfWorkspace(fact, file);
  return {
    ...placeOf(fact.head),
    name,
    customerManagedKey: fact.hasCustomerManagedKey,
    ...(access === undefined ? {} : { publicNetworkAccess: access }),
    ...(isolated === undefined ? {} : { isolatedEgress: isolated }),
    ...(approvedHosts === undefined ? {} : { approvedHosts }),
    ...(impact === undefined ? {} : { highBusinessImpact: impact }),
    ...(auth.state === 'literal' ? { forcesIdentityDatastores: /^identity$/i.test(auth.value) } : {}),
    ...(stage === undefined ? {} : { stage }),
  };
}

function stageOfWorkspace({ labels }: FactOf<'workspaceDefinition'>, { path, stages }: Defining): Stage | undefined {
  const tag = labels.find(({ of, key }) => of === 'tag' && /^(?:env|environment|stage|tier)$/i.test(key));
  const name = labels.find(({ of, key }) => of === 'name' && key === 'name');
  return stages.of(tag?.value ?? '') ?? stages.ofFolders(path) ?? stages.of(name?.value ?? '');
}

function switchOf(field: Field): boolean | undefined {
  const state = readSwitch(field);
  return state === 'on' ? true : state === 'off' ? false : undefined;
}
