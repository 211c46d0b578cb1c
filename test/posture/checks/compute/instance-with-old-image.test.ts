import { instanceWithOldImage } from '../../../../src/posture/checks/compute/instance-with-old-image.js';
import type { Changes } from '../../../support/azure/made-snapshot.js';
import { computeInstance } from '../../../support/azure/made-computes.js';
import { testCheck } from '../../../support/posture-tester.js';

const bare = { ...computeInstance(), properties: { computeType: 'ComputeInstance' } };

function image(metadata: object): Changes {
  const osImageMetadata = { currentImageVersion: '26.11.10', latestImageVersion: '26.11.10', ...metadata };
  return { 'workspace/computes': [computeInstance({ osImageMetadata })] };
}

testCheck(instanceWithOldImage, {
  pass: { 'the latest': { given: { 'workspace/computes': [computeInstance()] } } },
  fail: {
    'years behind': {
      given: image({ currentImageVersion: '24.10.08', isLatestOsImageVersion: false }),
      says: /24\.10\.08.*26\.11\.10"\}/,
    },
    'a month behind, which is less bad': {
      given: image({ currentImageVersion: '26.10.20', isLatestOsImageVersion: false }),
      says: /medium/,
    },
    'the latest, but patching failed': {
      given: image({ isLatestOsImageVersion: true, osPatchingStatus: { patchStatus: 'Failed' } }),
      says: /patching it failed/,
    },
    'the latest, but a restart is due': {
      given: image({ isLatestOsImageVersion: true, osPatchingStatus: { rebootPending: true } }),
      says: /restart.*low/,
    },
  },
  unknown: {
    'a refused read': { given: { 'workspace/computes': 'forbidden' } },
    'an answer without the settings': { given: { 'workspace/computes': [bare] }, says: /not in the answer/ },
    'nothing said of the image': {
      given: { 'workspace/computes': [computeInstance({ osImageMetadata: null })] },
      says: /which image/,
    },
    'an older API version': {
      given: {
        'workspace/computes': {
          apiVersion: '2022-10-01',
          change: { value: [computeInstance({ osImageMetadata: null })] },
        },
      },
      says: /2023-04-01/,
    },
  },
  notApplicable: { 'no instance': {} },
});
