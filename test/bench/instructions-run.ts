/**
 * What `npm run bench:instructions` counts: lints every sample a few times, then one of them so many times more, in a
 * process of its own.
 *
 *   node instructions-run.cjs <sample> <times more>
 */
import { defaultConfiguration } from '../../src/core/config/configuration.js';
import { lint } from '../../src/core/lint.js';
import { noProject } from '../../src/core/project/project-facts.js';
import { instructionSamples, isInstructionSample } from './instruction-samples.js';

/** After this every function has been compiled and has met its types. */
const warmUp = 2;

const [, , wanted = '', times = ''] = process.argv;
if (!isInstructionSample(wanted)) {
  throw new Error(`no sample is called "${wanted}"`);
}
const context = { config: defaultConfiguration, project: noProject };
for (const sample of Object.values(instructionSamples)) {
  for (let done = 0; done < warmUp; done++) {
    lint(sample, context);
  }
}
for (let done = 0; done < Number(times); done++) {
  lint(instructionSamples[wanted], context);
}
