import type { Node } from 'yaml';
import type { Fact } from '../../facts/fact.js';
import type { Origin } from '../../facts/origin.js';
import type { Stage, StageWords } from '../../facts/stage.js';
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
import { workspaceAmong, type NamedEntry } from './workspace-entries.js';
import { languageOfStep, languageOfTask, type ScriptLanguage } from './script-language.js';
import { hasSecurityScan } from './security-scans.js';

/** What holds around a node: the variables that are set, and the shell that steps use unless they say. */
interface Surroundings {
  readonly variables: ReadonlyMap<string, readonly Origin[]>;
  /** The constants among them. */
  readonly literals: ReadonlyMap<string, string>;
  readonly shell: ScriptLanguage;
  readonly stage?: Stage;
  /** Whether the entries are the jobs of a GitHub workflow, whose keys are their ids. */
  readonly holdsJobs?: boolean;
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
  readonly #stages: StageWords;
  readonly #besideKeyVault: boolean;
  /** What earlier steps wrote, by file name: steps share a folder. */
  readonly #written = new Map<string, readonly Origin[]>();
  /** Scripts that were read already: an anchor may be used in many places. */
  readonly #seen = new Set<string>();

  constructor(
    reader: YamlReader,
    text: string,
    lines: LineIndex,
    { shape, stages }: { readonly shape: PipelineShape; readonly stages: StageWords },
  ) {
    this.#reader = reader;
    this.#text = text;
    this.#lines = lines;
    this.#shape = shape;
    this.#stages = stages;
    this.#besideKeyVault = /AzureKeyVault@|^[ \t]*-\s*group\s*:|azure\/get-keyvault-secrets/im.test(text);
  }

  read(root: Node): void {
    this.#walk(root, undefined, { variables: new Map(), literals: new Map(), shell: 'shell', depth: 0 });
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
      this.#entry(entry, entries, uses, around, within);
    }
  }

  #entry(
    entry: Entry,
    entries: readonly Entry[],
    uses: string | undefined,
    around: Surroundings,
    within: Surroundings,
  ): void {
    switch (entry.key) {
      case 'env':
      case 'variables':
        this.#variables(entry);
        this.#workspace(this.#entriesOf(entry), within);
        return;
      case 'parameters':
        this.#parameters(entry);
        this.#workspace(this.#entriesOf(entry), within);
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
    const holdsJobs = entry.key === 'jobs' && this.#shape.system === 'github';
    const stage = around.holdsJobs === true ? (this.#stages.of(entry.key) ?? within.stage) : within.stage;
    this.#children(entry.value, entry.place, { ...within, holdsJobs, ...(stage === undefined ? {} : { stage }) });
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
  #script(node: Node | undefined, language: ScriptLanguage, within: Surroundings, subscription?: string): boolean {
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
        within.literals,
      ),
      written: this.#written,
    };
    const read = language === 'powershell' ? readPowershell : readShell;
    this.facts.push(...read(scope, script, script).map((fact) => placed(fact, within.stage, subscription)));
    return true;
  }

  #surroundings(entries: readonly Entry[], around: Surroundings): Surroundings {
    const variables = new Map(around.variables);
    const literals = new Map(around.literals);
    for (const { key, value } of entries) {
      if (key === 'env' || key === 'variables') {
        for (const [name, field] of this.#namedValues(value)) {
          if (field.state === 'literal') {
            literals.set(name, field.value);
          } else {
            literals.delete(name);
          }
          variables.set(name, field.state === 'dynamic' ? field.origins.filter((origin) => origin.is !== 'text') : []);
        }
      }
    }
    const defaults = entries.find((entry) => entry.key === 'defaults');
    const run = this.#reader.find(defaults?.value, 'run');
    const declared = this.#reader.text(this.#reader.find(run?.value, 'shell')?.value);
    const runner = this.#textOf(entries, 'runs-on') ?? '';
    const standard = runner.startsWith('windows') ? 'powershell' : around.shell;
    const stage = this.#stageOf(entries) ?? around.stage;
    return {
      variables,
      literals,
      ...(stage === undefined ? {} : { stage }),
      shell: (declared === undefined ? undefined : languageOfStep('run', declared, standard)) ?? standard,
      depth: around.depth + 1,
    };
  }

  // `- stage: DeployProd`, `environment: production`, `environment: { name: production }`.
  #stageOf(entries: readonly Entry[]): Stage | undefined {
    const environment = entries.find((entry) => entry.key === 'environment');
    const named = this.#reader.find(environment?.value, 'name')?.value ?? environment?.value;
    const [deployed, stage] = [this.#reader.text(named), this.#textOf(entries, 'stage')].map((text) =>
      text === undefined || text.includes('$') ? undefined : this.#stages.of(text),
    );
    return deployed ?? stage;
  }

  #entriesOf(block: Entry): readonly NamedEntry[] {
    const listed = this.#reader.items(block.value).flatMap((item): readonly NamedEntry[] => {
      const name = this.#reader.text(this.#reader.find(item, 'name')?.value);
      return name === undefined ? [] : [{ name, node: this.#reader.find(item, 'value')?.value }];
    });
    return [...listed, ...this.#reader.entries(block.value).map((entry) => ({ name: entry.key, node: entry.value }))];
  }

  #workspace(entries: readonly NamedEntry[], within: Surroundings): void {
    for (const use of workspaceAmong(this.#reader, entries)) {
      this.#add(placed(use, within.stage));
    }
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
        this.#children(entry.value, entry.place, {
          variables: new Map(),
          literals: new Map(),
          shell: 'shell',
          depth: 12,
        });
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
    const connection = this.#textOf(inputs, 'azureSubscription') ?? this.#textOf(inputs, 'connectedServiceNameARM');
    this.#workspace(
      inputs.map((entry) => ({ name: entry.key, node: entry.value })),
      within,
    );
    for (const entry of inputs) {
      if (/^(?:inline|inlineScript|script)$/i.test(entry.key)) {
        this.#script(entry.value, languageOfTask(uses, entry.key, scriptType), within, connection);
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

// What a script says of a workspace or a target holds for the stage that runs it.
function placed(fact: Fact, stage: Stage | undefined, subscription?: string): Fact {
  if (fact.kind === 'workspaceUse') {
    return {
      ...fact,
      ...(stage === undefined ? {} : { stage }),
      ...(subscription === undefined || fact.subscription !== undefined ? {} : { subscription }),
    };
  }
  return fact.kind === 'testTarget' && stage !== undefined ? { ...fact, stage } : fact;
}

/** The first command, or step, that hands something to Azure ML. */
const submission =
  /\baz(?:\.cmd)?\s+ml\s+(?:job|pipeline|run|online-(?:endpoint|deployment)|batch-(?:endpoint|deployment)|model|component|environment|schedule|endpoint)\s+(?:create|submit|invoke|update|deploy|register|submit-\w+)|\bAzure\/aml-(?:run|deploy)\b/;

// `- name: x` with `value: y` is one variable in two entries.
function isListed(place: Place): boolean {
  return place.map.items.some((pair) => String(pair.key) === 'name') && place.map.items.length <= 3;
}
