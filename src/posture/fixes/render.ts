import { parseResourceId } from '../resource-id.js';
import { versionsOf } from '../snapshot/api-versions.js';
import type { Change, Remedy, Setting } from './remedy.js';

/** The languages in which a fix can be copied. */
export const fixLanguages = { cli: 'Azure CLI', bicep: 'Bicep', terraform: 'Terraform (azapi)' } as const;

export type FixLanguage = keyof typeof fixLanguages;

/** The text of a remedy; `undefined` where there is nothing to write in that language. Ends with a line feed. */
export function renderRemedy(remedy: Remedy, language: FixLanguage): string | undefined {
  const head = comment(remedy.text, language);
  switch (language) {
    case 'cli': {
      const lines = remedy.cli ?? remedy.changes.map(cliOf);
      return lines.length === 0 ? undefined : `${head}\n${lines.join('\n')}\n`;
    }
    case 'bicep':
      return remedy.changes.length === 0 ? undefined : `${head}\n${remedy.changes.map(bicepOf).join('\n')}`;
    case 'terraform':
      return remedy.changes.length === 0 ? undefined : `${head}\n${remedy.changes.map(terraformOf).join('\n')}`;
  }
}

/** A word for a POSIX shell, quoted only where it has to be. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function comment(text: string, language: FixLanguage): string {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  return `${language === 'bicep' ? '//' : '#'} ${lines.join(' ')}`;
}

// `az rest` adds the cloud's own address of Resource Manager to a path that begins with a slash.
function cliOf(change: Change): string {
  const address = `${addressOf(change)}?api-version=${versionOf(change)}`;
  const method = change.is === 'update' ? 'patch' : 'put';
  return `az rest --method ${method} --url ${shellWord(address)} --body ${shellWord(JSON.stringify(change.body))}`;
}

function addressOf(change: Change): string {
  if (change.is === 'update') {
    return change.id;
  }
  const parent = parseResourceId(change.on)?.type ?? '';
  const type = change.type.toLowerCase();
  return type.startsWith(`${parent}/`)
    ? `${change.on}/${change.type.split('/').slice(parent.split('/').length).join('/')}/${change.name}`
    : `${change.on}/providers/${change.type}/${change.name}`;
}

function typeOf(change: Change): string {
  if (change.is === 'create') {
    return change.type;
  }
  const parts = change.id.split('/');
  const start = parts.map((part) => part.toLowerCase()).lastIndexOf('providers');
  const tail = parts.slice(start + 1);
  return [tail[0] ?? '', ...tail.slice(1).filter((_, index) => index % 2 === 0)].join('/');
}

function versionOf(change: Change): string {
  return versionsOf(typeOf(change))[0];
}

function bicepOf(change: Change): string {
  const name = change.is === 'update' ? (parseResourceId(change.id)?.names.join('/') ?? '') : change.name;
  const symbol = identifier(change.is === 'update' ? (parseResourceId(change.id)?.name ?? 'resource') : change.name);
  const scope =
    change.is === 'create'
      ? `  // ${isChild(change) ? 'parent' : 'scope'}: ${change.on}\n`
      : '  // to be merged into the declaration of this resource\n';
  const body = Object.entries(change.body).map(([key, value]) => `  ${bicepKey(key)}: ${bicepValue(value, 1)}\n`);
  return `resource ${symbol} '${typeOf(change)}@${versionOf(change)}' = {\n${scope}  name: ${bicepText(name)}\n${body.join('')}}\n`;
}

function isChild(change: Change & { readonly is: 'create' }): boolean {
  return change.type.toLowerCase().startsWith(`${parseResourceId(change.on)?.type ?? '?'}/`);
}

function bicepValue(value: Setting, depth: number): string {
  const indent = '  '.repeat(depth + 1);
  const close = '  '.repeat(depth);
  if (isList(value)) {
    return value.length === 0
      ? '[]'
      : `[\n${value.map((entry) => `${indent}${bicepValue(entry, depth + 1)}\n`).join('')}${close}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(
      ([key, entry]) => `${indent}${bicepKey(key)}: ${bicepValue(entry, depth + 1)}\n`,
    );
    return entries.length === 0 ? '{}' : `{\n${entries.join('')}${close}}`;
  }
  return typeof value === 'string' ? bicepText(value) : String(value);
}

function bicepText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('${', '\\${')}'`;
}

function bicepKey(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? key : bicepText(key);
}

function terraformOf(change: Change): string {
  const symbol = identifier(change.is === 'update' ? (parseResourceId(change.id)?.name ?? 'resource') : change.name);
  const type = `  type${' '.repeat(change.is === 'update' ? 8 : 6)}= ${terraformText(`${typeOf(change)}@${versionOf(change)}`)}\n`;
  const body = `  body${' '.repeat(change.is === 'update' ? 8 : 6)}= ${terraformValue(change.body, 1)}\n`;
  return change.is === 'update'
    ? `resource "azapi_update_resource" "${symbol}" {\n${type}  resource_id = ${terraformText(change.id)}\n${body}}\n`
    : `resource "azapi_resource" "${symbol}" {\n${type}  parent_id = ${terraformText(change.on)}\n` +
        `  name      = ${terraformText(change.name)}\n${body}}\n`;
}

function terraformValue(value: Setting, depth: number): string {
  const indent = '  '.repeat(depth + 1);
  const close = '  '.repeat(depth);
  if (isList(value)) {
    return value.length === 0
      ? '[]'
      : `[\n${value.map((entry) => `${indent}${terraformValue(entry, depth + 1)},\n`).join('')}${close}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(
      ([key, entry]) =>
        `${indent}${/^[A-Za-z_][\w-]*$/.test(key) ? key : terraformText(key)} = ${terraformValue(entry, depth + 1)}\n`,
    );
    return entries.length === 0 ? '{}' : `{\n${entries.join('')}${close}}`;
  }
  return typeof value === 'string' ? terraformText(value) : String(value);
}

function terraformText(text: string): string {
  return `"${text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('${', () => '$${')
    .replaceAll('%{', '%%{')}"`;
}

function isList(value: Setting): value is readonly Setting[] {
  return Array.isArray(value);
}

function identifier(name: string): string {
  const word = name.replaceAll(/\W+/g, '_');
  return /^[A-Za-z_]/.test(word) ? word : `r_${word}`;
}
