import type { Node } from 'yaml';
import type { Fact } from '../../facts/fact.js';
import type { Origin } from '../../facts/origin.js';
import { classifyName } from '../../secrets/name-rule.js';
import type { FactEditor } from '../document.js';
import type { LineIndex } from '../line-index.js';
import { readPowershell } from '../powershell/read-powershell.js';
import { commandScope, type CommandScope } from '../shell/command-scope.js';
import { readShell } from '../shell/read-shell.js';
import { scriptPlace } from '../yaml/script-place.js';
import { removeEntry, setValue } from '../yaml/yaml-edits.js';
import type { Entry, Place, YamlReader } from '../yaml/yaml-node.js';
import type { PipelineShape } from './pipeline-shape.js';
import { languageOfStep, languageOfTask, type ScriptLanguage } from './script-language.js';
import { hasSecurityScan } from './security-scans.js';

/** What holds around a node: the variables that are set, and the shell that steps use unless they say. */
interface Surroundings {
  readonly variables: ReadonlyMap<string, readonly Origin[]>;
  readonly shell: ScriptLanguage;
  readonly depth: number;
}

/** Reads the facts of one pipeline file. One instance serves one document. */
export class PipelineReader {
  readonly facts: Fact[] = [];
  readonly editors = new Map<Fact, FactEditor>();
  readonly #reader: YamlReader;
  readonly #text: string;
  readonly #lines: LineIndex;
  readonly #shape: PipelineShape;
  readonly #besideKeyVault: boolean;
  /** What earlier steps wrote, by file name: steps share a folder. */
  readonly #written = new Map<string, readonly Origin[]>();
  /** Scripts that were read already: an anchor may be used in many places. */
  readonly #seen = new Set<string>();

  constructor(reader: YamlReader, text: string, lines: LineIndex, shape: PipelineShape) {
    this.#reader = reader;
    this.#text = text;
    this.#lines = lines;
    this.#shape = shape;
    this.#besideKeyVault = /AzureKeyVault@|^\s*-\s*group\s*:|azure\/get-keyvault-secrets/im.test(text);
  }

  read(root: Node): void {
    this.#walk(root, undefined, { variables: new Map(), shell: 'shell', depth: 0 });
    const submits = this.#shape.isPart ? null : submission.exec(this.#text);
    if (submits !== null) {
      const span = { start: submits.index, end: submits.index + submits[0].length };
      const { system } = this.#shape;
      this.facts.push({ kind: 'pipelineSummary', span, system, scansSecurity: hasSecurityScan(this.#text) });
    }
  }

  #walk(node: Node | undefined, parent: Place | undefined, around: Surroundings): void {
    if (around.depth > 24) {
      return;
    }
    const entries = this.#reader.entries(node, parent);
    const within = this.#surroundings(entries, around);
    const uses = this.#textOf(entries, 'uses') ?? this.#textOf(entries, 'task');
    for (const entry of entries) {
      this.#entry(entry, entries, uses, within);
    }
  }

  #entry(entry: Entry, entries: readonly Entry[], uses: string | undefined, within: Surroundings): void {
    switch (entry.key) {
      case 'env':
      case 'variables':
        this.#variables(entry);
        return;
      case 'parameters':
        this.#parameters(entry);
        return;
      case 'with':
      case 'inputs':
        if (uses !== undefined) {
          this.#inputs(entry, uses, within);
        }
        return;
      case 'credentials':
        this.#credentials(entry);
        return;
      case 'on':
      case 'outputs':
      case 'secrets':
      case 'trigger':
        return;
      default:
        break;
    }
    const language = languageOfStep(entry.key, this.#textOf(entries, 'shell'), within.shell);
    if (language !== undefined && this.#script(entry.value, language, within)) {
      return;
    }
    this.#children(entry.value, entry.place, within);
  }

  #children(node: Node | undefined, place: Place, within: Surroundings): void {
    if (this.#reader.isMap(node)) {
      this.#walk(node, place, within);
    }
    for (const item of this.#reader.items(node)) {
      if (this.#reader.isMap(item)) {
        this.#walk(item, place, within);
      } else {
        this.#children(item, place, { ...within, depth: within.depth + 1 });
      }
    }
  }

  /** @returns whether the node is a script */
  #script(node: Node | undefined, language: ScriptLanguage, within: Surroundings): boolean {
    const script = scriptPlace(this.#reader.follow(node), this.#text);
    if (script === undefined) {
      return false;
    }
    const key = `${script.start} ${script.end}`;
    if (language === 'other' || this.#seen.has(key)) {
      return true;
    }
    this.#seen.add(key);
    const { system } = this.#shape;
    const scope: CommandScope = {
      ...commandScope(
        { text: this.#text, syntax: language, system, place: 'pipeline', log: 'pipeline', editors: this.editors },
        within.variables,
      ),
      written: this.#written,
    };
    const read = language === 'powershell' ? readPowershell : readShell;
    this.facts.push(...read(scope, script, script));
    return true;
  }

  #surroundings(entries: readonly Entry[], around: Surroundings): Surroundings {
    const variables = new Map(around.variables);
    for (const { key, value } of entries) {
      if (key === 'env' || key === 'variables') {
        for (const [name, field] of this.#namedValues(value)) {
          variables.set(name, field.state === 'dynamic' ? field.origins.filter((origin) => origin.is !== 'text') : []);
        }
      }
    }
    const defaults = entries.find((entry) => entry.key === 'defaults');
    const run = this.#reader.find(defaults?.value, 'run');
    const declared = this.#reader.text(this.#reader.find(run?.value, 'shell')?.value);
    const runner = this.#textOf(entries, 'runs-on') ?? '';
    const standard = runner.startsWith('windows') ? 'powershell' : around.shell;
    return {
      variables,
      shell: (declared === undefined ? undefined : languageOfStep('run', declared, standard)) ?? standard,
      depth: around.depth + 1,
    };
  }

  #namedValues(node: Node | undefined): readonly (readonly [string, ReturnType<YamlReader['field']>])[] {
    const listed = this.#reader.items(node).flatMap((item) => {
      const name = this.#reader.text(this.#reader.find(item, 'name')?.value);
      return name === undefined ? [] : [[name, this.#reader.field(this.#reader.find(item, 'value')?.value)] as const];
    });
    return [
      ...listed,
      ...this.#reader.entries(node).map((entry) => [entry.key, this.#reader.field(entry.value)] as const),
    ];
  }

  #variables(block: Entry): void {
    for (const entry of this.#reader.entries(block.value, block.place)) {
      if (this.#reader.isMap(entry.value) || this.#reader.items(entry.value).length > 0) {
        // `${{ if … }}:` around some of them.
        this.#variables(entry);
      } else {
        this.#variable(entry.key, entry);
      }
    }
    for (const item of this.#reader.items(block.value)) {
      const name = this.#reader.text(this.#reader.find(item, 'name')?.value);
      const value = this.#reader.find(item, 'value', block.place);
      if (name !== undefined && value !== undefined) {
        this.#variable(name, value);
      }
      for (const entry of this.#reader.entries(item, block.place)) {
        if (entry.key.startsWith('${{')) {
          this.#variables(entry);
        }
      }
    }
  }

  // The defaults of parameters, and what a template is given for them.
  #parameters(block: Entry): void {
    for (const item of this.#reader.items(block.value)) {
      const name = this.#reader.text(this.#reader.find(item, 'name')?.value);
      const value = this.#reader.find(item, 'default', block.place);
      if (name !== undefined && value !== undefined && !this.#reader.isMap(value.value)) {
        this.#variable(name, value);
      }
    }
    for (const entry of this.#reader.entries(block.value, block.place)) {
      if (this.#reader.isMap(entry.value) || this.#reader.items(entry.value).length > 0) {
        this.#children(entry.value, entry.place, { variables: new Map(), shell: 'shell', depth: 12 });
      } else {
        this.#variable(entry.key, entry);
      }
    }
  }

  #variable(name: string, entry: Entry): void {
    const value = this.#reader.field(entry.value);
    this.#add(
      {
        kind: 'pipelineVariable',
        span: entry.span,
        system: this.#shape.system,
        by: 'entry',
        name,
        value,
        besideKeyVault: this.#besideKeyVault,
      },
      entry,
    );
    if (/^(?:AZURE|ARM)_CLIENT_SECRET$/.test(name) && value.state === 'dynamic') {
      const { system } = this.#shape;
      this.#add({ kind: 'pipelineLogin', span: value.span, call: name, method: 'clientSecretVariable', system });
    }
  }

  /** What an action or a task is given. */
  #inputs(block: Entry, uses: string, within: Surroundings): void {
    const inputs = this.#reader.entries(block.value, block.place);
    const scriptType = this.#textOf(inputs, 'scriptType') ?? '';
    for (const entry of inputs) {
      if (/^(?:inline|inlineScript|script)$/i.test(entry.key)) {
        this.#script(entry.value, languageOfTask(uses, entry.key, scriptType), within);
        continue;
      }
      const value = this.#reader.field(entry.value);
      const isLogin = /^azure\/login@/i.test(uses) && entry.key === 'creds';
      if ((isLogin || (/^azure\/aml-/i.test(uses) && entry.key === 'azure_credentials')) && value.state !== 'absent') {
        const call = uses.split('@')[0] ?? uses;
        this.#add({
          kind: 'pipelineLogin',
          span: value.span,
          call,
          method: 'clientSecret',
          system: this.#shape.system,
        });
      }
      this.#credential(entry);
    }
  }

  #credentials(block: Entry): void {
    for (const entry of this.#reader.entries(block.value, block.place)) {
      this.#credential(entry);
    }
  }

  #credential(entry: Entry): void {
    const value = this.#reader.field(entry.value);
    if (classifyName(entry.key).secret && value.state === 'literal') {
      this.#add(
        { kind: 'credential', span: entry.span, slot: entry.key, known: 'named', holder: 'other', value },
        entry,
      );
    }
  }

  #textOf(entries: readonly Entry[], key: string): string | undefined {
    return this.#reader.text(entries.find((entry) => entry.key === key)?.value);
  }

  #add(fact: Fact, entry?: Entry): void {
    const key = `${fact.kind} ${fact.span.start}`;
    if (this.#seen.has(key)) {
      return;
    }
    this.#seen.add(key);
    this.facts.push(fact);
    if (entry !== undefined) {
      const { place } = entry;
      this.editors.set(fact, {
        remove: () => (isListed(place) ? undefined : removeEntry(this.#text, this.#lines, place)),
        set: (value) => ('text' in value ? setValue(this.#text, place, value.text) : undefined),
      });
    }
  }
}

/** The first command, or step, that hands something to Azure ML. */
const submission =
  /\baz(?:\.cmd)?\s+ml\s+(?:job|pipeline|run|online-(?:endpoint|deployment)|batch-(?:endpoint|deployment)|model|component|environment|schedule|endpoint)\s+(?:create|submit|invoke|update|deploy|register|submit-\w+)|\bAzure\/aml-(?:run|deploy)\b/;

// `- name: x` with `value: y` is one variable in two entries.
function isListed(place: Place): boolean {
  return place.map.items.some((pair) => String(pair.key) === 'name') && place.map.items.length <= 3;
}
