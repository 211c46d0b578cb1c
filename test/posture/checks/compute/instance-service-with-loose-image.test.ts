import { instanceServiceWithLooseImage } from '../../../../src/posture/checks/compute/instance-service-with-loose-image.js';
import { computeInstance } from '../../../support/azure/made-computes.js';
import type { Changes } from '../../../support/azure/made-snapshot.js';
import { testCheck } from '../../../support/posture-tester.js';

const bare = { ...computeInstance(), properties: { computeType: 'ComputeInstance' } };

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

function image(reference: string, type = 'docker'): Changes {
  return {
    'workspace/computes': [computeInstance({ customServices: [{ name: 'rstudio', image: { type, reference } }] })],
  };
}

testCheck(instanceServiceWithLooseImage, {
  pass: {
    'pinned, from one’s own registry': { given: image(`crchurnprod.azurecr.io/rstudio@${digest}`) },
    'pinned, from Microsoft': { given: image(`mcr.microsoft.com/azureml/rstudio@${digest}`) },
    'pinned, from a registry that is allowed by name': {
      given: image(`crshared.azurecr.io/rstudio@${digest}`),
      settings: { allowedRegistries: ['crShared'] },
    },
    'pinned, from a registry that is allowed by host': {
      given: image(`ghcr.io/contoso/rstudio@${digest}`),
      settings: { allowedRegistries: ['ghcr.io'] },
    },
    'an environment with a version': {
      given: image('azureml://registries/azureml/environments/ai-studio-dev/versions/4', 'azureml'),
    },
  },
  fail: {
    'a tag': { given: image('crchurnprod.azurecr.io/rstudio:latest'), says: /not pinned/ },
    'a tag, while the workspace cannot be read': {
      given: { ...image('crchurnprod.azurecr.io/rstudio:1'), workspace: 'forbidden' },
    },
    'from elsewhere': { given: image(`ghcr.io/azure/rstudio@${digest}`), says: /comes from ghcr\.io/ },
    'from Docker Hub': { given: image(`rocker/rstudio@${digest}`), says: /docker\.io/ },
    'an environment without a version': { given: image('my-rstudio', 'azureml'), says: /not pinned/ },
  },
  unknown: {
    'a refused read': { given: { 'workspace/computes': 'forbidden' } },
    'an answer without the settings': { given: { 'workspace/computes': [bare] }, says: /not in the answer/ },
    'an older API version': {
      given: { 'workspace/computes': { apiVersion: '2022-10-01', change: { value: [computeInstance()] } } },
      says: /2023-04-01/,
    },
    'pinned, in a workspace that cannot be read': {
      given: { ...image(`crchurnprod.azurecr.io/rstudio@${digest}`), workspace: 'forbidden' },
    },
  },
  notApplicable: {
    'no instance': {},
    'no application': { given: { 'workspace/computes': [computeInstance()] } },
  },
});
