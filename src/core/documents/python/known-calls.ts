import type { SecretSource } from '../../facts/origin.js';

/** Calls that hand out secrets, by the last part of their name. */
const secretCalls: Readonly<Record<string, SecretSource>> = {
  get_secret: 'Key Vault secret',
  get_secrets: 'Key Vault secret',
  getSecret: 'Key Vault secret',
  getSecretWithLS: 'Key Vault secret',
  get_keys: 'endpoint key',
  regenerate_keys: 'endpoint key',
  regenerate_key: 'endpoint key',
  list_keys: 'storage account key',
  listKeys: 'storage account key',
  list_credentials: 'registry password',
  get_connection_string: 'connection string',
  list_connection_strings: 'connection string',
  getConnectionString: 'connection string',
  getpass: 'typed password',
  generate_account_sas: 'shared access signature',
  generate_blob_sas: 'shared access signature',
  generate_container_sas: 'shared access signature',
  generate_file_sas: 'shared access signature',
  generate_directory_sas: 'shared access signature',
  generate_file_system_sas: 'shared access signature',
  generate_share_sas: 'shared access signature',
  generate_queue_sas: 'shared access signature',
  generate_table_sas: 'shared access signature',
  get_user_delegation_key: 'shared access signature',
};

/**
 * What a call hands out when it hands out a secret.
 *
 * @param path the callee as written or imported (`client.online_endpoints.get_keys`); its last part decides
 */
export function secretSourceOf(path: string): SecretSource | undefined {
  const last = path.slice(path.lastIndexOf('.') + 1);
  if (Object.hasOwn(secretCalls, last)) {
    return secretCalls[last];
  }
  if (/(?:^|\.)secrets\.get$/.test(path)) {
    return 'Key Vault secret';
  }
  return last === 'get_token' && /cred|identity|auth/i.test(path) ? 'access token' : undefined;
}

/**
 * Whether a call lists the secrets of a vault without their values.
 *
 * Sources: <https://docs.databricks.com/api/secrets/v1/list-secrets>,
 * <https://learn.microsoft.com/dotnet/api/azure.security.keyvault.secrets.secretclient.getpropertiesofsecretsasync>.
 */
export function listsSecrets(path: string): boolean {
  return /(?:^|\.)(?:secrets\.list|list_properties_of_secrets|list_properties_of_secret_versions)$/.test(path);
}

/** Attributes of what such calls hand out that are no secrets themselves. */
export const plainAttributes: ReadonlySet<string> = new Set(
  (
    'name id properties version content_type expires_on enabled tags vault_url key_vault_uri created_on updated_on ' +
    'username status_code expiry_time_utc'
  ).split(' '),
);

/** Calls whose result says nothing of their argument's content. */
export const sanitisers: ReadonlySet<string> = new Set(
  (
    'len bool type id hash isinstance issubclass callable hasattr any all sum round int float abs range ord ' +
    'md5 sha1 sha224 sha256 sha384 sha512 blake2b blake2s hexdigest digest hmac uuid1 uuid3 uuid4 uuid5 time ' +
    'time_ns perf_counter monotonic now utcnow today strftime isoformat date timestamp count index find rfind ' +
    'startswith endswith isdigit isalpha exists is_file is_dir isfile isdir nunique shape describe info mean std ' +
    'randint choice token_hex'
  ).split(' '),
);

export function isSanitiser(name: string): boolean {
  return (
    sanitisers.has(name) ||
    /mask|redact|obfuscat|anonymi[sz]|saniti[sz]|censor|scrub|(?:^|_)hash(?:ed)?(?:_|$)/i.test(name)
  );
}

/** Functions whose result holds what their first argument holds. */
export const passingFunctions: ReadonlySet<string> = new Set(
  (
    'str repr ascii list tuple set sorted reversed iter next enumerate dumps dump loads pformat saferepr copy deepcopy ' +
    'b64encode b64decode quote quote_plus unquote bytes bytearray print_json Markdown Text SecretStr DataFrame ' +
    'read_json read_csv from_dict json_normalize array asarray StringIO BytesIO OrderedDict min max filter map'
  ).split(' '),
);

/** Methods whose result holds what their object holds. */
export const passingMethods: ReadonlySet<string> = new Set(
  (
    'strip lstrip rstrip lower upper title capitalize casefold encode decode replace split rsplit splitlines partition ' +
    'removeprefix removesuffix zfill ljust rjust center expandtabs copy items values keys result read readline ' +
    'hex as_dict to_dict to_json to_string json dict model_dump serialize get_secret_value head tail sample'
  ).split(' '),
);

/** Environment variables that hold the user's name. */
export function isUserVariable(name: string): boolean {
  return /^(?:USER|USERNAME|LOGNAME|USERPROFILE|HOME)$/.test(name);
}

/** What a call says about the person who runs it. */
export function personSourceOf(path: string): string | undefined {
  if (/(?:^|\.)(?:getpass\.getuser|os\.getlogin|pwd\.getpwuid|getpwnam)$/.test(path)) {
    return 'user name';
  }
  return /^(?:getuser|getlogin)$/.test(path)
    ? 'user name'
    : /(?:^|\.)Path\.home$/.test(path)
      ? 'home folder'
      : undefined;
}
