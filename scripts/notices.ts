/** Builds, and writes the licences of what is in the bundles into `THIRD-PARTY-NOTICES.txt`. */
import { writeFileSync } from 'node:fs';
import { build } from './build.js';
import { allBundledPackages } from './recorded-bundle.js';
import { inRepository, runMain } from './repository.js';
import { noticesFile, noticesText } from './third-party-notices.js';

runMain(async () => {
  await build();
  const packages = allBundledPackages();
  writeFileSync(inRepository(noticesFile), noticesText(packages));
  console.log(`${packages.length} packages: ${noticesFile}`);
  return 0;
});
