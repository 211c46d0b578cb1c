import type { Node } from 'yaml';
import type { FileReference, ResourceKind } from '../../facts/resource.js';
import { isDefinitionPath, parseLocalPath, parseResourceReference } from '../../facts/resource-reference.js';
import type { YamlFactContext } from './fact-context.js';
import type { Entry, Place } from './yaml-node.js';

const maxDepth = 8;

/**
 * Reads what the mappings of Azure ML refer to. Compute targets and scripts are read with the facts about them.
 *
 * Source: <https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview> and the pages below it.
 */
export class ReferenceReader {
  constructor(private readonly context: YamlFactContext) {}

  readDefinition(of: ResourceKind, root: Node): void {
    const { reader } = this.context;
    switch (of) {
      case 'job':
      case 'component':
        this.#readWork(root, undefined, 0);
        return;
      case 'deployment':
        this.#resource(reader.find(root, 'endpoint_name'), 'endpoint', true);
        this.#readWork(root, undefined, 0);
        return;
      case 'schedule':
        this.#readSchedule(root);
        return;
      case 'endpoint':
        this.#readEndpoint(root);
        return;
      case 'environment':
        this.#readEnvironment(root, undefined);
        return;
      case 'data':
      case 'model':
        this.#path(reader.find(root, 'path'), of);
        for (const item of reader.items(reader.find(root, 'paths')?.value)) {
          reader.entries(item).forEach((entry) => {
            this.#path(entry, of);
          });
        }
        return;
      case 'workspace':
        this.#resource(reader.find(root, 'image_build_compute'), 'compute', true);
        this.#resource(reader.find(root, 'hub_id'), 'workspace');
        return;
      case 'compute':
      case 'datastore':
      case 'connection':
        return;
    }
  }

  #readSchedule(root: Node): void {
    const { reader } = this.context;
    const job = reader.find(root, 'create_job');
    if (reader.isMap(job?.value)) {
      this.#definition(reader.find(job?.value, 'job', job?.place), 'job');
      if (job?.value !== undefined) {
        this.#readWork(job.value, job.place, 1);
      }
    } else {
      this.#definition(job, 'job');
    }
    const imported = reader.find(root, 'import_data');
    if (!reader.isMap(imported?.value)) {
      this.#definition(imported, 'data');
    }
    const monitor = reader.find(root, 'create_monitor');
    const target = reader.find(monitor?.value, 'monitoring_target', monitor?.place);
    // `azureml:<endpoint>:<deployment>`: the version of what is referred to is none.
    this.#resource(reader.find(target?.value, 'endpoint_deployment_id', target?.place), 'endpoint');
  }

  #readEndpoint(root: Node): void {
    const { reader } = this.context;
    this.#resource(reader.find(root, 'compute'), 'compute');
    const defaults = reader.find(root, 'defaults');
    this.#resource(reader.find(defaults?.value, 'deployment_name', defaults?.place), 'deployment', true);
    for (const key of ['traffic', 'mirror_traffic']) {
      const traffic = reader.find(root, key);
      for (const share of reader.entries(traffic?.value, traffic?.place)) {
        const parts = parseResourceReference(share.key, 'deployment');
        if (parts !== undefined) {
          this.context.add({ kind: 'resourceReference', span: share.keySpan, ...parts });
        }
      }
    }
  }

  /** What jobs, components, nodes of a pipeline and deployments have in common. */
  #readWork(node: Node, parent: Place | undefined, depth: number): void {
    if (depth > maxDepth) {
      return;
    }
    const { reader } = this.context;
    for (const entry of reader.entries(node, parent)) {
      const { value } = entry;
      if (value === undefined) {
        continue;
      }
      switch (entry.key) {
        case 'environment':
          if (reader.isMap(value)) {
            this.#readEnvironment(value, entry.place);
          } else {
            this.#definition(entry, 'environment');
          }
          break;
        case 'model':
          this.#path(reader.isMap(value) ? reader.find(value, 'path', entry.place) : entry, 'model');
          break;
        case 'component':
        case 'trial':
        case 'task':
          if (reader.isMap(value)) {
            this.#readWork(value, entry.place, depth + 1);
          } else if (entry.key !== 'task') {
            this.#definition(entry, 'component');
          }
          break;
        case 'jobs':
          for (const child of reader.entries(value, entry.place)) {
            if (child.value !== undefined) {
              this.#readWork(child.value, child.place, depth + 1);
            }
          }
          break;
        case 'inputs':
        case 'outputs':
          for (const data of reader.entries(value, entry.place)) {
            this.#readData(data);
          }
          break;
        case 'training_data':
        case 'validation_data':
        case 'test_data':
          this.#readData(entry);
          break;
        case 'settings':
          this.#resource(reader.find(value, 'default_datastore', entry.place), 'datastore', true);
          break;
        case 'code':
          this.#file(reader.isMap(value) ? reader.find(value, 'local_path', entry.place) : entry, 'code');
          break;
        case 'code_configuration':
          this.#file(reader.find(value, 'code', entry.place), 'code');
          break;
        default:
      }
    }
  }

  #readData(data: Entry): void {
    const { reader } = this.context;
    if (!reader.isMap(data.value)) {
      // A text is only a path where the input's type says so.
      if (reader.text(data.value)?.startsWith('azureml:') === true) {
        this.#resource(data, 'data');
      }
      return;
    }
    const type = reader.text(reader.find(data.value, 'type', data.place)?.value) ?? '';
    this.#path(reader.find(data.value, 'path', data.place), type.endsWith('_model') ? 'model' : 'data');
  }

  #readEnvironment(node: Node, parent: Place | undefined): void {
    const { reader } = this.context;
    this.#file(reader.find(node, 'conda_file', parent), 'environmentSource');
    const build = reader.find(node, 'build', parent);
    const folder = reader.find(build?.value, 'path', build?.place);
    this.#file(folder, 'environmentSource');
    const context = parseLocalPath(reader.text(folder?.value) ?? '');
    const dockerfile = reader.find(build?.value, 'dockerfile_path', build?.place);
    if (context !== undefined) {
      this.#file(dockerfile, 'environmentSource', `${context.replace(/(?<!\/)\/+$/, '')}/`);
    }
  }

  /** A registered asset, a place in a datastore, or a file of the repository. */
  #path(entry: Entry | undefined, of: 'data' | 'model'): void {
    const text = this.context.reader.text(entry?.value);
    if (/^azureml:/i.test(text ?? '')) {
      this.#add(text, entry, of);
    } else {
      this.#addFile(text, entry, of);
    }
  }

  /** A file that defines something, or what is registered. */
  #definition(entry: Entry | undefined, of: ResourceKind): void {
    const text = this.context.reader.text(entry?.value);
    if (text !== undefined && isDefinitionPath(text)) {
      this.#addFile(text, entry, of);
    } else if (/^(?:azureml:|AzureML-|\/subscriptions\/)/i.test(text ?? '')) {
      this.#add(text, entry, of);
    }
  }

  /** @param plain whether a name without `azureml:` is one */
  #resource(entry: Entry | undefined, to: ResourceKind, plain = false): void {
    const text = this.context.reader.text(entry?.value);
    if (plain || /^(?:azureml:|\/subscriptions\/)/i.test(text ?? '')) {
      this.#add(text, entry, to);
    }
  }

  #file(entry: Entry | undefined, as: FileReference['as'], before = ''): void {
    this.#addFile(this.context.reader.text(entry?.value), entry, as, before);
  }

  // A text that something fills in later is neither a reference nor a path, so that no field has to be made of it.
  #add(text: string | undefined, entry: Entry | undefined, to: ResourceKind): void {
    const parts = text === undefined ? undefined : parseResourceReference(text, to);
    const node = this.context.reader.follow(entry?.value);
    if (parts !== undefined && node !== undefined) {
      this.context.add({ kind: 'resourceReference', span: this.context.reader.spanOf(node), ...parts });
    }
  }

  #addFile(text: string | undefined, entry: Entry | undefined, as: FileReference['as'], before = ''): void {
    const path = text === undefined ? undefined : parseLocalPath(text);
    const node = this.context.reader.follow(entry?.value);
    if (path !== undefined && node !== undefined) {
      const { start, end } = this.context.reader.spanOf(node);
      const scheme = /^(?:file|azureml):/i.exec(this.context.text.slice(start, end))?.[0].length ?? 0;
      this.context.add({ kind: 'fileReference', span: { start: start + scheme, end }, path: `${before}${path}`, as });
    }
  }
}
