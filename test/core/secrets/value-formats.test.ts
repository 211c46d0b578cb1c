import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findSecretValues } from '../../../src/core/secrets/value-formats.js';
import {
  annotatedKey,
  base64Characters,
  crcToken,
  devOpsToken,
  entraSecret,
  hexDigits,
  identifiableKey,
  jsonWebToken,
  letters,
  randomText,
  seededRandom,
} from './made-keys.js';

const random = seededRandom(20261123);

function base64(length: number): string {
  return randomText(random, length, base64Characters);
}

function word(length: number): string {
  return randomText(random, length, letters);
}

const oldKey = `${base64(85)}A==`;
const messagingKey = `${base64(42)}A=`;
const pemBody = [64, 64, 40].map((length) => base64(length)).join('\n');
const pem = ['-----BEGIN RSA ', 'PRIVATE KEY-----\n', pemBody, '\n-----END RSA ', 'PRIVATE KEY-----'].join('');
const guid = [8, 4, 4, 4, 12].map((length) => randomText(random, length, hexDigits)).join('-');

interface Hit {
  readonly value: string;
  readonly id: string;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly checksum: 'valid' | 'invalid' | 'none';
  readonly before?: string;
  readonly after?: string;
}

function valid(value: string, id: string): Hit {
  return { value, id, confidence: 'high', checksum: 'valid' };
}

function plain(value: string, id: string, confidence: Hit['confidence'] = 'high'): Hit {
  return { value, id, confidence, checksum: 'none' };
}

const hits: Readonly<Record<string, Hit>> = {
  'a storage account key': valid(identifiableKey(random, 64, 76, '+ASt', 'Default0'), 'azure-storage-account-key'),
  'a Cosmos DB key': valid(identifiableKey(random, 64, 76, 'ACDb', 'MastRW00'), 'azure-cosmos-db-key'),
  'a read-only Cosmos DB key': valid(identifiableKey(random, 64, 76, 'ACDb', 'MastRO00'), 'azure-cosmos-db-key'),
  'an ML Studio (classic) key': valid(identifiableKey(random, 64, 76, '+AMC', 'Classic0'), 'azure-ml-classic-key'),
  'a Batch key': valid(identifiableKey(random, 64, 76, '+ABa', 'AbAcct00'), 'azure-batch-key'),
  'an API Management key': valid(identifiableKey(random, 64, 76, 'APIM', 'Gatewy00'), 'azure-api-management-key'),
  'an Event Hubs key': valid(identifiableKey(random, 32, 33, '+AEh', 'Send0000'), 'azure-event-hubs-key'),
  'a Service Bus key': valid(identifiableKey(random, 32, 33, '+ASb', 'Listen00'), 'azure-service-bus-key'),
  'a long Service Bus key': valid(identifiableKey(random, 39, 42, '+ASb', 'Manage00'), 'azure-service-bus-key'),
  'a Relay key': valid(identifiableKey(random, 32, 33, '+ARm', 'Manage00'), 'azure-relay-key'),
  'an IoT Hub key': valid(identifiableKey(random, 32, 33, 'AIoT', 'IoTHub00'), 'azure-iot-key'),
  'an IoT device key': valid(identifiableKey(random, 32, 33, 'AIoT', 'Device00'), 'azure-iot-key'),
  'a Redis key': valid(identifiableKey(random, 32, 33, 'AzCa', 'Access00'), 'azure-redis-key'),
  'an Event Grid key': plain(identifiableKey(random, 32, 33, 'AZEG', 'Default0'), 'azure-event-grid-key'),
  'a registry password': valid(identifiableKey(random, 39, 42, '+ACR', 'ACRDflt0'), 'azure-container-registry-key'),
  'a search admin key': valid(identifiableKey(random, 39, 42, 'AzSe', 'PAdmin00', letters), 'azure-ai-search-key'),
  'a search query key': valid(identifiableKey(random, 39, 42, 'AzSe', 'Query000', letters), 'azure-ai-search-key'),
  'a Functions key': valid(identifiableKey(random, 40, 44, 'AzFu', 'Master00', `${letters}-_`), 'azure-functions-key'),
  'an Entra secret': valid(entraSecret(random), 'entra-application-secret'),
  'an Entra secret of the older form': plain(`${word(3)}7Q~${word(31)}`, 'entra-application-secret'),
  'an Azure OpenAI key': valid(annotatedKey(random, 'ACOG', 'AAAB'), 'azure-openai-key'),
  'an AI services key': valid(annotatedKey(random, 'ACOG'), 'azure-ai-services-key'),
  'an AI services key of the long form': valid(annotatedKey(random, 'ACOG', 'AAAA', 64), 'azure-ai-services-key'),
  'a DevOps token': valid(annotatedKey(random, 'AZDO'), 'azure-devops-token'),
  'an App Configuration key': valid(annotatedKey(random, 'AZAC'), 'azure-app-configuration-key'),
  'a Maps key': valid(annotatedKey(random, 'AZMP'), 'azure-maps-key'),
  'a key of a provider we do not know': valid(annotatedKey(random, 'ZZZZ'), 'azure-annotated-key'),
  'a DevOps token of the older form': valid(devOpsToken(random), 'azure-devops-token'),
  'an old storage key in a connection string': {
    ...plain(oldKey, 'azure-storage-account-key'),
    before: 'DefaultEndpointsProtocol=https;AccountName=churn;AccountKey=',
    after: ';EndpointSuffix=core.windows.net',
  },
  'an old storage key under account_key in YAML': {
    ...plain(oldKey, 'azure-storage-account-key'),
    before: 'credentials:\n  account_key: ',
    after: '\n',
  },
  'an old Cosmos DB key': {
    ...plain(oldKey, 'azure-cosmos-db-key'),
    before: 'AccountEndpoint=https://churn.documents.azure.com:443/;AccountKey=',
    after: ';',
  },
  'an old messaging key': {
    ...plain(messagingKey, 'azure-shared-access-key'),
    before: 'Endpoint=sb://churn.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=',
    after: ';EntityPath=x',
  },
  'a connection string with a key of the newer form': {
    ...valid(identifiableKey(random, 32, 33, '+ASb', 'Send0000'), 'azure-service-bus-key'),
    before: 'Endpoint=sb://churn.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=',
  },
  'a storage SAS': {
    ...plain(`${base64(20)}%2B${word(21)}%3D`, 'azure-shared-access-signature'),
    before: 'https://churn.blob.core.windows.net/data?sv=2023-01-03&se=2026-01-01&sr=c&sp=rl&sig=',
    after: '"',
  },
  'a SAS in a notebook output': {
    ...plain(`${word(43)}%3D`, 'azure-shared-access-signature'),
    before: 'data?sv=2023-01-03\\u0026sr=c\\u0026sig=',
    after: '\\u0026se=2026',
  },
  'a Databricks token': plain(`dapi${randomText(random, 32, hexDigits)}`, 'databricks-token'),
  'an instrumentation key': {
    ...plain(guid, 'application-insights-connection-string', 'low'),
    before: 'InstrumentationKey=',
  },
  'a GitHub token': valid(crcToken(random, 'ghp_'), 'github-token'),
  'a GitHub app token': valid(crcToken(random, 'ghs_'), 'github-token'),
  'a GitHub fine-grained token': plain(['github', 'pat', word(22), word(59)].join('_'), 'github-token'),
  'a Hugging Face token': plain(`hf_${word(34)}`, 'hugging-face-token'),
  'an OpenAI key': plain(['sk-', word(20), 'T3Blbk', 'FJ', word(20)].join(''), 'openai-api-key'),
  'an OpenAI project key': plain(`sk-proj-${word(60)}_${word(30)}`, 'openai-api-key'),
  'an Anthropic key': plain(`sk-ant-api03-${word(93)}AA`, 'anthropic-api-key'),
  'an AWS key id': plain(`AKIA${randomText(random, 16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`, 'aws-access-key-id'),
  'a Google key': plain(`AIza${word(35)}`, 'google-api-key'),
  'a Slack token': plain(`xoxb-${randomText(random, 12, '0123456789')}-${word(24)}`, 'slack-token'),
  'an npm token': valid(crcToken(random, 'npm_'), 'npm-token'),
  'a PyPI token': plain(`pypi-AgEI${word(120)}`, 'pypi-token'),
  'a private key': plain(pem, 'private-key'),
  'a private key on one line': plain(pem.replace(/\n/g, '\\n'), 'private-key'),
  'a web token': plain(jsonWebToken(random), 'json-web-token', 'medium'),
  'a password in a URL': {
    ...plain(word(14), 'password-in-url', 'medium'),
    before: 'postgresql://app:',
    after: '@db.churn.io/x',
  },
  'a password in a URL of this machine': {
    ...plain(word(14), 'password-in-url', 'low'),
    before: 'redis://:',
    after: '@localhost:6379',
  },
};

describe('findSecretValues', () => {
  for (const [name, hit] of Object.entries(hits)) {
    it(`finds ${name}`, () => {
      const before = hit.before ?? 'x = "';
      const text = `${before}${hit.value}${hit.after ?? '"'}`;
      const found = findSecretValues(text).map((match) => ({ ...match, format: match.format.id }));
      const start = before.length;
      assert.deepEqual(found, [
        { format: hit.id, start, end: start + hit.value.length, confidence: hit.confidence, checksum: hit.checksum },
      ]);
    });
  }

  const altered: Readonly<Record<string, string>> = {
    'a storage account key': identifiableKey(random, 64, 76, '+ASt', 'Wrong000'),
    'an annotated key': annotatedKey(random, 'ACOG').replace(/.{4}$/, 'zzzz'),
    'an Entra secret': `${entraSecret(random).slice(0, -3)}zzz`,
    'a GitHub token': `${crcToken(random, 'ghp_').slice(0, -6)}zzzzzz`,
    'a DevOps token of the older form': `${devOpsToken(random).slice(0, -9)}2345zyxwv`,
  };
  for (const [name, value] of Object.entries(altered)) {
    it(`is less sure of ${name} whose checksum does not fit`, () => {
      const [match, ...others] = findSecretValues(`x: ${value}`);
      assert.deepEqual(others, []);
      assert.equal(match?.confidence, 'medium');
      assert.equal(match.checksum, 'invalid');
    });
  }

  it('takes an old storage key when the caller names it', () => {
    assert.deepEqual(findSecretValues(oldKey), []);
    assert.equal(findSecretValues(oldKey, { name: 'STORAGE_ACCOUNT_KEY' })[0]?.format.id, 'azure-storage-account-key');
    assert.deepEqual(findSecretValues(oldKey, { name: 'integrity' }), []);
  });

  it('lists several in text order', () => {
    const first = crcToken(random, 'ghp_');
    const second = identifiableKey(random, 64, 76, '+ASt', 'Default0');
    const found = findSecretValues(`${first} ${second} ${first}`).map((match) => match.format.id);
    assert.deepEqual(found, ['github-token', 'azure-storage-account-key', 'github-token']);
  });

  const publicStorageKey = [
    'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq',
    'K1SZFPTOtr',
    'KBHBeksoGMGw==',
  ].join('/');
  const quiet: Readonly<Record<string, string>> = {
    'the storage emulator': `AccountName=devstoreaccount1;AccountKey=${publicStorageKey};`,
    'the storage emulator key under another account': `AccountKey=${publicStorageKey}`,
    'the storage emulator by flag': 'UseDevelopmentStorage=true',
    'the Cosmos DB emulator': `AccountEndpoint=https://localhost:8081/;AccountKey=${'C2y6yDjf5' + base64(71)}XIw/Jw==`,
    'an npm integrity': `"integrity": "sha512-${oldKey}"`,
    'an npm integrity in single quotes under key:': `key: 'sha512-${oldKey}'`,
    'a GUID': guid,
    'a SHA-256': randomText(random, 64, hexDigits),
    'a git commit': randomText(random, 40, hexDigits),
    'an image digest': `mcr.microsoft.com/azureml/base@sha256:${randomText(random, 64, hexDigits)}`,
    'an image in base64': `"image/png": "iVBORw0KGgo${base64(2000)}=="`,
    'a base64 run holding a signature': `${base64(300)}+ASt${base64(300)}`,
    'a masked SAS': `https://x.blob.core.windows.net/c?sv=2020&sig=${'X'.repeat(44)}`,
    'a masked account key': `AccountName=x;AccountKey=${'x'.repeat(30)}`,
    'a key to be filled in': 'AccountKey=<your-account-key-goes-here>;',
    'a key taken from a variable': 'AccountKey=${STORAGE_KEY_FROM_ENVIRONMENT}',
    'a key formatted in': 'f"AccountKey={key};EndpointSuffix=core.windows.net"',
    'a GitHub token made of x': `ghp_${'x'.repeat(36)}`,
    'a GitHub token typed along the keyboard': ['ghp', 'abcdefghijklmnopqrstuvwxyz1234567890'].join('_'),
    'the AWS example': ['AKIA', 'IOSFODNN7', 'EXAMPLE'].join(''),
    'a URL without a password': 'https://user@github.com/x',
    'a URL with a port': 'http://host:8080/a@b',
    'a URL with holes': 'postgresql://{user}:{password}@host/db',
    'a URL for a shell': 'postgresql://app:$PGPASSWORD@host/db',
    'a URL for a format': 'https://%s:%s@host',
    'a URL of documentation': 'https://user:password@example.com',
    'a URL with the word password': 'https://user:password@churn.io/x',
    'a private key header in code': [
      'if text.startswith("-----BEGIN',
      'PRIVATE KEY-----"):\n    return load(text)',
    ].join(' '),
    'a public key': `-----BEGIN PUBLIC KEY-----\n${pemBody}\n-----END PUBLIC KEY-----`,
    'a certificate': `-----BEGIN CERTIFICATE-----\n${pemBody}\n-----END CERTIFICATE-----`,
    'JSON in base64': `eyJ${word(60)}`,
    'three parts that are not JSON': `eyJ${word(20)}.eyJ${word(20)}.${word(40)}`,
    'a tokenizer setting': 'pad_token = "[PAD]"',
    'a Python name with hf_': 'hf_tokenizer_for_sequence_classification_model = 1',
    'a long lower-case word': `x = ${'a'.repeat(52)}`,
    'an AML reference': '${{ inputs.storage_key }} azureml://connections/x $(KEY)',
    'a comparison': 'if a == b or c==d: pass',
    nothing: '',
  };
  for (const [name, text] of Object.entries(quiet)) {
    it(`is silent about ${name}`, () => {
      assert.deepEqual(findSecretValues(text), []);
    });
  }

  it('never throws, and answers inside the text and in order', () => {
    const pieces = [
      '+ASt',
      'JQQJ9',
      '8Q~',
      '==',
      '://',
      'sig=',
      'eyJ',
      'ghp_',
      'sk-',
      'AccountKey=',
      '\n',
      '"',
      '$',
      '…',
      '\ud800',
    ];
    for (let round = 0; round < 400; round++) {
      let text = '';
      const length = Math.floor(random() * 30);
      for (let i = 0; i < length; i++) {
        const piece = pieces[Math.floor(random() * pieces.length)] ?? '';
        text += random() < 0.5 ? piece : randomText(random, Math.floor(random() * 90), `${base64Characters}=.-_~ :@`);
      }
      let last = 0;
      for (const match of findSecretValues(text)) {
        assert.ok(match.start >= last && match.end > match.start && match.end <= text.length, text);
        last = match.end;
      }
    }
  });
});
