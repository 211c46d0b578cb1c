import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import type { Span } from '../documents/span.js';
import { severities, strictnesses, type Severity, type Strictness } from '../findings/finding.js';
import { ruleIds } from '../rules/registry.js';
import type { PartialConfiguration, PostureConfiguration, ProductionMarkers, RuleSetting } from './configuration.js';

/** Something wrong in a configuration file, at its place. */
export interface ConfigurationProblem {
  readonly span: Span;
  /** Says what is wrong and what would be right. */
  readonly message: string;
}

/** The name of the file in a project that says how AML Guard behaves there. */
export const configurationFileName = '.aml-guard.yaml';

/**
 * Reads a `.aml-guard.yaml`. What is right in it counts even when something else is wrong, and everything wrong is
 * named, unknown keys included. Never throws.
 */
export function parseConfiguration(text: string): {
  readonly config: PartialConfiguration;
  readonly problems: readonly ConfigurationProblem[];
} {
  const reader = new ConfigurationReader(text);
  return { config: reader.read(), problems: reader.problems };
}

type Mutable = { -readonly [K in keyof PartialConfiguration]: PartialConfiguration[K] };

class ConfigurationReader {
  readonly problems: ConfigurationProblem[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  read(): PartialConfiguration {
    const tree = parseDocument(this.#text, { schema: 'failsafe', prettyErrors: false, logLevel: 'silent' });
    for (const error of tree.errors) {
      this.problems.push({
        span: { start: error.pos[0], end: error.pos[1] },
        message: `Not valid YAML: ${error.message}`,
      });
    }
    const root: unknown = tree.contents;
    if (root === null || (isScalar(root) && root.value === '')) {
      return {};
    }
    if (!isMap(root)) {
      this.#problem(root as Node, 'Expected keys such as "strictness:" and "rules:" here');
      return {};
    }
    const config: Mutable = {};
    for (const pair of root.items) {
      this.#readKey(config, pair.key as Node, (pair.value ?? undefined) as Node | undefined);
    }
    return config;
  }

  #readKey(config: Mutable, keyNode: Node, value: Node | undefined): void {
    const key = isScalar(keyNode) ? String(keyNode.value) : '';
    switch (key) {
      case 'strictness': {
        const strictness = this.#oneOf(value ?? keyNode, strictnesses);
        if (strictness !== undefined) {
          config.strictness = strictness as Strictness;
        }
        break;
      }
      case 'rules':
        config.rules = this.#rules(value ?? keyNode);
        break;
      case 'sensitiveWords':
      case 'secretNames':
      case 'publicNames':
      case 'exclude':
        config[key] = this.#strings(value ?? keyNode);
        break;
      case 'production':
        config.production = this.#production(value ?? keyNode);
        break;
      case 'posture':
        config.posture = this.#posture(value ?? keyNode);
        break;
      default:
        this.#problem(keyNode, `Unknown key "${key}"; known are ${topLevelKeys.join(', ')}`);
    }
  }

  #rules(node: Node): Readonly<Record<string, RuleSetting>> {
    const settings: Record<string, RuleSetting> = {};
    if (!isMap(node)) {
      this.#problem(node, 'Expected "<rule id>: off" or "<rule id>: <severity>" below "rules:"');
      return settings;
    }
    for (const pair of node.items) {
      const id = isScalar(pair.key) ? String(pair.key.value) : '';
      if (!ruleIds.has(id)) {
        this.#problem(pair.key as Node, `There is no rule "${id}"; "aml-guard rules" lists them`);
        continue;
      }
      const setting = this.#oneOf((pair.value ?? pair.key) as Node, ['off', ...severities]);
      if (setting !== undefined) {
        settings[id] = setting as 'off' | Severity;
      }
    }
    return settings;
  }

  #production(node: Node): Partial<ProductionMarkers> {
    const markers: { -readonly [K in keyof ProductionMarkers]?: ProductionMarkers[K] } = {};
    if (!isMap(node)) {
      this.#problem(node, 'Expected "paths:" and "names:" below "production:"');
      return markers;
    }
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      if (key === 'paths' || key === 'names') {
        markers[key] = this.#strings((pair.value ?? pair.key) as Node);
      } else {
        this.#problem(pair.key as Node, `Unknown key "${key}"; known are paths, names`);
      }
    }
    return markers;
  }

  #posture(node: Node): PostureConfiguration {
    const settings: { -readonly [K in keyof PostureConfiguration]: PostureConfiguration[K] } = {};
    if (!isMap(node)) {
      this.#problem(node, `Expected keys such as "${postureLists[0]}:" below "posture:"`);
      return settings;
    }
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      const value = (pair.value ?? pair.key) as Node;
      const list = postureLists.find((known) => known === key);
      if (list !== undefined) {
        settings[list] = this.#strings(value);
      } else if (key === 'apiProfile') {
        const profile = this.#oneOf(value, ['v2', 'v1-isolated']);
        if (profile !== undefined) {
          settings.apiProfile = profile as 'v2' | 'v1-isolated';
        }
      } else if (key === 'maxPrivilegedPrincipals') {
        const number = isScalar(value) ? Number(value.value) : NaN;
        if (Number.isInteger(number) && number > 0) {
          settings.maxPrivilegedPrincipals = number;
        } else {
          this.#problem(value, 'Expected a whole number above 0 here');
        }
      } else {
        const known = [...postureLists, 'maxPrivilegedPrincipals', 'apiProfile'].join(', ');
        this.#problem(pair.key as Node, `Unknown key "${key}"; known are ${known}`);
      }
    }
    return settings;
  }

  #strings(node: Node): readonly string[] {
    if (!isSeq(node)) {
      this.#problem(node, 'Expected a list of texts here');
      return [];
    }
    return node.items.flatMap((item) => {
      if (isScalar(item) && typeof item.value === 'string' && item.value.trim() !== '') {
        return [item.value];
      }
      this.#problem(item as Node, 'Expected a text here');
      return [];
    });
  }

  #oneOf(node: Node, allowed: readonly string[]): string | undefined {
    const value = isScalar(node) ? String(node.value) : undefined;
    if (value !== undefined && allowed.includes(value)) {
      return value;
    }
    this.#problem(node, `Expected one of ${allowed.join(', ')} here`);
    return undefined;
  }

  #problem(node: Node, message: string): void {
    const [start = 0, end = start] = node.range ?? [];
    this.problems.push({ span: { start, end: Math.max(end, start) }, message });
  }
}

const topLevelKeys = [
  ...['strictness', 'rules', 'sensitiveWords', 'secretNames', 'publicNames', 'production', 'exclude', 'posture'],
];

const postureLists = [
  'productionWorkspaces',
  'otherWorkspaces',
  'sensitiveWorkspaces',
  'trustedSubscriptions',
  'allowedRegistries',
  'acceptedDestinations',
  'allowedVmSizes',
] as const satisfies readonly (keyof PostureConfiguration)[];
