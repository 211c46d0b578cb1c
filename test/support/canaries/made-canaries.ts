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
  type Random,
  randomText,
  seededRandom,
} from '../../core/secrets/made-keys.js';

/** A credential that is nowhere else in the world, in the form of a real one. */
export interface Canary {
  readonly format: string;
  /** What may be shown nowhere. */
  readonly secret: string;
  /** As it is written down: where the form is that of a connection string or an address, with what is around it. */
  readonly written: string;
}

interface Maker {
  readonly make: (random: Random) => string;
  readonly around?: (secret: string) => string;
}

function text(length: number, characters = letters): Maker['make'] {
  return (random) => randomText(random, length, characters);
}

/** One maker for each format that `src/core/secrets` knows. */
const makers: Readonly<Record<string, Maker>> = {
  'storage account key': { make: (random) => identifiableKey(random, 64, 76, '+ASt', 'Default0') },
  'Cosmos DB key': { make: (random) => identifiableKey(random, 64, 76, 'ACDb', 'MastRW00') },
  'ML Studio (classic) key': { make: (random) => identifiableKey(random, 64, 76, '+AMC', 'Classic0') },
  'Batch key': { make: (random) => identifiableKey(random, 64, 76, '+ABa', 'AbAcct00') },
  'API Management key': { make: (random) => identifiableKey(random, 64, 76, 'APIM', 'Gatewy00') },
  'Event Hubs key': { make: (random) => identifiableKey(random, 32, 33, '+AEh', 'Send0000') },
  'Service Bus key': { make: (random) => identifiableKey(random, 32, 33, '+ASb', 'Listen00') },
  'Relay key': { make: (random) => identifiableKey(random, 32, 33, '+ARm', 'Manage00') },
  'IoT Hub key': { make: (random) => identifiableKey(random, 32, 33, 'AIoT', 'IoTHub00') },
  'Redis key': { make: (random) => identifiableKey(random, 32, 33, 'AzCa', 'Access00') },
  'registry password': { make: (random) => identifiableKey(random, 39, 42, '+ACR', 'ACRDflt0') },
  'search key': { make: (random) => identifiableKey(random, 39, 42, 'AzSe', 'PAdmin00', letters) },
  'Functions key': { make: (random) => identifiableKey(random, 40, 44, 'AzFu', 'Master00', `${letters}-_`) },
  'Entra secret': { make: entraSecret },
  'Azure OpenAI key': { make: (random) => annotatedKey(random, 'ACOG', 'AAAB') },
  'AI services key': { make: (random) => annotatedKey(random, 'ACOG') },
  'App Configuration key': { make: (random) => annotatedKey(random, 'AZAC') },
  'Maps key': { make: (random) => annotatedKey(random, 'AZMP') },
  'DevOps token': { make: (random) => annotatedKey(random, 'AZDO') },
  'DevOps token of the older form': { make: devOpsToken },
  'key in a connection string': {
    make: (random) => `${randomText(random, 85, base64Characters)}A==`,
    around: (key) =>
      `DefaultEndpointsProtocol=https;AccountName=churn;AccountKey=${key};EndpointSuffix=core.windows.net`,
  },
  'messaging key': {
    make: (random) => `${randomText(random, 42, base64Characters)}A=`,
    around: (key) => `Endpoint=sb://churn.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${key}`,
  },
  'shared access signature': {
    make: (random) => `${randomText(random, 43, letters)}%3D`,
    around: (signature) =>
      `https://churn.blob.core.windows.net/data?sv=2023-01-03&se=2027-01-01&sr=c&sp=rl&sig=${signature}`,
  },
  'Databricks token': { make: (random) => `dapi${randomText(random, 32, hexDigits)}` },
  'GitHub token': { make: (random) => crcToken(random, 'ghp_') },
  'GitHub fine-grained token': { make: (random) => `github_pat_${text(22)(random)}_${text(59)(random)}` },
  'Hugging Face token': { make: (random) => `hf_${text(34)(random)}` },
  'OpenAI project key': { make: (random) => `sk-proj-${text(60)(random)}_${text(30)(random)}` },
  'Anthropic key': { make: (random) => `sk-ant-api03-${text(93)(random)}AA` },
  'AWS key id': { make: (random) => `AKIA${randomText(random, 16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}` },
  'Google key': { make: (random) => `AIza${text(35)(random)}` },
  'Slack token': { make: (random) => `xoxb-${randomText(random, 12, '0123456789')}-${text(24)(random)}` },
  'npm token': { make: (random) => crcToken(random, 'npm_') },
  'PyPI token': { make: (random) => `pypi-AgEI${text(120)(random)}` },
  'web token': { make: jsonWebToken },
  'password in an address': {
    make: text(16),
    around: (password) => `postgresql://app:${password}@db.churn.io/orders`,
  },
};

/** `each` canaries of every format, the same on every run. */
export function makeCanaries(each: number, seed = 20261124): readonly Canary[] {
  const random = seededRandom(seed);
  return Object.entries(makers).flatMap(([format, { make, around = (secret: string) => secret }]) =>
    Array.from({ length: each }, () => {
      const secret = make(random);
      return { format, secret, written: around(secret) };
    }),
  );
}
