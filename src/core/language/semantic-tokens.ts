import { contains, shifted, type Span } from '../documents/span.js';
import { findPlacesInReference } from '../facts/resource-reference.js';
import type { ResourceKind } from '../facts/resource.js';
import type { HelpContext } from './help-context.js';
import { subjectsIn, type NamedResource } from './subject.js';
import type { SemanticModifier, SemanticType } from './semantic-words.js';

/** A part of one line. */
export interface SemanticToken {
  readonly span: Span;
  readonly type: SemanticType;
  readonly modifiers: readonly SemanticModifier[];
}

const typeOfKind: Readonly<Record<ResourceKind, SemanticType>> = {
  compute: 'azuremlCompute',
  datastore: 'azuremlDatastore',
  endpoint: 'azuremlEndpoint',
  deployment: 'azuremlEndpoint',
  connection: 'azuremlConnection',
  environment: 'azuremlAsset',
  data: 'azuremlAsset',
  model: 'azuremlAsset',
  component: 'azuremlAsset',
  job: 'azuremlAsset',
  schedule: 'azuremlAsset',
  workspace: 'azuremlAsset',
};

/**
 * The expressions that Azure ML fills in: groups are what stands before the name, the name of what is bound, then the
 * same of a connection, then the same of a secret's address.
 *
 * Sources: <https://learn.microsoft.com/azure/machine-learning/reference-yaml-core-syntax>,
 * <https://learn.microsoft.com/azure/machine-learning/how-to-deploy-online-endpoint-with-secret-injection>.
 */
const expression =
  /(\$\{\{[^\S\r\n]*)(?:((?:parent\.)?(?:jobs\.[\w-]+\.)?(?:inputs|outputs)\.|search_space\.)([A-Za-z_][\w-]*)|(azureml:\/\/connections\/)([^\s/{}'"]+)|(keyvault:[^\S\r\n]*)([^\s{}'"]+))/g;

/**
 * The parts of a YAML text that mean something to Azure ML, in their order and without overlaps. What is known of
 * them comes from the repository and the connected workspace, and is left out where neither knows.
 */
export function semanticTokensOf(context: HelpContext): readonly SemanticToken[] {
  if (context.document.relevance === 'none') {
    return [];
  }
  const tokens = [...resourceTokens(context), ...expressionTokens(context)].sort(
    (a, b) => a.span.start - b.span.start || b.span.end - a.span.end,
  );
  let end = 0;
  return tokens.filter(({ span }) => {
    const isFree = span.start >= end;
    end = isFree ? span.end : end;
    return isFree;
  });
}

function resourceTokens(context: HelpContext): readonly SemanticToken[] {
  return subjectsIn(context).flatMap((subject) => (subject.is === 'resource' ? tokensOf(subject, context) : []));
}

function tokensOf(resource: NamedResource, context: HelpContext): readonly SemanticToken[] {
  const { of, name, version, label, span, defines } = resource;
  const written = context.document.text.slice(span.start, span.end);
  const parts = {
    to: of,
    name,
    ...(version === undefined ? {} : { version }),
    ...(label === undefined ? {} : { label }),
  };
  // A definition has its version elsewhere.
  const places = findPlacesInReference(written, defines ? { to: of, name } : parts);
  if (places === undefined) {
    return [];
  }
  const standing = places.isQualified ? [] : standingOf(of, name, context);
  const modifiers: readonly SemanticModifier[] = defines
    ? ['declaration', ...standing.filter((each) => each === 'deployed')]
    : standing;
  const token: SemanticToken = { span: shifted(places.name, span.start), type: typeOfKind[of], modifiers };
  return places.version === undefined
    ? [token]
    : [token, { span: shifted(places.version, span.start), type: 'azuremlVersion', modifiers: [] }];
}

function expressionTokens({ document, ...around }: HelpContext): readonly SemanticToken[] {
  const { text, facts } = document;
  const definitions = facts.filter((fact) => fact.kind === 'resourceDefinition');
  // The same words stand in the workflows of others.
  const isOurs = (span: Span): boolean =>
    definitions.some((definition) => contains(definition.span, span)) && !isInComment(text, span.start);
  return [...text.matchAll(expression)].flatMap((found): readonly SemanticToken[] => {
    const [, open = '', , bound, , connection, , secret] = found;
    const name = bound ?? connection ?? secret ?? '';
    const start = found.index + open.length + (found[2] ?? found[4] ?? found[6] ?? '').length;
    const span = { start, end: start + name.length };
    if (!isOurs(span)) {
      return [];
    }
    if (connection !== undefined) {
      const modifiers = standingOf('connection', connection, { document, ...around });
      return [{ span, type: 'azuremlConnection', modifiers }];
    }
    return [{ span, type: bound === undefined ? 'azuremlSecret' : 'azuremlBinding', modifiers: [] }];
  });
}

/** Whether a mark of a comment stands before on the line; one inside quotes, which is rare there, counts too. */
function isInComment(text: string, at: number): boolean {
  return /(?:^|\s)#/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));
}

/** What repository and workspace know of a name; nothing where they know nothing. */
function standingOf(of: ResourceKind, name: string, { catalogue, graph }: HelpContext): readonly SemanticModifier[] {
  // The name of a deployment says nothing without its endpoint.
  const list = of === 'deployment' ? undefined : catalogue?.list(of);
  const isDeployed = list?.resources.some((each) => each.name.toLowerCase() === name.toLowerCase()) === true;
  const isDefined = graph.findDefinitions(of, name).length > 0;
  if (isDeployed || isDefined) {
    return [...(isDeployed ? (['deployed'] as const) : []), ...(isDefined ? (['defined'] as const) : [])];
  }
  return list?.isComplete === true ? ['missing'] : [];
}
