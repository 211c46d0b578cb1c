import { isScalar, type Node } from 'yaml';
import type { CredentialHolder } from '../../facts/credential.js';
import type { EnvironmentOwner } from '../../facts/environment-variable.js';
import type { Fact } from '../../facts/fact.js';
import type { Field } from '../../facts/field.js';
import type { RunLabelRole } from '../../facts/run-label.js';
import { classifyName } from '../../secrets/name-rule.js';
import { scriptsOfCommand } from '../command-line.js';
import type { FactEditor } from '../document.js';
import type { LineIndex } from '../line-index.js';
import { readShell } from '../shell/read-shell.js';
import type { AmlKind } from './aml-kind.js';
import { addEntry, removeEntry, renameEntry, setValue } from './yaml-edits.js';
import type { Entry, Place, YamlReader } from './yaml-node.js';

/** What an entry or mapping belongs to. */
interface Scope {
  readonly owner: EnvironmentOwner;
  readonly holder: CredentialHolder;
  readonly by: 'job' | 'pipeline' | 'schedule' | 'deployment';
}

/** Reads the facts of one Azure ML YAML document. One instance serves one document. */
export class YamlFactReader {
  readonly facts: Fact[] = [];
  readonly editors = new Map<Fact, FactEditor>();
  readonly #reader: YamlReader;
  readonly #text: string;
  readonly #lines: LineIndex;
  /** Places that gave a fact already: an anchor that three aliases use is one finding. */
  readonly #seen = new Set<string>();

  constructor(reader: YamlReader, text: string, lines: LineIndex) {
    this.#reader = reader;
    this.#text = text;
    this.#lines = lines;
  }

  read(kind: AmlKind, root: Node): void {
    switch (kind) {
      case 'job':
        this.#job(root, { owner: 'job', holder: 'job', by: 'job' }, undefined);
        break;
      case 'pipeline':
        this.#job(root, { owner: 'job', holder: 'job', by: 'pipeline' }, undefined);
        break;
      case 'component':
      case 'pipelineComponent':
        this.#component(root, { owner: 'component', holder: 'job', by: 'pipeline' }, undefined);
        break;
      case 'schedule':
        this.#schedule(root);
        break;
      case 'onlineDeployment':
        this.#deployment(root, { owner: 'onlineDeployment', holder: 'other', by: 'deployment' });
        break;
      case 'batchDeployment':
        this.#deployment(root, { owner: 'batchDeployment', holder: 'other', by: 'deployment' });
        break;
      case 'compute':
        this.#compute(root);
        break;
      case 'environment':
        this.#environment(root, 'environment', undefined);
        break;
      case 'promptflowRun':
        this.#environment(root, 'promptflowRun', undefined);
        this.#labels(root, undefined, []);
        break;
      case 'onlineEndpoint':
      case 'batchEndpoint':
        this.#stageMarks(root, undefined);
        this.#nameMark(root, undefined);
        break;
      case 'workspace':
        this.#stageMarks(root, undefined);
        this.#nameMark(root, undefined);
        break;
      case 'datastore':
      case 'connection':
      case 'registry':
      case 'other':
        break;
    }
    const holder: CredentialHolder =
      kind === 'datastore' || kind === 'connection' || kind === 'compute' || kind === 'registry'
        ? kind
        : kind === 'job' || kind === 'pipeline'
          ? 'job'
          : 'other';
    this.#credentials(root, holder, undefined, 0);
  }

  #job(node: Node, scope: Scope, parent: Place | undefined): void {
    this.#labels(node, parent, runLabels);
    this.#stageMarks(node, parent);
    this.#work(node, scope, parent);
  }

  /** What jobs, components and pipeline nodes have in common. */
  #work(node: Node, scope: Scope, parent: Place | undefined): void {
    this.#environment(node, scope.owner, parent);
    this.#command(node, parent);
    for (const entry of this.#reader.entries(node, parent)) {
      switch (entry.key) {
        case 'compute':
        case 'target':
          this.#computeUse(entry, scope.by);
          break;
        case 'settings': {
          const target = this.#reader.find(entry.value, 'default_compute', entry.place);
          if (target !== undefined) {
            this.#computeUse(target, scope.by);
          }
          break;
        }
        case 'trial':
        case 'component':
          if (this.#reader.isMap(entry.value) && entry.value !== undefined) {
            this.#component(
              entry.value,
              { ...scope, owner: scope.owner === 'job' ? 'component' : scope.owner },
              entry.place,
            );
          }
          break;
        case 'jobs':
          for (const child of this.#reader.entries(entry.value, entry.place)) {
            if (child.value !== undefined && this.#reader.isMap(child.value)) {
              this.#labels(child.value, child.place, childLabels);
              this.#work(child.value, { ...scope, by: scope.by === 'schedule' ? 'schedule' : 'job' }, child.place);
            }
          }
          break;
        default:
          break;
      }
    }
  }

  #component(node: Node, scope: Scope, parent: Place | undefined): void {
    this.#work(node, scope, parent);
  }

  #schedule(root: Node): void {
    const trigger = this.#reader.find(root, 'trigger');
    const job = this.#reader.find(root, 'create_job');
    if (trigger !== undefined) {
      this.#add({ kind: 'productionMark', span: trigger.keySpan, sign: 'schedule', value: '' });
    }
    if (job?.value !== undefined && this.#reader.isMap(job.value)) {
      this.#job(job.value, { owner: 'job', holder: 'job', by: 'schedule' }, job.place);
    }
  }

  #deployment(root: Node, scope: Scope): void {
    this.#environment(root, scope.owner, undefined);
    this.#stageMarks(root, undefined);
    const settings = this.#reader.find(root, 'settings');
    if (settings?.value !== undefined) {
      this.#environment(settings.value, scope.owner, settings.place);
    }
    for (const target of [
      this.#reader.find(root, 'compute'),
      this.#reader.find(settings?.value, 'default_compute', settings?.place),
    ]) {
      if (target !== undefined) {
        this.#computeUse(target, 'deployment');
      }
    }
    const endpoint = this.#reader.find(root, 'endpoint_name');
    const endpointName = this.#reader.text(endpoint?.value);
    if (endpoint !== undefined && endpointName !== undefined) {
      this.#add({ kind: 'productionMark', span: endpoint.span, sign: 'name', value: endpointName });
    }
    this.#command(root, undefined);
  }

  #compute(root: Node): void {
    const name = this.#reader.find(root, 'name');
    const type = this.#reader.text(this.#reader.find(root, 'type')?.value)?.toLowerCase() ?? this.#typeOfSchema(root);
    if (type !== undefined) {
      this.#add({
        kind: 'computeDefinition',
        span: name?.span ?? spanOfNode(root),
        name: this.#reader.field(name?.value),
        type,
      });
    }
    const applications = this.#reader.find(root, 'custom_applications');
    for (const application of this.#reader.items(applications?.value)) {
      this.#environment(application, 'computeInstance', applications?.place);
    }
  }

  #typeOfSchema(root: Node): string | undefined {
    const schema = this.#reader.text(this.#reader.find(root, '$schema')?.value)?.toLowerCase() ?? '';
    return /\/(computeinstance|amlcompute)\.schema\.json$/.exec(schema)?.[1];
  }

  #environment(node: Node, owner: EnvironmentOwner, parent: Place | undefined): void {
    const block = this.#reader.find(node, 'environment_variables', parent);
    for (const entry of this.#reader.entries(block?.value, block?.place)) {
      const fact: Fact = {
        kind: 'environmentVariable',
        span: entry.span,
        owner,
        name: { state: 'literal', value: entry.key, span: entry.keySpan },
        value: this.#reader.field(entry.value),
      };
      this.#add(fact, entry);
    }
  }

  #labels(node: Node, parent: Place | undefined, roles: readonly (readonly [string, RunLabelRole])[]): void {
    for (const [key, role] of roles) {
      const entry = this.#reader.find(node, key, parent);
      if (entry !== undefined) {
        this.#label(entry, role);
        if (role === 'runId' || role === 'experimentName') {
          const value = this.#reader.text(entry.value);
          if (value !== undefined) {
            this.#add({ kind: 'productionMark', span: entry.span, sign: 'name', value });
          }
        }
      }
    }
    for (const [block, role] of [
      ['tags', 'tag'],
      ['properties', 'property'],
    ] as const) {
      const entries = this.#reader.find(node, block, parent);
      for (const entry of this.#reader.entries(entries?.value, entries?.place)) {
        this.#label(entry, role);
      }
    }
  }

  #label(entry: Entry, role: RunLabelRole): void {
    const value = this.#reader.field(entry.value);
    const keyed = role === 'tag' || role === 'property';
    this.#add(
      {
        kind: 'runLabel',
        span: entry.span,
        role,
        value,
        ...(keyed ? { key: { state: 'literal', value: entry.key, span: entry.keySpan } as Field } : {}),
      },
      entry,
    );
  }

  #stageMarks(node: Node, parent: Place | undefined): void {
    const tags = this.#reader.find(node, 'tags', parent);
    for (const tag of this.#reader.entries(tags?.value, tags?.place)) {
      const value = this.#reader.text(tag.value);
      if (/^(?:env|environment|stage)$/i.test(tag.key) && value !== undefined) {
        this.#add({ kind: 'productionMark', span: tag.span, sign: 'stage', value });
      }
    }
  }

  #nameMark(node: Node, parent: Place | undefined): void {
    const name = this.#reader.find(node, 'name', parent);
    const value = this.#reader.text(name?.value);
    if (name !== undefined && value !== undefined) {
      this.#add({ kind: 'productionMark', span: name.span, sign: 'name', value });
    }
  }

  #computeUse(entry: Entry, by: Scope['by']): void {
    const written = this.#reader.field(entry.value);
    if (written.state === 'absent') {
      return;
    }
    const target: Field = written.state === 'literal' ? { ...written, value: computeName(written.value) } : written;
    this.#add({ kind: 'computeUse', span: entry.span, by, target }, entry);
  }

  /** The code that a job runs and what its command line prints. */
  #command(node: Node, parent: Place | undefined): void {
    const task = this.#reader.find(node, 'task', parent);
    const configuration = this.#reader.find(node, 'code_configuration', parent);
    const places: readonly (readonly [Node | undefined, Place | undefined])[] = [
      [node, parent],
      [task?.value, task?.place],
      [configuration?.value, configuration?.place],
    ];
    for (const [holder, place] of places) {
      const code = this.#reader.find(holder, 'code', place);
      const command = this.#reader.find(holder, 'command', place);
      const scoring =
        this.#reader.find(holder, 'scoring_script', place) ?? this.#reader.find(holder, 'entry_script', place);
      const sparkEntry = this.#reader.find(this.#reader.find(holder, 'entry', place)?.value, 'file');
      const commandText = this.#reader.text(command?.value) ?? '';
      const scripts = [
        ...scriptsOfCommand(commandText),
        ...[scoring, sparkEntry].flatMap((entry) => this.#reader.text(entry?.value) ?? []),
      ];
      const folder = this.#reader.text(code?.value);
      const span = (code ?? command ?? scoring ?? sparkEntry)?.span;
      if (scripts.length > 0 && span !== undefined && !/^(?:azureml:|https?:|git\+)/.test(folder ?? '')) {
        this.#add({
          kind: 'codeRun',
          span,
          scripts,
          scoring: scoring !== undefined,
          ...(folder === undefined ? {} : { code: folder }),
        });
      }
      if (command?.value !== undefined && isScalar(command.value) && command.value.range) {
        const [start, end] = command.value.range;
        this.facts.push(...readShell(this.#text, { start: skipBlockHeader(this.#text, start), end }, true));
      }
    }
  }

  /** Every entry below a node whose key says that it holds a credential. */
  #credentials(node: Node | undefined, holder: CredentialHolder, parent: Place | undefined, depth: number): void {
    if (depth > 12) {
      return;
    }
    for (const entry of this.#reader.entries(node, parent)) {
      if (entry.key === 'environment_variables' || entry.key === 'tags' || entry.key === 'properties') {
        continue;
      }
      if (this.#reader.isMap(entry.value)) {
        this.#credentials(entry.value, holder, entry.place, depth + 1);
        continue;
      }
      const underCredentials = parent !== undefined && isKey(parent, 'credentials');
      const documented =
        (underCredentials && credentialKeys.has(entry.key)) ||
        entry.key === 'admin_password' ||
        (holder === 'connection' && entry.key === 'api_key');
      if (documented || (classifyName(entry.key).secret && isScalar(this.#reader.follow(entry.value)))) {
        this.#add(
          {
            kind: 'credential',
            span: entry.span,
            slot: entry.key,
            known: documented ? 'documented' : 'named',
            holder,
            value: this.#reader.field(entry.value),
          },
          entry,
          underCredentials && holder === 'datastore' ? parent : undefined,
        );
        continue;
      }
      for (const item of this.#reader.items(entry.value)) {
        if (this.#reader.isMap(item)) {
          this.#credentials(item, holder, entry.place, depth + 1);
        }
      }
    }
  }

  /** @param removed what a removal takes away, when that is more than the entry */
  #add(fact: Fact, entry?: Entry, removed?: Place): void {
    const key = `${fact.kind} ${fact.span.start} ${fact.kind === 'runLabel' ? fact.role : ''}`;
    if (this.#seen.has(key)) {
      return;
    }
    this.#seen.add(key);
    this.facts.push(fact);
    if (entry !== undefined) {
      const { place } = entry;
      this.editors.set(fact, {
        remove: () => removeEntry(this.#text, this.#lines, removed ?? place),
        set: (value) => ('text' in value ? setValue(this.#text, place, value.text) : undefined),
        rename: (name, value) => renameEntry(this.#text, place, name, value),
        addToOwner: (key, value) =>
          place.parent === undefined ? undefined : addEntry(this.#text, this.#lines, place.parent.map, key, value),
      });
    }
  }
}

const runLabels = [
  ['name', 'runId'],
  ['display_name', 'displayName'],
  ['experiment_name', 'experimentName'],
  ['description', 'description'],
] as const;

const childLabels = [
  ['display_name', 'displayName'],
  ['experiment_name', 'experimentName'],
] as const;

/**
 * Source: `azure-ai-ml`, `_schema/_datastore/credentials.py` and `_schema/workspace/connections/credentials.py`.
 */
const credentialKeys = new Set([
  'account_key', 'sas_token', 'client_secret', 'certificate', 'key', 'pat', 'password', 'secret_access_key', 'access_token',
]); // prettier-ignore

/** `azureml:cpu-cluster`, `azureml:cpu-cluster@latest`, an ARM id: the target's own name. */
function computeName(written: string): string {
  const name = written.replace(/^azureml:/, '');
  return name.slice(name.lastIndexOf('/') + 1);
}

function isKey(place: Place, key: string): boolean {
  const node = place.pair.key as Node | null;
  return isScalar(node) && node.value === key;
}

function spanOfNode(node: Node): { start: number; end: number } {
  return { start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 };
}

// A block scalar's range begins at `|` or `>`, whose line is no shell.
function skipBlockHeader(text: string, start: number): number {
  const char = text.charAt(start);
  if (char === '"' || char === "'") {
    return start + 1;
  }
  if (char !== '|' && char !== '>') {
    return start;
  }
  const feed = text.indexOf('\n', start);
  return feed < 0 ? text.length : feed + 1;
}
