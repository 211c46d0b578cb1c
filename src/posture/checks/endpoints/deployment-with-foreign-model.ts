import { advise } from '../../fixes/remedy.js';
import { idKey } from '../../resource-id.js';
import { surroundings } from '../../snapshot/places.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass, unclear } from '../verdict.js';

export const deploymentWithForeignModel = defineCheck({
  id: 'deployment-with-foreign-model',
  summary: 'online deployment of a model from a registry nobody has approved',
  group: 'supply-chain',
  serves: 'threat-tampering',
  severity: 'medium',
  since: '0.1.0',
  on: 'online-deployment',
  why:
    'A model is a program: loading it can run code, and a changed one can answer as somebody else wishes. A model ' +
    'should come from a place where your people have looked at it.',
  passes:
    'model is one of the workspace itself, of an Azure ML registry of the same subscription, or of a registry on your ' +
    'list of allowed registries. A deployment that names no model is left out.',
  breaks: 'Nothing that runs; the model has to be copied into the workspace or its registry has to be approved.',
  repair: 'decide',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments/read',
    'Microsoft.MachineLearningServices/registries/read',
  ],
  peers: ['Azure Policy 12e5dd16', 'Azure Policy 19539b54'],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-regulate-registry-deployments',
    'https://learn.microsoft.com/azure/machine-learning/how-to-share-models-pipelines-across-workspaces-with-registries',
  ],
  judge({ subject: deployment, view, settings }) {
    const model = deployment.text('properties.model');
    if (model === undefined || model === '') {
      return notApplicable('The deployment names no model; whatever it serves is in its image');
    }
    const registry = /(?:^azureml:\/\/|\/)registries\/([^/]+)\//i.exec(model)?.[1]?.toLowerCase();
    if (registry === undefined) {
      const workspace = `${idKey(view.snapshot.workspace)}/`;
      const own = model.toLowerCase().startsWith(workspace) || /^azureml:(?!\/\/)|\/workspaces\//i.test(model);
      if (!own) {
        return unclear('The place of the model is written in a way that is not known');
      }
      return /^\/subscriptions\//i.test(model) && !model.toLowerCase().startsWith(workspace)
        ? fail('The model belongs to another workspace')
        : pass('The model belongs to the workspace');
    }
    if (settings.allowedRegistries.some((allowed) => allowed.toLowerCase() === registry)) {
      return pass(`The model comes from the registry ${registry}, which is on the list of allowed registries`);
    }
    const own = view.list(surroundings(view.snapshot.workspace).registries);
    return own.some(({ name }) => name.toLowerCase() === registry)
      ? pass(`The model comes from the registry ${registry} of the same subscription`)
      : fail(`The model comes from the registry ${registry}, which is not on the list of allowed registries`);
  },
  fix: () =>
    advise(
      'Look at the model, copy it into a registry of your own and deploy it from there, or put its registry on the list of allowed registries',
    ),
});
