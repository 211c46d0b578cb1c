import { advise } from '../../fixes/remedy.js';
import { parseResourceId } from '../../resource-id.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass, unclear } from '../verdict.js';

export const datastoreInForeignSubscription = defineCheck({
  id: 'datastore-in-foreign-subscription',
  summary: 'datastore on storage in a subscription that nobody has approved',
  group: 'network',
  serves: 'network-storage',
  severity: 'medium',
  since: '0.1.0',
  on: 'datastore',
  why:
    'Who owns the other subscription decides who reads the results that jobs write there, and can change the data that ' +
    'models learn from. It is also the easiest way to carry data out.',
  passes:
    'subscriptionId of the datastore is the subscription of the workspace or one of the trusted subscriptions in the ' +
    'settings. Where the answer does not name the subscription, nothing is known.',
  breaks: 'Jobs that use the datastore, if it is removed; nothing, if the subscription is one that you trust.',
  repair: 'decide',
  needs: ['Microsoft.MachineLearningServices/workspaces/datastores/read'],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-prevent-data-loss-exfiltration'],
  judge({ subject: datastore, view, settings }) {
    if (!datastore.has('properties.accountName') && !datastore.has('properties.storeName')) {
      return notApplicable('The datastore does not stand on a storage account');
    }
    const subscription = datastore.text('properties.subscriptionId')?.toLowerCase();
    if (subscription === undefined) {
      return unclear('The answer does not name the subscription of the storage account');
    }
    const own = parseResourceId(view.snapshot.workspace)?.subscription;
    if (subscription === own?.toLowerCase()) {
      return pass('The storage account is in the subscription of the workspace');
    }
    return settings.trustedSubscriptions.some((trusted) => trusted.toLowerCase() === subscription)
      ? pass(`The storage account is in the trusted subscription ${subscription}`)
      : fail(`The storage account is in the subscription ${subscription}`);
  },
  fix: () =>
    advise(
      'Find out whose subscription it is; remove the datastore, or put the subscription on the list of trusted subscriptions',
    ),
});
