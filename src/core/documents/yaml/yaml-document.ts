import type { Node } from 'yaml';
import type { Fact } from '../../facts/fact.js';
import { withSecretValues } from '../../facts/secret-values.js';
import { commonStages, type StageWords } from '../../facts/stage.js';
import type { Patch } from '../../findings/finding.js';
import { findMarkedComments } from '../comments.js';
import { isConda } from '../dependencies/conda-facts.js';
import { renderWith, type Comment, type Document, type FactEditor, type Relevance } from '../document.js';
import { LineIndex } from '../line-index.js';
import { concernsAzureMl } from '../pipeline/concerns-azure-ml.js';
import { PipelineReader } from '../pipeline/pipeline-reader.js';
import { findPipelineShape } from '../pipeline/pipeline-shape.js';
import type { TextEdit } from '../text-edit.js';
import { findAmlKind, type AmlKind } from './aml-kind.js';
import { YamlFactContext } from './fact-context.js';
import { readLines } from './read-lines.js';
import { readYamlFacts } from './read-facts.js';
import { maySetWorkspace, readStageConfiguration } from './stage-configuration.js';
import { YamlReader } from './yaml-node.js';
import { parseYaml, rootMap } from './yaml-source.js';

export interface YamlOptions {
  /** Whether an environment or job of the project carries the file, which lets it be a conda environment. */
  readonly carried?: boolean;
  /** The words that say for which stage a file or a step is (default: the common ones). */
  readonly stages?: StageWords;
}

/**
 * A YAML file. Only its Azure ML documents yield facts, and pipelines that submit work to Azure ML; the YAML of other
 * tools is left alone.
 *
 * Cost: one parse of the text, or none when no word in it could belong to Azure ML.
 */
export class YamlDocument implements Document {
  readonly language = 'yaml';
  readonly lines: LineIndex;
  readonly relevance: Relevance;
  readonly facts: readonly Fact[];
  readonly comments: readonly Comment[];
  readonly syntaxErrors: number;
  /** What each document of the file declares; empty for the YAML of other tools. */
  readonly kinds: readonly AmlKind[];
  readonly #editors: readonly Map<Fact, FactEditor>[];

  constructor(
    readonly text: string,
    path = '',
    { carried = false, stages = commonStages }: YamlOptions = {},
  ) {
    this.lines = new LineIndex(text);
    const facts: Fact[] = [];
    const kinds: AmlKind[] = [];
    const editors: Map<Fact, FactEditor>[] = [];
    const mayBePipeline = stepWords.test(text) && concernsAzureMl(text);
    const forStage = stages.ofPath(path) !== undefined && maySetWorkspace(text);
    const source = mayBeAml(text) || mayBePipeline || forStage || carried ? parseYaml(text) : { trees: [], errors: 0 };
    let pipelines = 0;
    let settings = 0;
    for (const tree of source.trees) {
      const root = rootMap(tree);
      const reader = new YamlReader(tree, text);
      const kind =
        root === undefined ? undefined : (findAmlKind(reader, root, path) ?? condaKind(reader, root, carried));
      if (root !== undefined && kind !== undefined) {
        const read = new YamlFactContext(reader, text, this.lines);
        readYamlFacts(read, kind, root);
        kinds.push(kind);
        facts.push(...read.facts);
        editors.push(read.editors);
      }
      const shape =
        root === undefined || kind !== undefined || !mayBePipeline ? undefined : findPipelineShape(reader, root);
      if (root !== undefined && shape !== undefined) {
        const read = new PipelineReader(reader, text, this.lines, { shape, stages });
        read.read(root);
        pipelines++;
        facts.push(...read.facts);
        editors.push(read.editors);
      }
      if (root !== undefined && kind === undefined && shape === undefined && forStage) {
        const uses = readStageConfiguration(reader, root);
        settings += uses.length;
        facts.push(...uses);
      }
    }
    if (kinds.length === 0 && pipelines === 0 && source.errors > 0) {
      const lines = readLines(text, this.lines);
      kinds.push(...lines.kinds);
      facts.push(...lines.facts);
    }
    this.syntaxErrors = source.errors;
    this.kinds = kinds;
    this.relevance = kinds.length > 0 || pipelines > 0 || settings > 0 ? 'definition' : 'none';
    // Settings for other tools name a workspace too; what else stands in them is theirs.
    const others = kinds.length === 0 && pipelines === 0;
    this.facts = this.relevance === 'none' ? [] : others ? inOrder(facts) : withSecretValues(facts, text, '#');
    this.comments = findMarkedComments(text, '#');
    this.#editors = editors;
  }

  render(patch: Patch): readonly TextEdit[] | undefined {
    for (const editors of this.#editors) {
      if (editors.has(patch.on)) {
        return renderWith(editors, patch);
      }
    }
    return undefined;
  }
}

function inOrder(facts: readonly Fact[]): readonly Fact[] {
  return [...facts].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function condaKind(reader: YamlReader, root: Node, carried: boolean): AmlKind | undefined {
  return carried && isConda(reader, root) ? 'conda' : undefined;
}

// Each Azure ML kind has at least one of these words; a file with none is not parsed at all.
const amlWords = [
  /\$schema|environment_variables|command|\bjobs\s*:|endpoint_name|auth_mode|credentials|account_name|compute/,
  /resource_id|create_job|hbi_workspace|managed_network|conda_file|\bflow\s*:|\bsize\s*:|api_key|api_base/,
  /^type\s*:\s*["']?(?:amlcompute|computeinstance|kubernetes|virtualmachine|synapsespark|azure_|one_lake|git|python_feed|container_registry|feature_store|serverless|open_ai|serp|custom|s3|snowflake|amazon|databricks|uri_|mltable|mlflow_model|triton_model)/im,
];

// Every pipeline, and every template of one, has at least one of these keys.
const stepWords = /^[ \t]*(?:-[ \t]+)?(?:steps|jobs|stages|variables|runs)\s*:/m;

function mayBeAml(text: string): boolean {
  return amlWords.some((words) => words.test(text));
}
