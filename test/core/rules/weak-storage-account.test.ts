import { weakStorageAccount } from '../../../src/core/rules/weak-storage-account.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof weakStorageAccount.messages;

const python: Cases<Ids> = {
  shows: {
    hit: 'anonymous access',
    nearMiss: 'no anonymous access',
    absent: 'the defaults',
    dynamic: 'safe values, defaults and what it cannot see',
  },
  valid: {
    'no anonymous access': `
      from azure.ai.ml import MLClient
      one = StorageAccountCreateParameters(allow_blob_public_access=False)
    `,
    'the defaults': `
      from azure.ai.ml import MLClient
      one = StorageAccountCreateParameters(sku=sku)
    `,
    'safe values, defaults and what it cannot see': `
      from azure.ai.ml import MLClient
      one = StorageAccountCreateParameters(allow_blob_public_access=False, minimum_tls_version="TLS1_2")
      two = StorageAccountCreateParameters(sku=sku)
      three = StorageAccountCreateParameters(allow_blob_public_access=public, enable_https_traffic_only=secure)
    `,
    'an accepted finding': `
      from azure.ai.ml import MLClient
      # aml-guard: allow weak-storage-account -- an account for public data
      one = StorageAccountCreateParameters(allow_blob_public_access=True)
    `,
  },
  invalid: {
    'anonymous access': {
      code: `
        from azure.ai.ml import MLClient
        one = StorageAccountCreateParameters(allow_blob_public_access=«True»)
      `,
      findings: ['anonymous'],
      fixed: `
        from azure.ai.ml import MLClient
        one = StorageAccountCreateParameters(allow_blob_public_access=False)
      `,
    },
    'weak arguments': {
      code: `
        from azure.ai.ml import MLClient
        one = StorageAccountCreateParameters(
            allow_blob_public_access=«True»,
            minimum_tls_version="«TLS1_0»",
            enable_https_traffic_only=«False»,
        )
      `,
      findings: ['anonymous', 'oldTls', 'plainHttp'],
      fixed: `
        from azure.ai.ml import MLClient
        one = StorageAccountCreateParameters(
            allow_blob_public_access=False,
            minimum_tls_version="TLS1_2",
            enable_https_traffic_only=True,
        )
      `,
    },
    'weak entries of a dict, in a call that is not finished': {
      code: `
        from azure.ai.ml import MLClient
        client.storage_accounts.begin_create("g", "a", {"allow_blob_public_access": «True», "minimum_tls_version": '«TLS1_1»'}
      `,
      findings: ['anonymous', 'oldTls'],
      fixed: `
        from azure.ai.ml import MLClient
        client.storage_accounts.begin_create("g", "a", {"allow_blob_public_access": False, "minimum_tls_version": "TLS1_2"}
      `,
    },
  },
};

testRule(weakStorageAccount, { python });
