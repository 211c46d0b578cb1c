import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { inWorkspace } from '../endpoints/workspace-child.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';

export const datastoreOverHttp = defineCheck({
  id: 'datastore-over-http',
  summary: 'datastore that reads its data without encryption on the way',
  group: 'network',
  serves: 'network-storage',
  severity: 'high',
  since: '0.1.0',
  on: 'datastore',
  why: 'Over plain http everybody on the way can read the data, change what a model learns from, and copy the key.',
  passes:
    'protocol is https; absent means https. OneLake and the first generation of Data Lake have no such choice and are ' +
    'left out.',
  breaks: 'Nothing.',
  repair: 'in-place',
  needs: ['Microsoft.MachineLearningServices/workspaces/datastores/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/reference-yaml-datastore-blob',
    'https://learn.microsoft.com/azure/storage/common/storage-require-secure-transfer',
  ],
  judge({ subject: datastore }) {
    if (!datastore.has('properties.accountName')) {
      return notApplicable('The datastore has no protocol to choose');
    }
    const protocol = datastore.text('properties.protocol');
    return protocol === undefined || /^(?:https|abfss|wasbs)$/i.test(protocol)
      ? pass(`protocol is ${protocol ?? 'not set, which means https'}`)
      : fail(`protocol is ${protocol}`);
  },
  fix: ({ subject: datastore }) =>
    advise('Declare the datastore again with protocol https, and require secure transfer on the storage account', [
      `az ml datastore show --name ${shellWord(datastore.name)} ${inWorkspace(datastore)}`,
      `az ml datastore create --file datastore.yml ${inWorkspace(datastore)}`,
    ]),
});
