/**
 * Builds, and writes the parts list of what is published: `out/aml-guard.cdx.json`, CycloneDX 1.6. The CycloneDX
 * project's own tool lists what the lock file holds; what is in no bundle is taken out.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { build } from './build.js';
import { allBundledPackages, readBundledPackages } from './recorded-bundle.js';
import { inRepository, isStarted, repository, runMain } from './repository.js';
import { onlyBundled, type PartsList } from './parts-list.js';

/** The parts list. */
export const partsListFile = inRepository('out', 'aml-guard.cdx.json');

/** Makes the parts list of the last build. The same build gives the same text, on any machine. */
export function makePartsList(): string {
  const tool = inRepository('node_modules', '@cyclonedx', 'cyclonedx-npm', 'bin', 'cyclonedx-npm-cli.js');
  // Reproducible: no serial number and no time. The lock file holds no address of a registry.
  const options = ['--package-lock-only', '--output-reproducible', '--flatten-components', '--short-PURLs'];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [tool, ...options, '--spec-version', '1.6', '--output-format', 'JSON', '--output-file', '-'],
    { cwd: repository, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) {
    throw new Error(`cyclonedx-npm failed: ${stderr}`);
  }
  const list = onlyBundled(JSON.parse(stdout) as PartsList, allBundledPackages(readBundledPackages()));
  return `${JSON.stringify(list, undefined, 2)}\n`;
}

if (isStarted(import.meta.url)) {
  runMain(async () => {
    await build();
    writeFileSync(partsListFile, makePartsList());
    console.log(`${allBundledPackages().length} parts: out/aml-guard.cdx.json`);
    return 0;
  });
}
