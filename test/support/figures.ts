import { mkdirSync, writeFileSync } from 'node:fs';
import { inRepository } from '../../scripts/repository.js';

/** Leaves figures of a test or a script for `npm run reliability`, which makes `docs/reliability.md` of them. */
export function writeFigures(part: string, figures: Readonly<Record<string, unknown>>): void {
  const folder = inRepository('out', 'reliability');
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${part}.json`, `${JSON.stringify({ part, ...figures })}\n`);
}
