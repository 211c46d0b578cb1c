import type { Span } from '../documents/span.js';
import type { Fact, FactOf } from '../facts/fact.js';
import { commonStages, type StageWords } from '../facts/stage.js';
import { readDefinedLinks } from './defined-links.js';
import { keyOfName, keyOfResource, type Link, type NamedFile } from './link.js';
import type { ProjectPlace } from './project-facts.js';
import { folderOf, joinPath } from './project-path.js';
import type { LinkSource } from './read-for-links.js';

/**
 * What a file says to others, in the order of its facts.
 *
 * @param stages the words that say for which stage it is (default: the common ones)
 */
export function readLinks(path: string, document: LinkSource, stages = commonStages): readonly Link[] {
  const links: Link[] = [];
  const { facts } = document;
  const placeOf = (span: Span): ProjectPlace => ({
    path,
    start: document.lines.positionAt(span.start),
    end: document.lines.positionAt(span.end),
  });
  // YAML of Azure ML is read from where it stands; programs and pipelines are started anywhere.
  const isFixed = document.language === 'yaml' && facts.some((fact) => fact.kind === 'resourceDefinition');
  const reader = new LinkReader(path, isFixed, stages, placeOf, (link) => links.push(link));
  for (const fact of facts) {
    reader.read(fact);
  }
  readDefinedLinks({ path, stages }, facts, placeOf, (link) => links.push(link));
  return links;
}

class LinkReader {
  readonly #folder: string;

  constructor(
    private readonly path: string,
    private readonly isFixed: boolean,
    private readonly stages: StageWords,
    private readonly placeOf: (span: Span) => ProjectPlace,
    private readonly add: (link: Link) => void,
  ) {
    this.#folder = folderOf(path);
  }

  read(fact: Fact): void {
    switch (fact.kind) {
      case 'codeRun':
        this.#run(fact);
        return;
      case 'environmentSource':
        this.#source(fact);
        return;
      case 'scheduledJob': {
        const key = joinPath(this.#folder, fact.path);
        if (key !== undefined) {
          this.add({ kind: 'schedule', key, value: this.placeOf(fact.span) });
        }
        return;
      }
      case 'workspaceUse':
        this.#workspaceUse(fact);
        return;
      case 'resourceDefinition': {
        const { of, name, version, type } = fact;
        const value = {
          ...this.placeOf(fact.head),
          of,
          ...(name === undefined ? {} : { name }),
          ...(version === undefined ? {} : { version }),
          ...(type === undefined ? {} : { type }),
        };
        this.add({ kind: 'definition', key: of, value });
        if (name !== undefined) {
          this.add({ kind: 'definition', key: keyOfResource(of, name), value });
        }
        return;
      }
      case 'resourceReference': {
        const { to, name, version } = fact;
        const value = { ...this.placeOf(fact.span), to, name, ...(version === undefined ? {} : { version }) };
        this.add({ kind: 'reference', key: keyOfResource(to, name), value });
        return;
      }
      case 'fileReference':
        this.#file(fact);
        return;
      default:
    }
  }

  #run({ span, code, scripts, scoring }: FactOf<'codeRun'>): void {
    for (const script of scripts) {
      const key = joinPath(this.#folder, code ?? '', script);
      if (key !== undefined) {
        this.add({ kind: 'run', key, value: { ...this.placeOf(span), scoring } });
      }
    }
  }

  #source({ of, path, span }: FactOf<'environmentSource'>): void {
    const key = joinPath(this.#folder, path);
    if (key === undefined) {
      return;
    }
    const value = this.placeOf(span);
    switch (of) {
      case 'file':
        this.add({ kind: 'sourceFile', key, value });
        this.add({ kind: 'codeFolder', key: folderOf(key), value });
        return;
      case 'buildContext':
        this.add({ kind: 'buildFolder', key, value });
        return;
      case 'code':
        this.add({ kind: 'codeFolder', key, value });
    }
  }

  #workspaceUse({ span, name, resourceGroup, subscription, stage }: FactOf<'workspaceUse'>): void {
    const meant = stage ?? this.stages.ofPath(this.path);
    const value = {
      ...this.placeOf(span),
      name,
      ...(meant === undefined ? {} : { stage: meant }),
      ...(resourceGroup === undefined ? {} : { resourceGroup }),
      ...(subscription === undefined ? {} : { subscription }),
    };
    this.add({ kind: 'workspaceUse', key: keyOfName(name), value });
  }

  #file({ span, path, as }: FactOf<'fileReference'>): void {
    const beside = joinPath(this.#folder, path);
    const atRoot = this.isFixed ? undefined : joinPath(path);
    const value: NamedFile = {
      reference: { ...this.placeOf(span), as },
      ...(beside === undefined ? {} : { beside }),
      ...(atRoot === undefined || atRoot === beside ? {} : { atRoot }),
    };
    for (const key of new Set([beside, atRoot])) {
      if (key !== undefined) {
        this.add({ kind: 'file', key, value });
      }
    }
  }
}

/** What a file asks others for by name, as `kind key`; a change of one of these can change its findings. */
export function readAsked(path: string, facts: readonly Fact[]): ReadonlySet<string> {
  const asked = new Set<string>();
  for (const fact of facts) {
    switch (fact.kind) {
      case 'computeUse':
        if (fact.target.state === 'literal') {
          asked.add(`compute ${keyOfName(fact.target.value)}`);
        }
        break;
      case 'datastoreUse':
        asked.add(`datastore ${keyOfName(fact.datastore)}`);
        break;
      case 'workspaceUse':
        asked.add(`workspaceUse ${keyOfName(fact.name)}`);
        break;
      case 'resourceReference':
        asked.add(`definition ${keyOfResource(fact.to, fact.name)}`);
        if (fact.to === 'endpoint' || fact.to === 'environment') {
          asked.add(`${fact.to} ${keyOfName(fact.name)}`);
        }
        break;
      case 'scheduledJob':
        asked.add(`definition in ${joinPath(folderOf(path), fact.path) ?? ''}`);
        break;
      default:
    }
  }
  return asked;
}
