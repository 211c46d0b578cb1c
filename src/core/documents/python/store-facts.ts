import { credentialOfKeys, type ConnectionCredential } from '../../facts/connection.js';
import type { Datastore, DatastoreCredential } from '../../facts/datastore.js';
import type { StorageAccountSetting } from '../../facts/storage-account.js';
import { entryEditor, setValue } from './entry-editor.js';
import { argumentOf, type FactContext, type NamedCall } from './fact-context.js';
import { dottedPath } from './program.js';
import { ResourceCall, type Setting } from './resource-call.js';
import { spanOf, type CallExpr } from './syntax.js';

/** With what the program's datastores, connections and registries are opened, and how its storage accounts are set. */
export function readStoreFacts(context: FactContext, calls: readonly NamedCall[]): void {
  for (const site of calls) {
    const resource = new ResourceCall(context, site);
    readDatastore(context, site, resource);
    readRegistration(context, site, resource);
    readConnection(context, site, resource);
    readStorageAccount(context, site, resource);
    readAdminUser(context, site);
  }
  readRegistryPasswords(context);
  readStorageSettings(context);
}

const datastoreClasses: Readonly<Record<string, Datastore['store']>> = {
  AzureBlobDatastore: 'blob',
  AzureDataLakeGen1Datastore: 'blob',
  AzureDataLakeGen2Datastore: 'blob',
  AzureFileDatastore: 'file',
};

const credentialClasses: Readonly<Record<string, DatastoreCredential>> = {
  AccountKeyConfiguration: 'accountKey',
  SasTokenConfiguration: 'sas',
  ServicePrincipalConfiguration: 'servicePrincipal',
  CertificateConfiguration: 'certificate',
};

function readDatastore(context: FactContext, { last }: NamedCall, resource: ResourceCall): void {
  const store = Object.hasOwn(datastoreClasses, last) ? datastoreClasses[last] : undefined;
  const credentials = store === undefined ? undefined : resource.find('credentials');
  if (store === undefined || credentials === undefined) {
    return;
  }
  const maker = context.evaluator.makerOf(credentials.value, credentials.scope) ?? '';
  const name = maker.slice(maker.lastIndexOf('.') + 1);
  const credential = Object.hasOwn(credentialClasses, name) ? credentialClasses[name] : undefined;
  if (credential !== undefined) {
    const given = resource.field('name');
    const named = given.state === 'literal' ? { name: given.value } : {};
    context.add(
      { kind: 'datastore', span: spanOf(credentials), ...named, store, credential, removable: 'credentials' },
      resource.editor,
    );
  }
}

/** `Datastore.register_azure_…` of SDK v1; without these arguments the store is read with the caller's identity. */
const registrations: readonly (readonly [RegExp, Datastore['store']])[] = [
  [/^register_azure_(?:blob_container|data_lake|data_lake_gen2)$/, 'blob'],
  [/^register_azure_file_share$/, 'file'],
  [/^register_azure_(?:sql_database|postgre_sql|my_sql)$/, 'database'],
];
const registrationKeys: readonly (readonly [string, DatastoreCredential])[] = [
  ['account_key', 'accountKey'],
  ['sas_token', 'sas'],
  ['client_secret', 'servicePrincipal'],
  ['password', 'password'],
  ['user_password', 'password'],
];

function readRegistration(context: FactContext, { last }: NamedCall, resource: ResourceCall): void {
  const store = registrations.find(([name]) => name.test(last))?.[1];
  if (store === undefined) {
    return;
  }
  for (const [key, credential] of registrationKeys) {
    const setting = resource.find(key);
    if (setting !== undefined) {
      const alone = credential === 'accountKey' || credential === 'sas';
      context.add(
        { kind: 'datastore', span: spanOf(setting), store, credential, ...(alone ? { removable: key } : {}) },
        resource.editor,
      );
      return;
    }
  }
}

const connectionClasses: Readonly<Record<string, string>> = {
  AzureOpenAIConnection: 'azure_open_ai',
  AzureAISearchConnection: 'azure_ai_search',
  AzureAIServicesConnection: 'azure_ai_services',
  AzureContentSafetyConnection: 'azure_content_safety',
  AzureSpeechServicesConnection: 'azure_speech_services',
  AzureBlobStoreConnection: 'azure_blob',
};

const connectionCredentials: Readonly<Record<string, ConnectionCredential>> = {
  ApiKeyConfiguration: 'apiKey',
  AccessKeyConfiguration: 'accessKey',
  AccountKeyConfiguration: 'accessKey',
  SasTokenConfiguration: 'sas',
  PatTokenConfiguration: 'token',
  UsernamePasswordConfiguration: 'password',
  ServicePrincipalConfiguration: 'servicePrincipal',
};

function readConnection(context: FactContext, { last, path }: NamedCall, resource: ResourceCall): void {
  // Prompt flow keeps its connections on the machine at hand.
  if (/^promptflow\b/.test(path)) {
    return;
  }
  const own = Object.hasOwn(connectionClasses, last) ? connectionClasses[last] : undefined;
  const given = last === 'WorkspaceConnection' ? resource.field('type') : undefined;
  const type = own ?? (given?.state === 'literal' ? given.value.toLowerCase() : undefined);
  if (type === undefined) {
    return;
  }
  for (const key of ['api_key', 'credentials']) {
    const setting = resource.find(key);
    const credential =
      setting === undefined ? undefined : key === 'api_key' ? 'apiKey' : credentialOf(context, setting);
    if (setting !== undefined && credential !== undefined) {
      context.add({ kind: 'connection', span: spanOf(setting), type, credential, removable: key }, resource.editor);
      return;
    }
  }
}

function credentialOf(context: FactContext, setting: Setting): ConnectionCredential | undefined {
  const maker = context.evaluator.makerOf(setting.value, setting.scope) ?? '';
  const name = maker.slice(maker.lastIndexOf('.') + 1);
  return Object.hasOwn(connectionCredentials, name)
    ? connectionCredentials[name]
    : credentialOfKeys(keywordsOf(context, setting));
}

function keywordsOf(context: FactContext, setting: Setting): ReadonlySet<string> {
  const { expr } = context.evaluator.resolve(setting.value, setting.scope);
  const call: CallExpr | undefined = expr.kind === 'call' ? expr : undefined;
  return new Set((call?.args ?? []).flatMap((argument) => argument.name ?? []));
}

function readAdminUser(context: FactContext, site: NamedCall): void {
  const enabled = argumentOf(site.call, 'admin_user_enabled');
  if (enabled !== undefined && context.evaluator.text(enabled.value, site.scope) === 'True') {
    context.add({ kind: 'registryAccess', span: spanOf(enabled), by: 'adminUser' });
  }
}

/** `….base_image_registry.password = …`, or the password of an object that was made as a `ContainerRegistry`. */
function readRegistryPasswords(context: FactContext): void {
  for (const write of context.program.memberWrites) {
    const { name, object } = write.target;
    if (name !== 'password') {
      continue;
    }
    const maker = context.evaluator.makerOf(object, write.scope) ?? '';
    const path = dottedPath(object) ?? '';
    if (
      /(?:^|\.)ContainerRegistry$/.test(maker) ||
      /(?:^|\.)(?:base_image_registry|image_registry_details)$/.test(path)
    ) {
      context.add({ kind: 'registryAccess', span: spanOf(write.statement.node), by: 'password' });
    }
  }
}

const storageSettings: ReadonlySet<string> = new Set([
  'allow_blob_public_access',
  'minimum_tls_version',
  'enable_https_traffic_only',
]);

function isStorageSetting(name: string | undefined): name is StorageAccountSetting['setting'] {
  return name !== undefined && storageSettings.has(name);
}

function readStorageAccount(context: FactContext, site: NamedCall, resource: ResourceCall): void {
  for (const argument of site.call.args) {
    if (isStorageSetting(argument.name)) {
      const setting = argument.name;
      context.add(
        { kind: 'storageAccountSetting', span: spanOf(argument), setting, value: resource.field(setting) },
        resource.editor,
      );
    }
  }
}

/** The same settings in a dict, as `begin_create(…, {"allow_blob_public_access": True})` takes them. */
function readStorageSettings(context: FactContext): void {
  for (const { dict, scope } of context.program.dicts) {
    for (const entry of dict.entries) {
      const setting = entry.key === undefined ? undefined : context.evaluator.text(entry.key, scope);
      if (isStorageSetting(setting)) {
        const value = context.evaluator.field(entry.value, scope);
        context.add(
          { kind: 'storageAccountSetting', span: spanOf(entry), setting, value },
          {
            ...entryEditor(context, { ...entry, scope }, value),
            setting: (key, to) =>
              key !== setting || to === undefined
                ? undefined
                : typeof to === 'boolean'
                  ? [context.edits.replace(entry.value, to ? 'True' : 'False')]
                  : setValue(context, entry.value, scope, value, { text: to }),
          },
        );
      }
    }
  }
}
