import { notebookSample, pythonSample, yamlSample } from './samples.js';

/** Short enough to be counted in a minute, long enough that start-up does not drown them. */
const lines = 300;

/** The texts whose cost is counted in instructions. */
export const instructionSamples = {
  yaml: { path: 'job.yml', text: yamlSample(lines) },
  python: { path: 'train.py', text: pythonSample(lines) },
  'python, half typed': { path: 'train.py', text: `${pythonSample(lines)}client.\n` },
  notebook: { path: 'train.ipynb', text: notebookSample(lines) },
} as const;

export type InstructionSample = keyof typeof instructionSamples;

export function isInstructionSample(name: string): name is InstructionSample {
  return Object.hasOwn(instructionSamples, name);
}
