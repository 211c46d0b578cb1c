import type { Span } from '../documents/span.js';

/** Calls that hand out a secret, by what they hand out. */
export type SecretSource =
  | 'Key Vault secret'
  | 'endpoint key'
  | 'storage account key'
  | 'registry password'
  | 'access token'
  | 'shared access signature'
  | 'connection string'
  | 'typed password';

/** What the words inside a string stand for, when they are not meant literally. */
export type ReferenceSyntax =
  /** `${{inputs.x}}`, `${{parent.inputs.x}}`, `${{search_space.x}}`: bound by Azure ML, stored as written. */
  | 'amlExpression'
  /** `${{keyvault:https://…}}`: resolved by online deployments only. */
  | 'keyVaultReference'
  /** `${{azureml://connections/…}}`: resolved by online deployments only. */
  | 'connectionReference'
  /** `${conn.api_key}`: resolved by prompt flow. */
  | 'promptflowConnection'
  /** A secret's address, not the secret: `https://kv.vault.azure.net/secrets/x`, `x@https://kv.vault.azure.net`. */
  | 'keyVaultUri'
  | 'githubSecret'
  | 'githubVariable'
  | 'githubActor'
  | 'githubContext'
  | 'devopsVariable'
  | 'devopsPerson'
  | 'shellVariable'
  /** `{{ x }}`, `<<x>>`: a text template filled in before the file is used. */
  | 'template';

/**
 * One ingredient of a value that is not a plain literal, in source order.
 *
 * `span` is where the ingredient stands *in the value at hand* (so that a finding can point at it);
 * `via` lists the places the value came through, first the origin, for related information and code flows.
 * A text that is an `alternative` is one of several that may stand there, and so does not follow on the one before it.
 */
export type Origin = { readonly span: Span; readonly via?: readonly Span[] } & (
  | { readonly is: 'text'; readonly text: string; readonly alternative?: true }
  /** `keyvault.get_secret(…)`, `online_endpoints.get_keys(…).primary_key`, `getpass.getpass()`, … */
  | { readonly is: 'secretSource'; readonly source: SecretSource; readonly name?: string }
  /** `getpass.getuser()`, `os.getlogin()`, …; `what` as in "user name". */
  | { readonly is: 'personSource'; readonly what: string }
  /** One variable of the process environment; `name` is absent when it is computed. */
  | { readonly is: 'environment'; readonly name?: string }
  /** All of the process environment: `os.environ`, `dict(os.environ)`, `printenv`. */
  | { readonly is: 'wholeEnvironment' }
  | { readonly is: 'reference'; readonly syntax: ReferenceSyntax; readonly name: string }
  /** Known by name alone: an unresolved variable, a parameter, an attribute, a subscript's key. */
  | { readonly is: 'name'; readonly name: string }
  /** The body of a scoring request or a data frame made from it. */
  | { readonly is: 'requestData' }
  | { readonly is: 'unknown' }
);
