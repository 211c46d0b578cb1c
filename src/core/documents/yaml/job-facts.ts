import type { Node } from 'yaml';
import type { ComputeUse } from '../../facts/compute.js';
import type { EnvironmentOwner } from '../../facts/environment-variable.js';
import { readCommandFacts } from './command-facts.js';
import { readComputeUse } from './compute-facts.js';
import { readEnvironmentFacts, readSparkSettings } from './environment-facts.js';
import type { YamlFactContext } from './fact-context.js';
import { readInputs } from './input-facts.js';
import { childLabels, readLabels, readStageMarks, runLabels } from './label-facts.js';
import type { Place } from './yaml-node.js';

/** What an entry or mapping belongs to. */
interface Scope {
  readonly owner: EnvironmentOwner;
  readonly by: ComputeUse['by'];
  /** Whether something around it names an identity. */
  readonly hasIdentity?: boolean;
}

/** The facts of a job, or of the job inside a schedule. */
export function readJob(context: YamlFactContext, node: Node, by: ComputeUse['by'], parent?: Place): void {
  readLabels(context, node, parent, runLabels);
  readStageMarks(context, node, parent);
  readWork(context, node, { owner: 'job', by }, parent);
}

export function readComponent(context: YamlFactContext, node: Node): void {
  readWork(context, node, { owner: 'component', by: 'pipeline' }, undefined);
}

export function readSchedule(context: YamlFactContext, root: Node): void {
  const { reader } = context;
  const trigger = reader.find(root, 'trigger');
  const job = reader.find(root, 'create_job');
  if (trigger !== undefined) {
    context.add({ kind: 'productionMark', span: trigger.keySpan, sign: 'schedule', value: '' });
  }
  if (job?.value !== undefined && reader.isMap(job.value)) {
    readJob(context, job.value, 'schedule', job.place);
  }
  // `create_job: ./job.yml`, or `create_job: { type: pipeline, job: ./job.yml, settings: … }`.
  const named = reader.isMap(job?.value) ? reader.find(job?.value, 'job', job?.place) : job;
  const path = fileOf(reader.text(named?.value));
  if (named?.value !== undefined && path !== undefined) {
    context.add({ kind: 'scheduledJob', span: reader.spanOf(named.value), path });
  }
}

// A registered job has no file: `azureml:nightly-scoring`.
function fileOf(text: string | undefined): string | undefined {
  const path = /^(?:file:|azureml:)?((?:\.{0,2}\/)?[^\s:$]+\.ya?ml)$/i.exec(text?.trim() ?? '')?.[1];
  return path?.replaceAll('\\', '/');
}

/** What jobs, components and pipeline nodes have in common. */
function readWork(context: YamlFactContext, node: Node, scope: Scope, parent: Place | undefined): void {
  const { reader } = context;
  readEnvironmentFacts(context, node, scope.owner, parent);
  readSparkSettings(context, reader.find(node, 'conf', parent), scope.owner);
  readCommandFacts(context, node, parent);
  const hasIdentity = scope.hasIdentity === true || reader.find(node, 'identity', parent) !== undefined;
  readInputs(context, node, parent, hasIdentity);
  for (const entry of reader.entries(node, parent)) {
    switch (entry.key) {
      case 'compute':
      case 'target':
        readComputeUse(context, entry, scope.by);
        break;
      case 'settings': {
        const target = reader.find(entry.value, 'default_compute', entry.place);
        if (target !== undefined) {
          readComputeUse(context, target, scope.by);
        }
        break;
      }
      case 'trial':
      case 'component':
        if (reader.isMap(entry.value) && entry.value !== undefined) {
          const owner = scope.owner === 'job' ? 'component' : scope.owner;
          readWork(context, entry.value, { ...scope, owner, hasIdentity }, entry.place);
        }
        break;
      case 'jobs':
        for (const child of reader.entries(entry.value, entry.place)) {
          if (child.value !== undefined && reader.isMap(child.value)) {
            readLabels(context, child.value, child.place, childLabels);
            const by = scope.by === 'schedule' ? 'schedule' : 'job';
            readWork(context, child.value, { ...scope, by, hasIdentity }, child.place);
          }
        }
        break;
      default:
        break;
    }
  }
}
