/**
 * Signs in to a made-up Azure, connects a workspace and does with it what a person does: in the packed extension, in a
 * fresh VS Code, against a local Resource Manager over TLS. Screenshots go to `out/screenshots/posture/`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { vsixFile } from '../../scripts/package.js';
import { inRepository, runMain } from '../../scripts/repository.js';
import { AzureDouble } from '../support/azure/azure-double.js';
import { makeProject, postureChecks, usualAzure, usualSettings, type PostureContext } from './posture-checks.js';
import { SignInStub } from './sign-in.js';
import { packExtension, runChecks, withScratch } from './ui-checks.js';

const screenshots = inRepository('out', 'screenshots', 'posture');

runMain(async () => {
  rmSync(screenshots, { recursive: true, force: true });
  await packExtension();
  return withScratch(async (scratch) => {
    const azure = await AzureDouble.start(usualAzure());
    const certificate = path.join(scratch, 'azure.pem');
    writeFileSync(certificate, azure.certificate);
    const project = path.join(scratch, 'churn');
    mkdirSync(project);
    makeProject(project);
    const signIn = new SignInStub(path.join(scratch, 'sign-in'));
    const context: PostureContext = { azure, port: azure.port, signIn, project };
    try {
      return await runChecks(postureChecks, context, {
        screenshots,
        server: {
          testDriver: true,
          vsixFiles: [vsixFile],
          environment: { NODE_EXTRA_CA_CERTS: certificate },
          settings: usualSettings(azure.origin),
        },
        launch: {
          folder: project,
          extensionDevelopmentPaths: [signIn.extensionPath],
          extensionEnvironment: signIn.environment,
        },
        isOneStory: true,
      });
    } finally {
      await context.azure.stop();
    }
  });
});
