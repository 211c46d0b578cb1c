import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completionsAt } from '../../../src/core/language/completion.js';
import { hoverAt, noLinks } from '../../../src/core/language/hover.js';
import { findDefinitionTargets, findUses } from '../../../src/core/language/navigation.js';
import { findSubjectAt } from '../../../src/core/language/subject.js';
import { churn } from '../../support/churn-project.js';
import { editFile, type Edited } from '../../support/edited-file.js';
import { madeKnowledge } from '../../support/made-knowledge.js';

/** An editor that waits longer shows that it waits. */
const longestMs = 10;

const step = (index: number): string =>
  `  step_${index}:\n    type: command\n    command: python train.py\n    environment: azureml:churn-env:3\n    compute: azureml:ci-ada\n    inputs:\n      data: {type: uri_folder, path: azureml:orders:${index}}\n`;
const steps = Array.from({ length: 145 }, (_, index) => step(index)).join('');
const pipeline = `$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json\ntype: pipeline\njobs:\n${steps}  last:\n    type: command\n    command: python train.py\n    compute: azureml:ci-¦ada\n`;
const calls = Array.from(
  { length: 330 },
  (_, index) =>
    `job_${index} = command(\n  command="python train.py", environment="churn-env:3", compute="ci-ada"\n)\n`,
).join('');
const sdk = `from azure.ai.ml import command\n${calls}command(command="python a.py", environment="churn-env:3", compute="ci-¦ada")\n`;

function medianMs(work: () => unknown): number {
  const times: number[] = [];
  for (let run = 0; run < 41; run++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[20] ?? Infinity;
}

function questions({ context, text, offset }: Edited): Readonly<Record<string, () => unknown>> {
  const subject = findSubjectAt(context, offset);
  assert.ok(subject !== undefined);
  return {
    hover: () => hoverAt(context, offset, noLinks),
    definition: () => findDefinitionTargets(findSubjectAt(context, offset) ?? subject, context.graph),
    references: () => findUses(subject, context.graph, true),
    completion: () => completionsAt({ text, language: context.document.language }, offset, context),
  };
}

describe('on a file of a thousand lines', () => {
  const connected = madeKnowledge();
  for (const [language, path, code] of [
    ['YAML', 'jobs/long.yml', pipeline],
    ['Python', 'sdk/long.py', sdk],
  ] as const) {
    const edited = editFile({ path, code, project: churn, connected });
    for (const [title, ask] of Object.entries(questions(edited))) {
      it(`${title} takes no longer than ${longestMs} ms in ${language}`, (t) => {
        assert.ok(edited.context.document.lines.lineCount > 980);
        const took = medianMs(ask);
        t.diagnostic(`${title} in ${language}: ${took.toFixed(2)} ms`);
        assert.ok(took <= longestMs, `${took} ms`);
      });
    }
  }
});
