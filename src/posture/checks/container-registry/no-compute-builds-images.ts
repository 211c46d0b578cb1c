import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { listsOfWorkspace } from '../../snapshot/places.js';
import type { Resource } from '../../snapshot/resource.js';
import { kindOf, managedNetworkOf } from '../../snapshot/workspace-traits.js';
import { named } from '../associated/az.js';
import { keepsStrangersOut } from '../associated/exposure.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { exposureOfRegistry, readRegistry } from './registry.js';

export const noComputeBuildsImages = defineCheck({
  id: 'no-compute-builds-images',
  summary: 'workspace with a closed registry and no compute that can build images for it',
  group: 'supply-chain',
  serves: 'network-registry',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'The registry cannot build images for you once it is closed. Without a cluster of yours that does, new environments ' +
    'fail, and the usual way out is to open the registry again.',
  passes:
    'While the container registry is closed, imageBuildCompute names a cluster or an instance of the workspace that ' +
    'stands in a subnet or in the managed network. Absent means the registry or serverless compute, which cannot reach it.',
  breaks: 'Nothing.',
  repair: 'in-place',
  needs: [
    readRegistry,
    'Microsoft.MachineLearningServices/workspaces/read',
    'Microsoft.MachineLearningServices/workspaces/computes/read',
  ],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-secure-workspace-vnet',
    'https://learn.microsoft.com/azure/machine-learning/how-to-managed-network',
  ],
  judge({ subject: workspace, view }) {
    if (kindOf(workspace) === 'project') {
      return notApplicable('A project builds images as its hub does');
    }
    const registry = workspace.text('properties.containerRegistry');
    if (registry === undefined) {
      return notApplicable('The workspace has no container registry yet');
    }
    const exposure = exposureOfRegistry(view.resource(registry));
    if (!keepsStrangersOut(exposure)) {
      return notApplicable(`The registry is not closed: ${exposure.because}`);
    }
    const builder = workspace.text('properties.imageBuildCompute')?.split('/').at(-1) ?? '';
    if (builder === '') {
      return fail('The registry is closed, and imageBuildCompute is not set');
    }
    const compute = view
      .list(`${workspace.id}/${listsOfWorkspace.computes}`)
      .find(({ name }) => name.toLowerCase() === builder.toLowerCase());
    if (compute === undefined || !isOwn(compute)) {
      return fail(`imageBuildCompute names ${builder}, which is no cluster or instance of the workspace`);
    }
    return compute.has('properties.properties.subnet.id') || managedNetworkOf(workspace) !== 'off'
      ? pass(`${builder} builds images inside the network`)
      : fail(`${builder} builds images, but stands in no network that reaches the registry`);
  },
  fix: ({ subject: workspace, view }) => {
    const cluster = view
      .list(`${workspace.id}/${listsOfWorkspace.computes}`)
      .find((compute) => compute.is('properties.computeType', 'AmlCompute'));
    return advise(
      'Name a CPU cluster inside the network that builds images',
      cluster === undefined
        ? []
        : [`az ml workspace update ${named(workspace)} --image-build-compute ${shellWord(cluster.name)}`],
    );
  },
});

function isOwn(compute: Resource): boolean {
  return compute.is('properties.computeType', 'AmlCompute') || compute.is('properties.computeType', 'ComputeInstance');
}
