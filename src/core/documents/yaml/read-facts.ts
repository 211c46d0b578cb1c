import type { Node } from 'yaml';
import type { CredentialHolder } from '../../facts/credential.js';
import { readCondaFacts } from '../dependencies/conda-facts.js';
import { readAddresses } from './address-facts.js';
import type { AmlKind } from './aml-kind.js';
import { readComputeDefinition } from './compute-facts.js';
import { readConnection } from './connection-facts.js';
import { readCredentialFacts } from './credential-facts.js';
import { readDatastore } from './datastore-facts.js';
import { readDeployment, readOnlineEndpoint } from './endpoint-facts.js';
import { readEnvironmentFacts } from './environment-facts.js';
import type { YamlFactContext } from './fact-context.js';
import { readIntegrityFacts } from './integrity-facts.js';
import { readComponent, readJob, readSchedule } from './job-facts.js';
import { readLabels, readNameMark, readStageMarks } from './label-facts.js';
import { readResourceFacts } from './resource-facts.js';
import { readWorkspace } from './workspace-facts.js';

/** Reads the facts of one Azure ML YAML document into `context`. */
export function readYamlFacts(context: YamlFactContext, kind: AmlKind, root: Node): void {
  if (kind === 'conda') {
    readCondaFacts(context, root);
    return;
  }
  readResourceFacts(context, kind, root);
  readKind(context, kind, root);
  readIntegrityFacts(context, kind, root);
  readCredentialFacts(context, root, holderOf(kind));
  readAddresses(context, root);
}

function readKind(context: YamlFactContext, kind: Exclude<AmlKind, 'conda'>, root: Node): void {
  switch (kind) {
    case 'job':
      readJob(context, root, 'job');
      return;
    case 'pipeline':
      readJob(context, root, 'pipeline');
      return;
    case 'component':
    case 'pipelineComponent':
      readComponent(context, root);
      return;
    case 'schedule':
      readSchedule(context, root);
      return;
    case 'onlineDeployment':
    case 'batchDeployment':
      readDeployment(context, root, kind);
      return;
    case 'compute':
      readComputeDefinition(context, root);
      return;
    case 'environment':
      readEnvironmentFacts(context, root, 'environment');
      return;
    case 'promptflow':
      readEnvironmentFacts(context, root, 'promptflow');
      readLabels(context, root, undefined, []);
      return;
    case 'onlineEndpoint':
      readStageMarks(context, root);
      readNameMark(context, root);
      readOnlineEndpoint(context, root);
      return;
    case 'batchEndpoint':
      readStageMarks(context, root);
      readNameMark(context, root);
      return;
    case 'workspace':
      readStageMarks(context, root);
      readNameMark(context, root);
      readWorkspace(context, root);
      return;
    case 'datastore':
      readDatastore(context, root);
      return;
    case 'connection':
      readConnection(context, root);
      return;
    case 'registry':
    case 'other':
      return;
  }
}

function holderOf(kind: AmlKind): CredentialHolder {
  switch (kind) {
    case 'datastore':
    case 'connection':
    case 'compute':
    case 'registry':
    case 'job':
      return kind;
    case 'pipeline':
      return 'job';
    default:
      return 'other';
  }
}
