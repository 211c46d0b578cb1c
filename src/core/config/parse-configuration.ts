import { isMap, isScalar, parseDocument, type Node } from 'yaml';
import type { Span } from '../documents/span.js';
import { type OwnStages, type Stage, stages } from '../facts/stage.js';
import { severities, strictnesses } from '../findings/finding.js';
import { ruleIds } from '../rules/registry.js';
import type { FileSettings, Override, ProductionMarkers, RuleSetting, WrittenConfiguration } from './configuration.js';
import { type ConfigurationProblem, type MapEntry, NodeReader, spanOf } from './node-reader.js';
import { readAllow, type WrittenAcceptance } from './read-allow.js';
import { readPosture } from './read-posture.js';
import { readSecretFormats } from './read-secret-formats.js';

export type { ConfigurationProblem } from './node-reader.js';

export { configurationFileName } from './file-names.js';

/** The keys at the top of a configuration file. */
export const topLevelKeys = [
  ...['extends', 'strictness', 'rules', 'sensitiveWords', 'secretNames', 'publicNames', 'secretFormats', 'production'],
  ...['stages', 'allow', 'overrides', 'exclude', 'posture'],
] as const;

/** The keys that one entry below `overrides:` may have beside `files`. */
export const overrideKeys = [
  ...['strictness', 'rules', 'sensitiveWords', 'secretNames', 'publicNames', 'secretFormats', 'production'],
] as const;

/** One configuration file, read. */
export interface ParsedConfiguration {
  readonly config: WrittenConfiguration;
  readonly problems: readonly ConfigurationProblem[];
  /** The files that this one goes on from, as written, strongest last. */
  readonly bases: readonly { readonly path: string; readonly span: Span }[];
  /** The entries below `allow:` with their places; `config.allow` holds the same. */
  readonly acceptances: readonly WrittenAcceptance[];
}

/**
 * Reads a `.aml-guard.yaml`. What is right in it counts even when something else is wrong, and everything wrong is
 * named, unknown keys included. Never throws.
 */
export function parseConfiguration(text: string): ParsedConfiguration {
  return new ConfigurationReader().read(text);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

class ConfigurationReader {
  readonly #reader = new NodeReader();
  readonly #bases: { path: string; span: Span }[] = [];
  #acceptances: readonly WrittenAcceptance[] = [];

  read(text: string): ParsedConfiguration {
    const tree = parseDocument(text, { schema: 'failsafe', prettyErrors: false, logLevel: 'silent' });
    for (const error of tree.errors) {
      this.#reader.problems.push({
        // The library counts a place behind the end where something is missing there.
        span: { start: Math.min(error.pos[0], text.length), end: Math.min(error.pos[1], text.length) },
        message: `Not valid YAML: ${error.message}`,
      });
    }
    const config = this.#readRoot(tree.contents);
    return { config, problems: this.#reader.problems, bases: this.#bases, acceptances: this.#acceptances };
  }

  #readRoot(root: Node | null): WrittenConfiguration {
    const config: Mutable<WrittenConfiguration> = {};
    if (root === null || (isScalar(root) && root.value === '')) {
      return config;
    }
    if (!isMap(root)) {
      this.#reader.problem(root, 'Expected keys such as "strictness:" and "rules:" here');
      return config;
    }
    for (const entry of this.#reader.entries(root, '')) {
      this.#readKey(config, entry);
    }
    return config;
  }

  #readKey(config: Mutable<WrittenConfiguration>, entry: MapEntry): void {
    const { key, value } = entry;
    switch (key) {
      case 'extends':
        this.#readBases(value);
        break;
      case 'exclude':
        config.exclude = this.#reader.strings(value);
        break;
      case 'stages':
        config.stages = this.#stages(value);
        break;
      case 'posture':
        config.posture = readPosture(this.#reader, value);
        break;
      case 'allow':
        this.#acceptances = readAllow(this.#reader, value);
        config.allow = this.#acceptances.map(({ acceptance }) => acceptance);
        break;
      case 'overrides':
        config.overrides = this.#reader.items(value).flatMap((item) => this.#override(item) ?? []);
        break;
      default:
        if (!this.#readFileSetting(config, entry)) {
          this.#reader.unknownKey(entry, topLevelKeys);
        }
    }
  }

  /** @returns whether the key is one that may differ from file to file */
  #readFileSetting(settings: Mutable<FileSettings>, { key, value }: MapEntry): boolean {
    switch (key) {
      case 'strictness': {
        const strictness = this.#reader.oneOf(value, strictnesses);
        if (strictness !== undefined) {
          settings.strictness = strictness;
        }
        return true;
      }
      case 'rules':
        settings.rules = this.#rules(value);
        return true;
      case 'sensitiveWords':
      case 'secretNames':
      case 'publicNames':
        settings[key] = this.#reader.strings(value);
        return true;
      case 'secretFormats':
        settings.secretFormats = readSecretFormats(this.#reader, value);
        return true;
      case 'production':
        settings.production = this.#production(value);
        return true;
      default:
        return false;
    }
  }

  #readBases(node: Node): void {
    const items = isScalar(node) ? [node] : this.#reader.items(node, 'Expected the path of a file, or a list of paths');
    for (const item of items) {
      const path = this.#reader.text(item);
      if (path !== undefined) {
        this.#bases.push({ path, span: spanOf(item) });
      }
    }
  }

  #override(node: Node): Override | undefined {
    const settings: Mutable<FileSettings> = {};
    let files: readonly string[] | undefined;
    const entries = this.#reader.entries(node, 'Expected "files:" and what differs for them');
    for (const entry of entries) {
      if (entry.key === 'files') {
        files = this.#reader.oneOrMore(entry.value);
      } else if (!this.#readFileSetting(settings, entry)) {
        this.#reader.unknownKey(entry, ['files', ...overrideKeys]);
      }
    }
    if (files === undefined && isMap(node)) {
      this.#reader.problem(node, 'Expected "files:" with the patterns that this is for');
    }
    return files === undefined ? undefined : { files, settings };
  }

  #rules(node: Node): Readonly<Record<string, RuleSetting>> {
    const settings: Record<string, RuleSetting> = {};
    const expected = 'Expected "<rule id>: off" or "<rule id>: <severity>" below "rules:"';
    for (const { key, keyNode, value } of this.#reader.entries(node, expected)) {
      if (!ruleIds.has(key)) {
        this.#reader.problem(keyNode, `There is no rule "${key}"; "aml-guard rules" lists them`);
        continue;
      }
      const setting = this.#reader.oneOf(value, ['off', ...severities] as const);
      if (setting !== undefined) {
        settings[key] = setting;
      }
    }
    return settings;
  }

  #stages(node: Node): OwnStages {
    const own: Mutable<Partial<Record<Stage, readonly string[]>>> = {};
    const seen = new Map<string, Stage>();
    for (const entry of this.#reader.entries(node, 'Expected "development:", "production:" and the like with words')) {
      const stage = stages.find((one) => one === entry.key);
      if (stage === undefined) {
        this.#reader.unknownKey(entry, stages);
        continue;
      }
      own[stage] = this.#reader.strings(entry.value);
      for (const word of own[stage]) {
        const other = seen.get(word.toLowerCase());
        if (other !== undefined && other !== stage) {
          this.#reader.problem(entry.value, `"${word}" stands for ${other} already; a word can stand for one stage`);
        }
        seen.set(word.toLowerCase(), stage);
      }
    }
    return own;
  }

  #production(node: Node): Partial<ProductionMarkers> {
    const markers: Mutable<Partial<ProductionMarkers>> = {};
    for (const entry of this.#reader.entries(node, 'Expected "paths:" and "names:" below "production:"')) {
      if (entry.key === 'paths' || entry.key === 'names') {
        markers[entry.key] = this.#reader.strings(entry.value);
      } else {
        this.#reader.unknownKey(entry, ['paths', 'names']);
      }
    }
    return markers;
  }
}
