import { principalCommand, type PrincipalRole, type PrincipalRoles } from '../../posture/access/principal-roles.js';
import { parseResourceId } from '../../posture/resource-id.js';
import type { AccessFormat } from './format-access.js';
import { inlineMarkdown, markdownTable } from './markdown-text.js';
import { plainText } from './plain-text.js';

/** The version of the JSON form; a change that breaks readers gets a new number. */
export const principalJsonVersion = 1;

/** Writes all roles of one principal, the broadest first, and which subscriptions could not be read. */
export function formatPrincipal(found: PrincipalRoles, format: AccessFormat): string {
  switch (format) {
    case 'pretty':
      return pretty(found);
    case 'markdown':
      return markdown(found);
    case 'json': {
      const command = principalCommand(found.principal);
      const head = { format: 'aml-guard-principal', version: principalJsonVersion };
      return `${JSON.stringify({ ...head, ...found, command }, undefined, 2)}\n`;
    }
  }
}

function markdown(found: PrincipalRoles): string {
  const rows = found.roles.map((role) => [
    inlineMarkdown(breadthWords(role)),
    inlineMarkdown(role.role),
    inlineMarkdown(scopeWords(role)),
    inlineMarkdown(moreWords(role)),
  ]);
  const parts = [
    `# Roles of ${inlineMarkdown(found.principal)}`,
    `${summary(found)}. Read ${found.takenAt}.`,
    ...(rows.length === 0 ? [] : [markdownTable(['reach', 'role', 'where', ''], rows)]),
    ...(found.unread.length === 0
      ? []
      : [
          unreadWords(found)
            .map((line) => `- ${inlineMarkdown(line)}`)
            .join('\n'),
        ]),
    'The Azure CLI tells it for one subscription:',
    `\`\`\`sh\n${principalCommand(found.principal)}\n\`\`\``,
  ];
  return `${parts.join('\n\n')}\n`;
}

function pretty(found: PrincipalRoles): string {
  const lines = [
    `${found.principal}  ${summary(found)}`,
    ...(found.roles.length === 0 ? [] : ['']),
    ...found.roles.flatMap((role) => {
      const more = moreWords(role);
      return [
        `  ${breadthWords(role).padEnd(16)}  ${role.role}: ${scopeWords(role)}`,
        ...(more === '' ? [] : [`${' '.repeat(20)}${more}`]),
      ];
    }),
    ...(found.unread.length === 0 ? [] : ['', ...unreadWords(found)]),
    '',
    principalCommand(found.principal),
  ];
  return `${lines.map(plainText).join('\n')}\n`;
}

function summary({ roles, subscriptions, unread }: PrincipalRoles): string {
  const wide = roles.filter(isWide).length;
  const read = `${String(subscriptions - unread.length)} of ${String(subscriptions)} subscriptions read`;
  const known = `${String(roles.length)} ${roles.length === 1 ? 'role' : 'roles'}`;
  return `${known}, ${String(wide)} on a whole subscription or more; ${read}`;
}

function isWide({ level }: PrincipalRole): boolean {
  return level === 'management group' || level === 'subscription';
}

/** The breadth, in capitals where it is that of a subscription or more. */
function breadthWords(role: PrincipalRole): string {
  return isWide(role) ? role.level.toUpperCase() : role.level;
}

function scopeWords({ level, scope, subscription }: PrincipalRole): string {
  const id = parseResourceId(scope);
  switch (level) {
    case 'management group':
      return scope === '/' ? 'the whole tenant' : (scope.split('/').at(-1) ?? scope);
    case 'subscription':
      return subscription;
    case 'resource group':
      return `${id?.resourceGroup ?? scope} (${subscription})`;
    case 'resource':
      return `${id?.names.join('/') ?? scope} in ${id?.resourceGroup ?? ''} (${subscription})`;
  }
}

function moreWords({ privileged, through, conditional }: PrincipalRole): string {
  return [
    ...(privileged === true ? ['may change everything there or give roles'] : []),
    ...(privileged === 'unknown' ? ['what it allows is not known'] : []),
    ...(through === undefined ? [] : [`through the group ${through}`]),
    ...(conditional ? ['under a condition'] : []),
  ].join('; ');
}

function unreadWords({ unread }: PrincipalRoles): readonly string[] {
  return unread.map(({ name, reason }) => `There may be more in ${name}: ${reason.message}`);
}
