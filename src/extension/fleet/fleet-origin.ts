import * as vscode from 'vscode';
import type { FleetScope } from '../../posture/fleet/fleet-snapshot.js';
import { asRecord, isListOf, isText } from '../../webview/fleet/model/values.js';
import { counted } from '../infrastructure/counted.js';

/** Where the workspaces of a view come from. The page keeps it, so that VS Code can open the view again. */
export type FleetOrigin =
  | { readonly is: 'azure'; readonly scope: FleetScope }
  /** The address of a fleet file. */
  | { readonly is: 'file'; readonly file: string }
  | { readonly is: 'sample' };

/** Reads what a page has kept; `undefined` for what this version does not know. */
export function readOrigin(value: unknown): FleetOrigin | undefined {
  const origin = asRecord(value);
  switch (origin?.['is']) {
    case 'azure': {
      const scope = readScope(origin['scope']);
      return scope === undefined ? undefined : { is: 'azure', scope };
    }
    case 'file':
      return isText(origin['file']) ? { is: 'file', file: origin['file'] } : undefined;
    case 'sample':
      return { is: 'sample' };
    default:
      return undefined;
  }
}

/** What a page is given to keep: JSON has no `undefined`, with which a tag of any value would be lost. */
export function keptOrigin(origin: FleetOrigin): unknown {
  if (origin.is !== 'azure' || origin.scope.tags === undefined) {
    return origin;
  }
  const tags = Object.entries(origin.scope.tags).map(([name, value]) => ({ name, value: value ?? null }));
  return { ...origin, scope: { ...origin.scope, tags } };
}

/** Never a wider scope than what was kept: what is not understood makes the whole unreadable. */
function readScope(value: unknown): FleetScope | undefined {
  const scope = asRecord(value);
  const { managementGroups, subscriptions } = scope ?? {};
  const tags = scope?.['tags'] === undefined ? [] : scope['tags'];
  if (scope === undefined || !isTextList(managementGroups) || !isTextList(subscriptions) || !isListOf(tags, isTag)) {
    return undefined;
  }
  return {
    ...(managementGroups === undefined ? {} : { managementGroups }),
    ...(subscriptions === undefined ? {} : { subscriptions }),
    ...(tags.length === 0
      ? {}
      : { tags: Object.fromEntries(tags.map(({ name, value }) => [name, value ?? undefined])) }),
  };
}

function isTextList(value: unknown): value is readonly string[] | undefined {
  return value === undefined || isListOf(value, isText);
}

function isTag(value: unknown): value is { readonly name: string; readonly value: string | null } {
  const tag = asRecord(value);
  return isText(tag?.['name']) && (tag['value'] === null || isText(tag['value']));
}

/** What the tab and the head of the page call it. */
export function titleOf(origin: FleetOrigin): string {
  switch (origin.is) {
    case 'sample':
      return vscode.l10n.t('Sample Fleet');
    case 'file':
      return decodeURIComponent(origin.file.split('/').at(-1) ?? origin.file);
    case 'azure':
      return scopeTitle(origin.scope);
  }
}

function scopeTitle({ managementGroups = [], subscriptions = [], tags = {} }: FleetScope): string {
  const { length } = subscriptions;
  const parts = [
    ...managementGroups.map((group) => vscode.l10n.t('management group {0}', group)),
    ...(length === 0
      ? []
      : [counted(length, vscode.l10n.t('{0} subscription', length), vscode.l10n.t('{0} subscriptions', length))]),
    ...Object.entries(tags).map(([name, value]) =>
      vscode.l10n.t('tag {0}', value === undefined ? name : `${name}=${value}`),
    ),
  ];
  return parts.length === 0
    ? vscode.l10n.t('Fleet: all that I can see')
    : vscode.l10n.t('Fleet: {0}', parts.join(', '));
}
