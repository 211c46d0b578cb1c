import type { Node } from 'yaml';
import type { YamlReader } from '../yaml/yaml-node.js';

/** Who runs a pipeline file. */
export interface PipelineShape {
  readonly system: 'github' | 'devops';
  /** Whether the file is a part that other files include: a template, a composite action, a reusable workflow. */
  readonly isPart: boolean;
}

/**
 * Tells GitHub workflows and composite actions, Azure Pipelines and their templates from each other and from the YAML
 * of anything else, by their shape.
 *
 * Sources: <https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax>,
 * <https://learn.microsoft.com/azure/devops/pipelines/yaml-schema>.
 */
export function findPipelineShape(reader: YamlReader, root: Node): PipelineShape | undefined {
  const keys = new Map(reader.entries(root).map((entry) => [entry.key, entry.value]));
  if (['apiVersion', 'services', 'channels', '$schema', 'hosts'].some((key) => keys.has(key))) {
    return undefined;
  }
  if (reader.isMap(keys.get('jobs'))) {
    const jobs = reader.entries(keys.get('jobs'));
    const isJob = (node: Node | undefined): boolean =>
      ['runs-on', 'uses'].some((key) => reader.find(node, key) !== undefined);
    if (!jobs.some((job) => isJob(job.value))) {
      return undefined;
    }
    const called = reader.find(keys.get('on'), 'workflow_call') !== undefined;
    return { system: 'github', isPart: called && reader.entries(keys.get('on')).length === 1 };
  }
  const runs = keys.get('runs');
  if (reader.find(runs, 'using') !== undefined) {
    return reader.find(runs, 'steps') === undefined ? undefined : { system: 'github', isPart: true };
  }
  const isPart = !['trigger', 'pr', 'pool', 'extends', 'schedules', 'resources'].some((key) => keys.has(key));
  if (keys.has('extends') || ['steps', 'jobs', 'stages'].some((key) => holdsSteps(reader, keys.get(key), 0))) {
    return { system: 'devops', isPart };
  }
  return isVariablesTemplate(reader, keys) ? { system: 'devops', isPart: true } : undefined;
}

const stepKeys = ['task', 'script', 'bash', 'pwsh', 'powershell', 'checkout', 'template', 'download', 'publish'];
const groupKeys = ['stage', 'job', 'deployment', ...stepKeys];

// `- ${{ if … }}:` holds the steps one level deeper.
function holdsSteps(reader: YamlReader, node: Node | undefined, depth: number): boolean {
  return reader.items(node).some((item) => {
    const entries = reader.entries(item);
    return (
      entries.some((entry) => groupKeys.includes(entry.key)) ||
      (depth < 4 && entries.some((entry) => entry.key.startsWith('${{') && holdsSteps(reader, entry.value, depth + 1)))
    );
  });
}

function isVariablesTemplate(reader: YamlReader, keys: ReadonlyMap<string, Node | undefined>): boolean {
  if (!keys.has('variables') || [...keys.keys()].some((key) => key !== 'variables' && key !== 'parameters')) {
    return false;
  }
  const variables = keys.get('variables');
  return reader.isMap(variables) || reader.items(variables).some((item) => reader.find(item, 'name') !== undefined);
}
