/**
 * How a value refers to something that is put in later, and by whom.
 *
 * - `amlExpression`: `${{inputs.x}}`, resolved by Azure ML (GitHub and Azure DevOps use `inputs` too).
 * - `keyVaultReference`, `connectionReference`: `${{keyvault:…}}`, `${{azureml://connections/…}}`, resolved by online
 *   deployments.
 * - `promptflowConnection`: `${conn.api_key}`.
 * - `keyVaultUri`: the address of a vault secret, or `name@https://kv.vault.azure.net`.
 * - `githubSecret`, `githubVariable`, `githubActor`, `githubContext`: `${{ … }}` of GitHub Actions.
 * - `devopsVariable`, `devopsPerson`: `$(X)`, `$[ … ]` and `${{ variables.X }}` of Azure Pipelines.
 * - `shellVariable`: `$X`, `${X}`.
 * - `template`: `{{ x }}`, `{% x %}`, `<<x>>`, and `${a.b}` of other tools.
 */
export type ReferenceKind =
  | 'amlExpression'
  | 'keyVaultReference'
  | 'connectionReference'
  | 'promptflowConnection'
  | 'keyVaultUri'
  | 'githubSecret'
  | 'githubVariable'
  | 'githubActor'
  | 'githubContext'
  | 'devopsVariable'
  | 'devopsPerson'
  | 'shellVariable'
  | 'template';

export interface ReferencePart {
  /** Half-open, UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly kind: ReferenceKind;
  /** What is referred to: `X` of `$(X)`, `inputs.x` of `${{inputs.x}}`, the secret's name of a vault address. */
  readonly name: string;
}

/**
 * The references in `value`, in text order, without overlaps; empty when the value is plain text. A part that covers
 * the whole value means that the value is nothing but a reference. Never throws; cost: linear.
 */
export function describeReference(value: string): readonly ReferencePart[] {
  const parts: ReferencePart[] = [];
  let at = 0;
  for (const start of value.matchAll(/\$|\{[{%]|<<|https:\/\//g)) {
    if (start.index < at) {
      continue;
    }
    const part = readPart(value, start.index, start[0]);
    if (part === 'skip two') {
      at = start.index + 2;
    } else if (part !== undefined) {
      const first = Math.max(part.start, at);
      parts.push({ ...part, start: first });
      at = part.end;
    }
  }
  return parts;
}

/** Longest reference considered. */
const windowLength = 1024;

function readPart(value: string, at: number, opening: string): ReferencePart | 'skip two' | undefined {
  const text = value.slice(at, at + windowLength);
  switch (opening) {
    case '$':
      return readDollar(value, text, at);
    case 'https://':
      return readVaultUri(value, text, at);
    case '<<':
      return part(at, 'template', /^<<\s{0,9}([A-Za-z_][\w.-]{0,99})\s{0,9}>>/.exec(text));
    case '{%':
      return part(at, 'template', /^\{%-?((?:[^%]|%(?!\})){0,500}?)-?%\}/.exec(text));
    default:
      return part(at, 'template', /^\{\{[-{]?((?:[^{}]|\}(?!\})){0,500}?)-?\}\}\}?/.exec(text));
  }
}

function part(start: number, kind: ReferenceKind, found: RegExpExecArray | null): ReferencePart | undefined {
  return found === null ? undefined : { start, end: start + found[0].length, kind, name: (found[1] ?? '').trim() };
}

function readDollar(value: string, text: string, at: number): ReferencePart | 'skip two' | undefined {
  // `$$` is how shells, make and docker write one dollar sign; a backslash quotes it or ends a Windows folder.
  if (text.startsWith('$$')) {
    return 'skip two';
  }
  if (value.charAt(at - 1) === '\\') {
    return undefined;
  }
  if (text.startsWith('${{')) {
    return readExpression(text, at);
  }
  if (text.startsWith('$(')) {
    return readMacro(text, at);
  }
  if (text.startsWith('$[')) {
    return text.startsWith('$[[') ? undefined : readRuntimeExpression(text, at);
  }
  if (text.startsWith('${')) {
    return readBraces(text, at);
  }
  return part(at, 'shellVariable', /^\$(?:env:)?((?!schema\b|ref\b)[A-Za-z_]\w{0,99})/.exec(text));
}

function readExpression(text: string, at: number): ReferencePart | undefined {
  const end = text.indexOf('}}', 3);
  if (end < 0) {
    return undefined;
  }
  const inner = text.slice(3, end).trim();
  return { start: at, end: at + end + 2, ...expressionMeaning(inner) };
}

function expressionMeaning(inner: string): { kind: ReferenceKind; name: string } {
  const vault = /^keyvault:(.*)$/i.exec(inner);
  if (vault !== null) {
    return { kind: 'keyVaultReference', name: vaultSecretName((vault[1] ?? '').trim()) };
  }
  const connection = /^azureml:\/\/connections\/(.*)$/i.exec(inner);
  if (connection !== null) {
    return { kind: 'connectionReference', name: connection[1] ?? '' };
  }
  const secret = member(inner, 'secrets');
  if (secret !== undefined) {
    return { kind: 'githubSecret', name: secret };
  }
  if (/\bgithub\.(?:actor|triggering_actor)\b|\bgithub\.event\.[\w.]{0,80}(?:login|email|author\.name)\b/.test(inner)) {
    return { kind: 'githubActor', name: inner };
  }
  if (/^(?:parent\.)?(?:inputs|outputs|jobs)\b|^search_space\b|^name$|^default_\w+$/.test(inner)) {
    return { kind: 'amlExpression', name: inner };
  }
  const variable = member(inner, 'vars') ?? member(inner, 'env');
  if (variable !== undefined) {
    return { kind: 'githubVariable', name: variable };
  }
  const pipelineVariable = member(inner, 'variables') ?? member(inner, 'parameters');
  if (pipelineVariable !== undefined) {
    return { kind: personVariable.test(pipelineVariable) ? 'devopsPerson' : 'devopsVariable', name: pipelineVariable };
  }
  return { kind: 'githubContext', name: inner };
}

// `secrets.X` and `secrets['X']`, also inside a call or a condition.
function member(inner: string, root: string): string | undefined {
  const found = new RegExp(
    `(?<![\\w.])${root}(?:\\.([\\w.-]{1,100})|\\[\\s{0,9}['"]([^'"]{1,100})['"]\\s{0,9}\\])`,
  ).exec(inner);
  return found === null ? undefined : (found[1] ?? found[2]);
}

// <https://learn.microsoft.com/azure/devops/pipelines/build/variables>
const personVariable =
  /^(?:build\.(?:requestedfor|requestedforemail|requestedforid|queuedby|queuedbyid|sourceversionauthor)|release\.(?:deployment\.)?requestedfor(?:email|id)?)$/i;

// One word in `$(…)` is a pipeline variable unless it is a command that needs no argument.
const bareCommands = /^(?:whoami|pwd|date|hostname|nproc|uuidgen|ls|tty|uname|arch|id|env|printenv|logname|mktemp)$/;

function readMacro(text: string, at: number): ReferencePart | undefined {
  const found = /^\$\(([A-Za-z_][\w.-]{0,120})\)/.exec(text);
  const name = found?.[1] ?? '';
  return bareCommands.test(name)
    ? undefined
    : part(at, personVariable.test(name) ? 'devopsPerson' : 'devopsVariable', found);
}

function readRuntimeExpression(text: string, at: number): ReferencePart | undefined {
  const found = /^\$\[([^\n]{0,400}?)\]\s*$|^\$\[((?:[^[\]]|\[[^[\]]{0,100}\]){0,400})\]/.exec(text);
  const inner = found?.[1] ?? found?.[2] ?? '';
  const name = member(inner, 'variables') ?? inner.trim();
  if (found === null || !/[A-Za-z]/.test(name)) {
    return undefined;
  }
  const kind = personVariable.test(name) ? 'devopsPerson' : 'devopsVariable';
  return { start: at, end: at + found[0].length, kind, name };
}

const connectionFields =
  /^(?!inputs?\.|outputs?\.|parent\.|data\.|run\.|flow\.)[A-Za-z_][\w-]*\.(?:api_(?:key|base|type|version)|key|token|secret|password|endpoint|username|connection_string|\w+_(?:key|token|secret|password))$/;

function readBraces(text: string, at: number): ReferencePart | undefined {
  const found = /^\$\{(?=[^{}]{0,430}\})([A-Za-z_][\w.:-]{0,120}?)(?:(?::?[-=?+]|[#%/^,])[^{}]{0,300})?\}/.exec(text);
  const name = found?.[1] ?? '';
  if (connectionFields.test(name)) {
    return part(at, 'promptflowConnection', found);
  }
  return part(at, /[.:]/.test(name) ? 'template' : 'shellVariable', found);
}

const vaultHost =
  /^https:\/\/[A-Za-z0-9-]{1,64}\.(?:vault\.azure\.(?:net|cn)|vault\.usgovcloudapi\.net)(?![A-Za-z0-9.-])/i;

function readVaultUri(value: string, text: string, at: number): ReferencePart | undefined {
  const host = vaultHost.exec(text)?.[0];
  if (host === undefined) {
    return undefined;
  }
  const path = /^\/secrets\/([A-Za-z0-9-]{1,127})(?:\/[A-Za-z0-9]{0,64})?/.exec(text.slice(host.length));
  if (path !== null) {
    return { start: at, end: at + host.length + path[0].length, kind: 'keyVaultUri', name: path[1] ?? '' };
  }
  const before = /([A-Za-z0-9-]{1,127})@$/.exec(value.slice(Math.max(0, at - 128), at));
  const end = at + host.length + (text.charAt(host.length) === '/' ? 1 : 0);
  return { start: at - (before?.[0].length ?? 0), end, kind: 'keyVaultUri', name: before?.[1] ?? '' };
}

function vaultSecretName(uri: string): string {
  return /\/secrets\/([A-Za-z0-9-]{1,127})/i.exec(uri)?.[1] ?? uri;
}
