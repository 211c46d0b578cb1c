/**
 * `npm run soak -- [--refreshes N] [--seed N]` reads a workspace so often from an Azure that misbehaves at random
 * (default 10,000 times), and fails when something stays behind. Writes `out/reliability/soak.json`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type SoakResult, soakAzure } from '../test/soak/azure-soak.js';
import { inRepository, runMain } from './repository.js';

/** Growth of the heap that is no leak: caches that fill, code that is compiled. */
const heapSlack = 8 * 1024 * 1024;

runMain(async () => {
  const { values } = parseArgs({ options: { refreshes: { type: 'string' }, seed: { type: 'string' } } });
  const refreshes = Number(values.refreshes ?? 10_000);
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  if (!Number.isInteger(refreshes) || refreshes < 100 || !Number.isInteger(seed)) {
    console.error('--refreshes takes a number from 100, --seed a whole number');
    return 2;
  }
  if (!('gc' in globalThis)) {
    console.error('start it by "npm run soak", which lets it collect garbage on demand');
    return 2;
  }
  console.log(`seed ${String(seed)}`);
  const result = await soakAzure({
    ...{ refreshes, seed, samples: 10 },
    onSample: (done, { heapUsed, resources }) => {
      console.log(`${String(done)} refreshes: ${(heapUsed / 2 ** 20).toFixed(1)} MB, ${JSON.stringify(resources)}`);
    },
  });
  const troubles = [...result.troubles, ...growth(result)];
  mkdirSync(inRepository('out', 'reliability'), { recursive: true });
  writeFileSync(
    inRepository('out', 'reliability', 'soak.json'),
    `${JSON.stringify({ seed, ...result, troubles }, undefined, 2)}\n`,
  );
  console.log(
    JSON.stringify({
      requests: result.requests,
      faults: result.faults,
      outcomes: result.outcomes,
      cancelled: result.cancelled,
    }),
  );
  troubles.slice(0, 20).forEach((trouble) => {
    console.error(trouble);
  });
  console.log(`${String(result.refreshes)} refreshes, ${String(troubles.length)} troubles`);
  return troubles.length === 0 ? 0 : 1;
});

/** The second sample is the measure: before it, everything is used for the first time. */
function growth({ samples }: SoakResult): readonly string[] {
  const base = samples[1];
  const last = samples.at(-1);
  if (base === undefined || last === undefined) {
    return ['too few samples'];
  }
  const grown = last.heapUsed - base.heapUsed;
  const kinds = Object.keys(last.resources).filter(
    // A pool of sockets fills up to its size; everything else has no reason to grow.
    (kind) =>
      kind !== 'TCPSocketWrap' && kind !== 'TLSWrap' && (last.resources[kind] ?? 0) > (base.resources[kind] ?? 0) + 4,
  );
  return [
    ...(grown > heapSlack ? [`the heap grew by ${(grown / 2 ** 20).toFixed(1)} MB`] : []),
    ...kinds.map((kind) => `handles of the kind ${kind} grew to ${String(last.resources[kind])}`),
    ...(last.processListeners > base.processListeners ? ['listeners of the process grew'] : []),
  ];
}
