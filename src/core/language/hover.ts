import { overlaps, type Span } from '../documents/span.js';
import type { ProjectDefinition } from '../project/graph.js';
import type { ProjectPlace } from '../project/project-facts.js';
import type { ResourceVerdicts } from '../project/workspace-catalogue.js';
import { describeSource } from '../project/workspace-facts.js';
import { describeDefined, describeDeployed } from './deployed.js';
import type { HelpContext } from './help-context.js';
import { codeSpan, escapeMarkdown, linkTo } from './markdown.js';
import { definitionsOf, findUses } from './navigation.js';
import { describeComputeKind, kindWords } from './resource-words.js';
import { findSubjectAt, type NamedFile, type NamedResource } from './subject.js';

/** What is shown at a place. */
export interface Hover {
  readonly span: Span;
  /** Text from files and from Azure is escaped in it; links are those that the host gave. */
  readonly markdown: string;
}

/** How a host opens things; `undefined` where it cannot. */
export interface HoverLinks {
  readonly toPlace: (place: ProjectPlace) => string | undefined;
  /** The page of a check. */
  readonly toCheck: (checkId: string) => string | undefined;
}

/** For hosts without links. */
export const noLinks: HoverLinks = { toPlace: () => undefined, toCheck: () => undefined };

/** A hover is read in passing: the rest is in the posture view, or found by "go to definition". */
const mostVerdicts = 5;
const mostPlaces = 4;

/** What is known of the resource or file at an offset; `undefined` where there is none. */
export function hoverAt(context: HelpContext, offset: number, links: HoverLinks): Hover | undefined {
  const subject = findSubjectAt(context, offset);
  const { facts } = context.document;
  // What has the form of a credential is no name, and nothing repeats it.
  if (subject === undefined || facts.some(({ kind, span }) => kind === 'secretValue' && overlaps(span, subject.span))) {
    return undefined;
  }
  const lines = subject.is === 'file' ? fileLines(subject, context, links) : resourceLines(subject, context, links);
  return { span: subject.span, markdown: lines.join('\n\n') };
}

function resourceLines(subject: NamedResource, context: HelpContext, links: HoverLinks): readonly string[] {
  const { catalogue } = context;
  const verdicts = catalogue?.findVerdicts(subject.of, subject.name);
  return [
    `**${kindWords[subject.of]}** ${codeSpan(subject.name)}${versionWords(subject)}`,
    definitionLine(subject, context, links),
    ...definedLines(subject, context),
    ...deployedLines(subject, context),
    ...(verdicts === undefined || catalogue === undefined ? [] : verdictLines(verdicts, links)),
  ];
}

function versionWords({ version, label }: NamedResource): string {
  if (label !== undefined) {
    return ` · whatever is ${codeSpan(label)} when it is used`;
  }
  return version === undefined ? '' : ` · version ${codeSpan(version)}`;
}

function definitionLine(subject: NamedResource, { graph }: HelpContext, links: HoverLinks): string {
  const definitions = definitionsOf(subject, graph);
  const uses = findUses(subject, graph, false).length;
  const used = uses === 0 ? '' : ` · used in ${uses} ${uses === 1 ? 'place' : 'places'}`;
  if (definitions.length === 0) {
    return `Defined: not known, no file of this repository defines it${used}`;
  }
  const shown = definitions.slice(0, mostPlaces).map((definition) => definitionWords(definition, links));
  const more = definitions.length > mostPlaces ? ` and ${definitions.length - mostPlaces} more` : '';
  return `Defined in ${shown.join(', ')}${more}${used}`;
}

function definitionWords(definition: ProjectDefinition, links: HoverLinks): string {
  const { path, start, of, type, version } = definition;
  const what =
    type === undefined
      ? undefined
      : of === 'compute' && type === 'computeinstance'
        ? describeComputeKind({ kind: 'instance' })
        : type;
  const words = [what, version === undefined ? undefined : `version ${version}`].filter((word) => word !== undefined);
  const place = linkTo(`${path}:${start.line + 1}`, links.toPlace(definition));
  return words.length === 0 ? place : `${place} (${words.map(escapeMarkdown).join(', ')})`;
}

function definedLines(subject: NamedResource, context: HelpContext): readonly string[] {
  const defined = describeDefined(subject, context);
  return defined === undefined ? [] : [`As defined: ${escapeMarkdown(defined)}`];
}

function deployedLines(subject: NamedResource, context: HelpContext): readonly string[] {
  const { catalogue } = context;
  if (catalogue === undefined) {
    return ['Workspace: not known, none is connected for this file'];
  }
  const said = describeDeployed(subject, context, catalogue);
  return [`${escapeMarkdown(describeSource(catalogue.source))}: ${escapeMarkdown(said)}`];
}

function verdictLines({ failing, unknown }: ResourceVerdicts, links: HoverLinks): readonly string[] {
  const shown = failing
    .slice(0, mostVerdicts)
    .map(
      ({ checkId, severity, evidence }) =>
        `- ${severity}: ${linkTo(checkId, links.toCheck(checkId))} – ${escapeMarkdown(evidence)}`,
    );
  const more = failing.length - shown.length;
  const counts = [...(more > 0 ? [`${more} more fail`] : []), ...(unknown > 0 ? [`${unknown} checks: not known`] : [])];
  return [
    ...(shown.length === 0 ? [] : [`Checks that fail:\n${shown.join('\n')}`]),
    ...(counts.length === 0 ? [] : [counts.join(' · ')]),
  ];
}

function fileLines(subject: NamedFile, { graph }: HelpContext, links: HoverLinks): readonly string[] {
  const definitions = graph.definitionsIn(subject.path).slice(0, mostPlaces);
  const uses = graph.findFileReferences(subject.path).length;
  return [
    `**${fileWords[subject.as]}** ${linkTo(subject.path, links.toPlace(startOf(subject.path)))}`,
    ...definitions.map(
      (definition) =>
        `Defines ${kindWords[definition.of]}` +
        `${definition.name === undefined ? '' : ` ${codeSpan(definition.name)}`}: ${definitionWords(definition, links)}`,
    ),
    ...(uses === 0 ? [] : [`Named in ${uses} ${uses === 1 ? 'place' : 'places'}`]),
  ];
}

const fileWords: Readonly<Record<NamedFile['as'], string>> = {
  ...kindWords,
  code: 'code that is uploaded',
  script: 'script that is run',
  environmentSource: 'source of an environment',
};

function startOf(path: string): ProjectPlace {
  return { path, start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
}
