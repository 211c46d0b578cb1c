import type { Span } from '../span.js';
import type { CredentialHolder } from '../../facts/credential.js';
import type { Field } from '../../facts/field.js';
import { classifyName } from '../../secrets/name-rule.js';
import { isKeyOfMapping } from '../../secrets/placeholder.js';
import type { FactEditor } from '../document.js';
import { argumentEditor, setValue } from './entry-editor.js';
import { argumentOf, type FactContext, type NamedCall } from './fact-context.js';
import type { Scope } from './scope.js';
import { plainText } from './string-text.js';
import { spanOf, type Argument, type Expr } from './syntax.js';

interface Slot {
  readonly name: string;
  readonly position?: number;
}

/**
 * Parameters that take a credential, by callee.
 * Sources: `azure/ai/ml/entities/_credentials.py`, the v1 `Datastore` and compute classes, `azure-identity`.
 */
const slots: Readonly<Record<string, readonly Slot[]>> = {
  AccountKeyConfiguration: [{ name: 'account_key', position: 0 }],
  SasTokenConfiguration: [{ name: 'sas_token', position: 0 }],
  ServicePrincipalConfiguration: [{ name: 'client_secret' }],
  CertificateConfiguration: [{ name: 'certificate' }],
  PatTokenConfiguration: [{ name: 'pat', position: 0 }],
  UsernamePasswordConfiguration: [{ name: 'password', position: 1 }],
  AccessKeyConfiguration: [{ name: 'secret_access_key', position: 1 }],
  ApiKeyConfiguration: [{ name: 'key', position: 0 }],
  AzureKeyCredential: [{ name: 'key', position: 0 }],
  AzureNamedKeyCredential: [{ name: 'key', position: 1 }],
  AzureSasCredential: [{ name: 'signature', position: 0 }],
  ClientSecretCredential: [{ name: 'client_secret', position: 2 }],
  UsernamePasswordCredential: [{ name: 'password', position: 2 }],
  CertificateCredential: [{ name: 'password' }],
  ServicePrincipalAuthentication: [{ name: 'service_principal_password', position: 2 }, { name: 'password' }],
  AmlComputeSshSettings: [{ name: 'admin_password', position: 1 }],
  VirtualMachineSshSettings: [{ name: 'admin_password' }],
  register_azure_blob_container: [{ name: 'account_key' }, { name: 'sas_token' }],
  register_azure_file_share: [{ name: 'account_key' }, { name: 'sas_token' }],
  register_azure_data_lake: [{ name: 'client_secret' }],
  register_azure_data_lake_gen2: [{ name: 'client_secret' }],
  register_azure_sql_database: [{ name: 'client_secret' }, { name: 'password' }],
  register_azure_postgre_sql: [{ name: 'user_password' }],
  register_azure_my_sql: [{ name: 'user_password' }],
  attach_configuration: [{ name: 'access_token' }, { name: 'password' }],
  provisioning_configuration: [{ name: 'admin_user_password' }],
  deploy_configuration: [{ name: 'primary_key' }, { name: 'secondary_key' }],
  from_connection_string: [{ name: 'conn_str', position: 0 }],
};

/**
 * Where the clients of `azure-storage-*` take a credential that is not given by name.
 * Source: the constructors on <https://learn.microsoft.com/python/api/overview/azure/storage>.
 */
const storageClients: Readonly<Record<string, number>> = {
  BlobServiceClient: 1,
  DataLakeServiceClient: 1,
  QueueServiceClient: 1,
  ShareServiceClient: 1,
  ContainerClient: 2,
  FileSystemClient: 2,
  QueueClient: 2,
  ShareClient: 3,
  DataLakeFileClient: 3,
  DataLakeDirectoryClient: 3,
  BlobClient: 4,
  ShareFileClient: 4,
};

const holders: Readonly<Record<string, CredentialHolder>> = {
  attach_configuration: 'compute',
  provisioning_configuration: 'compute',
  AmlComputeSshSettings: 'compute',
  VirtualMachineSshSettings: 'compute',
};

/**
 * The places where the program gives a credential.
 *
 * @param taken values that already belong to a more exact fact
 */
export function readCredentialFacts(context: FactContext, calls: readonly NamedCall[], taken: ReadonlySet<Expr>): void {
  new CredentialReader(context, new Set(taken)).read(calls);
}

class CredentialReader {
  constructor(
    private readonly context: FactContext,
    private readonly taken: Set<Expr>,
  ) {}

  read(calls: readonly NamedCall[]): void {
    for (const site of calls) {
      this.readDocumented(site);
      for (const argument of site.call.args) {
        if (argument.name !== undefined) {
          this.named(argument.name, argument, argument.value, site.scope, 'call', () =>
            argumentEditor(this.context, site, argument, this.valueOf(argument.value, site.scope)),
          );
        }
      }
    }
    this.readWrites();
    for (const { dict, scope } of this.context.program.dicts) {
      for (const entry of dict.entries) {
        const name =
          entry.key === undefined || entry.value.kind !== 'string'
            ? undefined
            : this.context.evaluator.text(entry.key, scope);
        if (name !== undefined) {
          this.named(name, entry, entry.value, scope, 'other');
        }
      }
    }
    for (const fn of this.context.program.functions) {
      for (const param of fn.node.params) {
        if (param.default !== undefined) {
          this.named(param.name, param, param.default, fn.scope.parent ?? fn.scope, 'other');
        }
      }
    }
  }

  private readDocumented(site: NamedCall): void {
    const known = Object.hasOwn(slots, site.last) ? slots[site.last] : undefined;
    for (const slot of known ?? []) {
      this.documented(site, argumentOf(site.call, slot.name, slot.position), slot.name, holders[site.last] ?? 'call');
    }
    if (/(?:Service|Container|Blob|File|FileSystem|Directory|Table|Queue|Share)Client$/.test(site.last)) {
      const credential = argumentOf(site.call, 'credential', storageClients[site.last]);
      // A credential object is what belongs there; a text is a key.
      const value =
        credential === undefined ? undefined : this.context.evaluator.resolve(credential.value, site.scope).expr;
      if (value?.kind === 'string') {
        this.documented(site, credential, 'credential', 'call');
      }
    }
  }

  private documented(site: NamedCall, argument: Argument | undefined, slot: string, holder: CredentialHolder): void {
    if (argument === undefined || (argument.value.kind === 'literal' && argument.value.text === 'None')) {
      return;
    }
    this.taken.add(argument.value);
    const resolved = this.context.evaluator.resolve(argument.value, site.scope).expr;
    this.taken.add(resolved);
    const value = this.valueOf(argument.value, site.scope);
    this.context.add(
      { kind: 'credential', span: spanOf(argument), slot, known: 'documented', holder, value },
      argumentEditor(this.context, site, argument, value),
    );
  }

  private readWrites(): void {
    const { program, evaluator } = this.context;
    for (const write of program.nameWrites) {
      this.named(write.target.name, write.statement.node, write.value, write.scope, 'other');
    }
    for (const write of program.memberWrites) {
      this.named(write.target.name, write.statement.node, write.value, write.scope, 'other');
    }
    for (const write of program.subscriptWrites) {
      const [key] = write.target.index;
      if (key !== undefined && write.value.kind === 'string') {
        this.named(evaluator.text(key, write.scope) ?? '', write.statement.node, write.value, write.scope, 'other');
      }
    }
  }

  private named(
    slot: string,
    span: Span,
    expr: Expr,
    scope: Scope,
    holder: CredentialHolder,
    editor?: () => FactEditor,
  ): void {
    if (expr.kind !== 'string' || this.taken.has(expr) || !classifyName(slot).secret) {
      return;
    }
    const text = plainText(expr, this.context.text);
    const value = this.valueOf(expr, scope);
    if (text === undefined || text.trim() === '' || isKeyOfMapping(slot, text) || value.state !== 'literal') {
      return;
    }
    this.taken.add(expr);
    this.context.add(
      { kind: 'credential', span: spanOf(span), slot, known: 'named', holder, value },
      editor?.() ?? { set: (to) => setValue(this.context, expr, scope, value, to) },
    );
  }

  private valueOf(expr: Expr, scope: Scope): Field {
    return this.context.evaluator.field(expr, scope);
  }
}
