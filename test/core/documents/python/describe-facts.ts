import { PythonDocument, type PythonOptions } from '../../../../src/core/documents/python/python-document.js';
import type { Span } from '../../../../src/core/documents/span.js';
import type { Fact, FactKind } from '../../../../src/core/facts/fact.js';
import type { Field } from '../../../../src/core/facts/field.js';
import type { Origin } from '../../../../src/core/facts/origin.js';

/** The facts of some kinds, one line each, every place shown by the text that stands there. */
export function describeFacts(
  text: string,
  kinds: readonly FactKind[],
  options: PythonOptions = {},
): readonly string[] {
  const document = new PythonDocument(text, options);
  return document.facts.filter((fact) => kinds.includes(fact.kind)).map((fact) => describeFact(fact, text));
}

function describeFact(fact: Fact, text: string): string {
  const show = (field: Field | undefined): string => describeField(field, text);
  switch (fact.kind) {
    case 'environmentVariable':
      return `${fact.owner} ${fact.name.state === 'literal' ? fact.name.value : '?'} = ${show(fact.value)}`;
    case 'runLabel':
      return `${fact.role}${fact.key === undefined ? '' : ` ${show(fact.key)}`} = ${show(fact.value)}`;
    case 'logged':
      return `${fact.sink} ${fact.call}${fact.key === undefined ? '' : ` ${show(fact.key)}`}: ${show(fact.value)}${fact.inScoring ? ' (scoring)' : ''}`;
    case 'credential':
      return `${fact.known} ${fact.slot} = ${show(fact.value)}`;
    case 'computeDefinition':
      return `${fact.type} ${show(fact.name)}`;
    case 'computeUse':
      return `${fact.by} on ${show(fact.target)}${fact.provenType === undefined ? '' : `, a ${fact.provenType}`}`;
    case 'codeRun':
      return `${fact.code ?? '-'}: ${fact.scripts.join(' ')}${fact.scoring ? ' (scoring)' : ''}`;
    case 'productionMark':
      return `${fact.sign} ${fact.value}`.trim();
    case 'pipelineVariable':
    case 'pipelineLogin':
    case 'pipelineSummary':
    case 'commandLineSecret':
      return fact.kind;
    case 'secretValue':
      return `${fact.match.format.id} in ${fact.where}`;
    default:
      return fact.kind;
  }
}

function describeField(field: Field | undefined, text: string): string {
  const at = (span: Span): string => text.slice(span.start, span.end).replace(/\s+/g, ' ');
  switch (field?.state) {
    case 'literal':
      return `'${field.value}'${at(field.span) === field.value ? '' : ` at ${at(field.span)}`}${field.usedAt === undefined ? '' : ` used at ${at(field.usedAt)}`}`;
    case 'dynamic':
      return field.origins.map((origin) => describeOrigin(origin, at)).join(' + ');
    default:
      return 'absent';
  }
}

function describeOrigin(origin: Origin, at: (span: Span) => string): string {
  const place = `${at(origin.span)}${(origin.via ?? []).map((span) => ` < ${at(span)}`).join('')}`;
  switch (origin.is) {
    case 'text':
      return `'${origin.text}'`;
    case 'secretSource':
      return `${origin.source}${origin.name === undefined ? '' : ` '${origin.name}'`} [${place}]`;
    case 'personSource':
      return `person: ${origin.what} [${place}]`;
    case 'environment':
      return `environment ${origin.name ?? '?'} [${place}]`;
    case 'reference':
      return `${origin.syntax} ${origin.name} [${place}]`;
    case 'name':
      return `name ${origin.name} [${place}]`;
    case 'wholeEnvironment':
    case 'requestData':
    case 'unknown':
      return `${origin.is} [${place}]`;
  }
}
