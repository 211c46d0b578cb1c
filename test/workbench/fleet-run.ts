/**
 * Opens fleets in the packed extension, in a fresh VS Code, and does with them what a person does: some dozens that
 * ship with it, and five thousand that a stand-in hands over. Screenshots go to `out/screenshots/fleet/`.
 */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { vsixFile } from '../../scripts/package.js';
import { inRepository, runMain } from '../../scripts/repository.js';
import { fleetChecks, writeMadeFleet } from './fleet-checks.js';
import { packExtension, runChecks, withScratch } from './ui-checks.js';

const screenshots = inRepository('out', 'screenshots', 'fleet');

runMain(async () => {
  rmSync(screenshots, { recursive: true, force: true });
  await packExtension();
  return withScratch(async (scratch) => {
    const folder = path.join(scratch, 'fleet');
    const project = path.join(scratch, 'project');
    mkdirSync(folder);
    mkdirSync(project);
    writeMadeFleet(folder);
    return runChecks(
      fleetChecks,
      { folder },
      {
        screenshots,
        server: { testDriver: true, vsixFiles: [vsixFile] },
        launch: {
          folder: project,
          extensionDevelopmentPaths: [fileURLToPath(new URL('./fleet-stub', import.meta.url))],
          extensionEnvironment: { AML_GUARD_MADE_FLEET: folder },
        },
        isOneStory: true,
      },
    );
  });
});
