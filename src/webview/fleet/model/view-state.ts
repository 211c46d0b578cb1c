import type { Severity } from '../../../core/findings/finding.js';
import { verdictWords, type VerdictWord } from '../../../posture/checks/verdict.js';
import { asRecord, isOneOf, isText } from './values.js';
import { workspaceChanges, type WorkspaceChange } from './fleet-changes.js';
import { severitiesByWeight } from './words.js';

export const columnIds = [
  'name',
  'subscription',
  'resourceGroup',
  'location',
  'stage',
  'owner',
  'score',
  'failing',
  'worst',
  'unknown',
  'readAt',
  'change',
] as const;

export type ColumnId = (typeof columnIds)[number];

export const viewKinds = ['table', 'map'] as const;
export const stageFilters = ['', 'production', 'other', 'unknown'] as const;
export const worstFilters: readonly ('' | Severity | 'none')[] = ['', ...severitiesByWeight, 'none'];
export const groupings = ['', 'subscription', 'stage', 'owner'] as const;
export const checkOrders = ['group', 'failing'] as const;

export type ViewKind = (typeof viewKinds)[number];
export type Grouping = (typeof groupings)[number];

/** What a person has set in the page; kept while it is hidden and when VS Code is closed. An empty text means "all". */
export interface ViewState {
  readonly view: ViewKind;
  readonly sort: { readonly column: ColumnId; readonly descending: boolean };
  /** Has to stand in the name, subscription, resource group, location or owner. */
  readonly text: string;
  readonly stage: (typeof stageFilters)[number];
  /** This severity or a worse one; `none` for workspaces without a failure. */
  readonly worst: '' | Severity | 'none';
  /** The id of a check, for `verdict`. */
  readonly check: string;
  readonly verdict: VerdictWord;
  readonly change: '' | WorkspaceChange;
  readonly group: Grouping;
  /** Titles of groups whose rows are folded away. */
  readonly collapsed: readonly string[];
  /** The order of the heat map's columns. */
  readonly checkOrder: (typeof checkOrders)[number];
  /** The id of the workspace that the keyboard is on. */
  readonly selected: string;
}

export const firstState: ViewState = {
  view: 'table',
  sort: { column: 'score', descending: false },
  text: '',
  stage: '',
  worst: '',
  check: '',
  verdict: 'fail',
  change: '',
  group: '',
  collapsed: [],
  checkOrder: 'group',
  selected: '',
};

/** Reads what an earlier version may have kept: what is missing or not understood is as in the beginning. */
export function readViewState(value: unknown): ViewState {
  const kept = asRecord(value) ?? {};
  const sort = asRecord(kept['sort']) ?? {};
  const column = columnIds.find((id) => id === sort['column']);
  const collapsed = kept['collapsed'];
  return {
    view: choice(viewKinds, kept['view'], firstState.view),
    sort: column === undefined ? firstState.sort : { column, descending: sort['descending'] === true },
    text: textOr(kept['text']),
    stage: choice(stageFilters, kept['stage'], ''),
    worst: choice(worstFilters, kept['worst'], ''),
    check: textOr(kept['check']),
    verdict: choice(verdictWords, kept['verdict'], firstState.verdict),
    change: choice(['', ...workspaceChanges] as const, kept['change'], ''),
    group: choice(groupings, kept['group'], ''),
    collapsed: Array.isArray(collapsed) ? collapsed.filter(isText) : [],
    checkOrder: choice(checkOrders, kept['checkOrder'], firstState.checkOrder),
    selected: textOr(kept['selected']),
  };
}

function choice<T extends string>(known: readonly T[], value: unknown, otherwise: T): T {
  return isOneOf(known, value) ? value : otherwise;
}

function textOr(value: unknown): string {
  return isText(value) ? value : '';
}
