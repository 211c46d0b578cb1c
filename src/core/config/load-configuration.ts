import type { Span } from '../documents/span.js';
import type { WrittenConfiguration } from './configuration.js';
import type { ConfigurationProblem } from './node-reader.js';
import { parseConfiguration } from './parse-configuration.js';
import type { WrittenAcceptance } from './read-allow.js';

/** Reads one file of the repository. */
export type ReadConfigurationText = (
  /** Relative to the repository's root, with `/`, and never above it. */
  path: string,
) => Promise<string | { readonly problem: string }>;

/** One of the files that a configuration was read from. */
export interface ConfigurationPart {
  /** Relative to the repository's root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly problems: readonly ConfigurationProblem[];
  readonly acceptances: readonly WrittenAcceptance[];
}

/** A configuration with all that it extends. */
export interface LoadedConfiguration {
  readonly config: WrittenConfiguration;
  /** The file itself first, then what it extends, each file once. */
  readonly parts: readonly ConfigurationPart[];
}

/** Chains that are longer are a mistake. */
const deepest = 10;

/**
 * Reads a configuration file and what it extends. Patterns of all of them are relative to the folder of the first.
 * Files outside the repository, addresses and circles are problems at the place that names them. Never throws, unless
 * `read` does.
 *
 * @param path of the file, relative to the repository's root, with `/`
 */
export async function loadConfiguration(path: string, text: string, read: ReadConfigurationText) {
  const loader = new Loader(read);
  const config = await loader.load(path, text, [path]);
  return { config, parts: [...loader.parts.values()] } satisfies LoadedConfiguration;
}

class Loader {
  readonly parts = new Map<string, ConfigurationPart>();

  constructor(private readonly read: ReadConfigurationText) {}

  /** @param chain the files on the way here, this one last */
  async load(path: string, text: string, chain: readonly string[]): Promise<WrittenConfiguration> {
    const { config, problems, bases, acceptances } = parseConfiguration(text);
    const all = [...problems];
    // Known before what it extends, so that its place in the list is before theirs.
    this.parts.set(path, { path, text, problems: all, acceptances });
    let merged: WrittenConfiguration = {};
    for (const base of bases) {
      const outcome = await this.#base(path, base.path, chain);
      if ('problem' in outcome) {
        all.push(problemAt(base.span, outcome.problem));
      } else {
        merged = mergeWritten(outcome.config, merged);
      }
    }
    return mergeWritten(config, merged);
  }

  async #base(
    from: string,
    written: string,
    chain: readonly string[],
  ): Promise<{ readonly config: WrittenConfiguration } | { readonly problem: string }> {
    const target = targetOf(from, written);
    if (typeof target !== 'string') {
      return target;
    }
    if (chain.includes(target)) {
      return { problem: `This goes in a circle: ${[...chain.slice(chain.indexOf(target)), target].join(' -> ')}` };
    }
    if (chain.length >= deepest) {
      return { problem: `More than ${deepest} files extend each other here` };
    }
    const text = await this.read(target);
    return typeof text === 'string' ? { config: await this.load(target, text, [...chain, target]) } : text;
  }
}

/**
 * One configuration over another. Rules, production, stages and posture are merged key by key, entries of `allow`,
 * `overrides`, `evidence` and `exceptions` add up, and any other key is taken whole from the stronger one that has it.
 */
export function mergeWritten(strong: WrittenConfiguration, weak: WrittenConfiguration): WrittenConfiguration {
  return {
    ...weak,
    ...strong,
    ...both('rules', strong, weak),
    ...both('production', strong, weak),
    ...both('stages', strong, weak),
    ...postures(strong, weak),
    ...(strong.allow === undefined && weak.allow === undefined
      ? {}
      : { allow: [...(weak.allow ?? []), ...(strong.allow ?? [])] }),
    ...(strong.overrides === undefined && weak.overrides === undefined
      ? {}
      : { overrides: [...(weak.overrides ?? []), ...(strong.overrides ?? [])] }),
  };
}

function both<K extends 'rules' | 'production' | 'stages'>(
  key: K,
  strong: WrittenConfiguration,
  weak: WrittenConfiguration,
): Pick<WrittenConfiguration, K> | object {
  return strong[key] === undefined && weak[key] === undefined ? {} : { [key]: { ...weak[key], ...strong[key] } };
}

/** What several files say of workspaces; what people answer for adds up. */
function postures(strong: WrittenConfiguration, weak: WrittenConfiguration): Pick<WrittenConfiguration, 'posture'> {
  if (strong.posture === undefined || weak.posture === undefined) {
    const posture = strong.posture ?? weak.posture;
    return posture === undefined ? {} : { posture };
  }
  const { evidence = [], exceptions = [] } = weak.posture;
  return {
    posture: {
      ...weak.posture,
      ...strong.posture,
      evidence: [...evidence, ...(strong.posture.evidence ?? [])],
      exceptions: [...exceptions, ...(strong.posture.exceptions ?? [])],
    },
  };
}

function problemAt(span: Span, message: string): ConfigurationProblem {
  return { span, message };
}

/** Where a written path leads, relative to the root. */
function targetOf(from: string, written: string): string | { readonly problem: string } {
  if (/^[a-z][a-z0-9+.-]+:/i.test(written) || written.startsWith('//')) {
    return { problem: 'Only files of the same repository can be extended, not addresses' };
  }
  if (/^[/\\~]|^[A-Za-z]:/.test(written)) {
    return { problem: 'Expected a path relative to this file, such as ../.aml-guard.yaml' };
  }
  const parts = from.split('/').slice(0, -1);
  for (const part of written.replaceAll('\\', '/').split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) {
        return { problem: 'This leads out of the repository; only files of the same repository can be extended' };
      }
    } else if (part !== '.' && part !== '') {
      parts.push(part);
    }
  }
  return parts.join('/');
}
