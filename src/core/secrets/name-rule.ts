import { memoized } from './memo.js';
import { withoutNeutralEnd, wordSet, wordsOf } from './name-words.js';

/** What a name says about the value behind it. */
export interface NameVerdict {
  readonly secret: boolean;
  /** The words that decided, as read: "api key". Present when `secret`. */
  readonly word?: string;
  /** `weak`: the same name is often used for something harmless. Present when `secret`. */
  readonly certainty?: 'strong' | 'weak';
}

const notSecret: NameVerdict = { secret: false };

/**
 * Whether a name of a variable, key or setting says that its value is a secret.
 *
 * Decides on the *last* word, because the last word of an English compound is what the thing is: a `token_count` is a
 * count, a `secret_name` is a name. `key` and `token` alone say nothing in machine learning code. Never throws.
 */
export const classifyName = memoized((name: string): NameVerdict => {
  // The service sets these itself; the value is a resource id.
  if (name.length > 200 || /^AZUREML_WORKSPACE_CONNECTION_ID_/i.test(name)) {
    return notSecret;
  }
  const words = withoutNeutralEnd(wordsOf(name));
  const last = words.at(-1);
  if (last === undefined || leadingVetoes.has(words[0] ?? '') || mentionsVault(words)) {
    return notSecret;
  }
  const before = words.slice(0, -1).filter((word) => !/^\d+$/.test(word));
  return verdictOf(last, before, isConstantName(name));
});

const leadingVetoes = wordSet(
  'is are use uses using used has have had num max min should must can enable enabled disable disabled allow allows ' +
    'require requires required no not n count total skip without with old new len hide show mask masked redact',
);

function mentionsVault(words: readonly string[]): boolean {
  return words.some((word, i) => word === 'keyvault' || (word === 'key' && words[i + 1] === 'vault') || word === 'kv');
}

function isConstantName(name: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(name);
}

function verdictOf(last: string, before: readonly string[], constant: boolean): NameVerdict {
  const previous = before.at(-1);
  if (certainWords.has(last)) {
    return strong(last);
  }
  switch (last) {
    case 'pwd':
      // $PWD and $OLDPWD are the working directory.
      return before.length === 0 && constant ? weak(last) : strong(last);
    case 'oldpwd':
      return notSecret;
    case 'key':
      return keyVerdict(before, constant);
    case 'token':
      return tokenVerdict(before, constant);
    case 'string':
    case 'str':
      return previous === 'connection' || previous === 'conn' ? strong(`${previous} ${last}`) : notSecret;
    case 'strings':
      return previous === 'connection' ? weak('connection strings') : notSecret;
    case 'phrase':
      return previous === 'pass' ? strong('pass phrase') : notSecret;
    case 'pat':
      // Also short for "pattern".
      if (previous !== undefined && patternWords.has(previous)) {
        return notSecret;
      }
      return constant || (previous !== undefined && tokenOwners.has(previous)) ? strong(last) : weak(last);
    case 'sas':
      return previous === undefined ? weak(last) : strong(last);
    case 'jwt':
      return previous === undefined ? weak(last) : strong(last);
    case 'url':
    case 'uri':
      return previous === 'sas' ? weak(`sas ${last}`) : notSecret;
    case 'pass':
      return previous !== undefined && accountWords.has(previous) ? strong(`${previous} pass`) : notSecret;
    case 'cred':
    case 'creds':
    case 'credential':
    case 'credentials':
    case 'secrets':
    case 'passwords':
    case 'authorization':
      return weak(last);
    default:
      return notSecret;
  }
}

const certainWords = wordSet('password passwd passwort passphrase passcode secret apikey');

const accountWords = wordSet(
  'db database sql mysql postgres pg mongo redis smtp mail email user admin root ssh ftp proxy ldap login registry',
);

const patternWords = wordSet('include exclude file path glob regex name search match filter date ignore split re');

function strong(word: string): NameVerdict {
  return { secret: true, word, certainty: 'strong' };
}

function weak(word: string): NameVerdict {
  return { secret: true, word, certainty: 'weak' };
}

function keyVerdict(before: readonly string[], constant: boolean): NameVerdict {
  const previous = before.at(-1);
  if (previous === undefined) {
    return notSecret;
  }
  const word = `${previous} key`;
  if (previous === 'primary' || previous === 'secondary') {
    // An endpoint's or account's key by that name is a secret, a table's is not.
    return before.some((other) => tableWords.has(other)) ? notSecret : weak(word);
  }
  if (keyOwners.has(previous)) {
    return strong(word);
  }
  if (harmlessKeys.has(previous)) {
    return notSecret;
  }
  return constant ? strong(word) : unsureKeys.has(previous) ? weak(word) : notSecret;
}

const tableWords = wordSet('db database table sql column row entity schema index');

const keyOwners = wordSet(
  'api access account secret storage private subscription auth master admin encryption signing shared openai aoai ' +
    'oai azure cosmos cosmosdb search cognitive cog speech vision translator function functions sas client service ' +
    'bus hub iot redis acr aml wandb comet hf huggingface aws gcp google anthropic cohere mistral groq pinecone ' +
    'langchain langsmith tavily serper sendgrid stripe twilio datadog sentry neptune clearml ngc nvidia kaggle github ' +
    'safety intelligence foundry llm gpt chat sql db mongo kusto webhook hmac jwt fernet aes rsa symmetric crypto ' +
    'decryption deployment endpoint scoring eventhub servicebus blob datalake adls workspace apim maps bing',
);

const harmlessKeys = wordSet(
  'partition sort foreign public cache feature text label join row dict dictionary group index sentence ssh column ' +
    'col hash map order lookup id natural composite surrogate object state config cfg json yaml metric param ' +
    'parameter tag image input output prompt query answer question target context data dataset dimension time date ' +
    'event shortcut translation message msg routing shard distribution bucket window header field attr attribute name ' +
    'class score loss monitor rank sample attention kv num unique dedup idempotency hot enter return escape any each ' +
    'every current last first next val train test eval step batch source dest video audio document doc parent child ' +
    'root env setting option value str int sub dot nested missing extra invalid valid unknown default s3 file path ' +
    'reference ref merge match filter select selected reward action obs observation observations layer module weight ' +
    'model block node edge graph session registry item result results response request payload body log key ' +
    'grouping aggregation sorting primarykey pixel mask edit keyboard press tmp temp random rng prng seed',
);

const unsureKeys = wordSet('license ssl tls cert certificate pem host embedding embeddings language user app');

function tokenVerdict(before: readonly string[], constant: boolean): NameVerdict {
  const previous = before.at(-1);
  if (previous === undefined || harmlessTokens.has(previous)) {
    return notSecret;
  }
  const word = `${previous} token`;
  return tokenOwners.has(previous) || constant ? strong(word) : weak(word);
}

// A token is also what a tokenizer makes, a place in a page of results, and a marker in a prompt.
const harmlessTokens = wordSet(
  'pad eos bos sep mask cls unk special max min num new n start end next prev previous first last prompt image audio ' +
    'video user assistant system human input output target source decoder encoder forced stop total per avg mean ' +
    'vocab word subword char byte sub current cur generated generation context completion text speech blank oov ' +
    'continuation continue pagination page skip cancellation cancel lock fencing idempotency change rate extra ' +
    'additional added single each every class query begin eot eod eom sos go label tool think fim register by of ' +
    'sequence padding masked predicted sampled top draft separator delimiter sentence language lang patch visual ' +
    'cost reserved suppress bad draw accepted instruction response role turn control trigger placeholder answer ' +
    'question entity noun verb sync delta resume wildcard cell time position pos dummy negative positive modality',
);

const tokenOwners = wordSet(
  'api access auth bearer hf huggingface hub github gh gitlab slack sas refresh session bot security secret personal ' +
    'wandb databricks azure openai ado devops npm pypi service account admin client oauth jwt ad aad entra aml arm ' +
    'id registration deploy webhook comet neptune kaggle replicate discord telegram dapi tracking vault login aad ' +
    'csrf xsrf jupyter notebook dashboard management graph registry artifact feed artifactory nexus sonar upload publish ngrok mapbox sentry',
);

export { classifyPersonName } from './person-name.js';
export type { PersonalData, PersonNameVerdict } from './person-name.js';
export { findPersonalValues } from './personal-values.js';
export type { PersonalValueMatch } from './personal-values.js';
