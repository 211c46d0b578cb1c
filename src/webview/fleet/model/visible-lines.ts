import type { FleetCheck, FleetReport } from '../../../posture/fleet/fleet-report.js';
import { columnsFor, worstRank, type Column, type Row } from './columns.js';
import type { FleetChanges } from './fleet-changes.js';
import { workspaceKey } from './messages.js';
import { texts } from './texts.js';
import type { Grouping, ViewState } from './view-state.js';
import { ownerText, severitiesByWeight, stageText, verdictAt } from './words.js';

/** What stands in one line of the grid. */
export type Line =
  | { readonly is: 'workspace'; readonly row: Row }
  | {
      readonly is: 'group';
      readonly title: string;
      readonly count: number;
      /** Failing checks of all its workspaces. */
      readonly failing: number;
      readonly isCollapsed: boolean;
    };

/** The lines in their order, and how many workspaces the filters let through. */
export interface VisibleLines {
  readonly lines: readonly Line[];
  /** Also those in groups that are folded. */
  readonly rows: readonly Row[];
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The rows of a report; workspaces that are gone stand behind those that are there. */
export function rowsOf(report: FleetReport, changes: FleetChanges | undefined): readonly Row[] {
  const rows = report.workspaces.map((workspace) => ({ workspace, change: changes?.rows[workspaceKey(workspace)] }));
  const gone = changes?.gone.map((workspace) => ({
    workspace,
    change: { is: 'gone', worse: 0, better: 0, unclear: 0 } as const,
  }));
  return gone === undefined ? rows : [...rows, ...gone];
}

/** Filters, sorts and groups. Equal rows stay in their order, so that the same state gives the same lines. */
export function visibleLines(rows: readonly Row[], checks: readonly FleetCheck[], state: ViewState): VisibleLines {
  const shown = sortRows(filterRows(rows, checks, state), state.sort);
  return { rows: shown, lines: groupRows(shown, state) };
}

/** The rows that all filters let through. */
export function filterRows(rows: readonly Row[], checks: readonly FleetCheck[], state: ViewState): readonly Row[] {
  const words = state.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const check = checks.findIndex(({ id }) => id === state.check);
  return rows.filter(
    (row) =>
      hasWords(row, words) &&
      (state.stage === '' || stageText(row.workspace) === state.stage) &&
      hasWorst(row, state.worst) &&
      (check < 0 || verdictAt(row.workspace, check) === state.verdict) &&
      (state.change === '' || row.change === undefined || row.change.is === state.change),
  );
}

function hasWords({ workspace }: Row, words: readonly string[]): boolean {
  if (words.length === 0) {
    return true;
  }
  const { name, subscription, resourceGroup, location } = workspace;
  const text = [name, subscription.name, subscription.id, resourceGroup, location, ownerText(workspace)]
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

function hasWorst({ workspace }: Row, wanted: ViewState['worst']): boolean {
  switch (wanted) {
    case '':
      return true;
    case 'none':
      return workspace.worst === undefined;
    default:
      return worstRank(workspace) <= severitiesByWeight.indexOf(wanted);
  }
}

/** What is not known stands last, whatever the direction. */
export function sortRows(rows: readonly Row[], { column, descending }: ViewState['sort']): readonly Row[] {
  const found = columnsFor(true).find(({ id }) => id === column);
  if (found === undefined) {
    return rows;
  }
  const direction = descending ? -1 : 1;
  return rows
    .map((row) => ({ row, key: found.key(row) }))
    .sort((a, b) => {
      if (a.key === undefined || b.key === undefined) {
        return Number(a.key === undefined) - Number(b.key === undefined) || byName(a.row, b.row);
      }
      return direction * compareKeys(a.key, b.key) || byName(a.row, b.row);
    })
    .map(({ row }) => row);
}

function compareKeys(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

function byName(a: Row, b: Row): number {
  return collator.compare(a.workspace.name, b.workspace.name);
}

function groupRows(rows: readonly Row[], { group, collapsed }: ViewState): readonly Line[] {
  if (group === '') {
    return rows.map((row) => ({ is: 'workspace', row }));
  }
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const title = groupTitle(row, group);
    const members = groups.get(title);
    if (members === undefined) {
      groups.set(title, [row]);
    } else {
      members.push(row);
    }
  }
  return [...groups]
    .sort(([a], [b]) => collator.compare(a, b))
    .flatMap(([title, members]): readonly Line[] => {
      const isCollapsed = collapsed.includes(title);
      const failing = members.reduce((sum, { workspace }) => sum + workspace.counts.fail, 0);
      return [
        { is: 'group', title, count: members.length, failing, isCollapsed },
        ...(isCollapsed ? [] : members.map((row) => ({ is: 'workspace', row }) as const)),
      ];
    });
}

/** The name of the group that a row belongs to. */
export function groupTitle({ workspace }: Row, group: Exclude<Grouping, ''>): string {
  switch (group) {
    case 'subscription':
      return workspace.subscription.name;
    case 'stage':
      return texts.say('stageGroup', stageText(workspace));
    case 'owner':
      return texts.say('ownerGroup', ownerText(workspace));
  }
}

/** The line of a workspace; -1 where the filters or a folded group hide it. */
export function lineOf(lines: readonly Line[], id: string): number {
  const key = id.toLowerCase();
  return id === ''
    ? -1
    : lines.findIndex((line) => line.is === 'workspace' && workspaceKey(line.row.workspace) === key);
}

/** The next state when a column's head is chosen: another column begins with what asks for attention. */
export function sortBy(sort: ViewState['sort'], column: Column['id']): ViewState['sort'] {
  return sort.column === column
    ? { column, descending: !sort.descending }
    : { column, descending: column === 'failing' || column === 'unknown' || column === 'readAt' };
}

/** Indexes of the heat map's columns in `checks`: as the checks are grouped, or what fails most often first. */
export function checkOrder(
  checks: readonly FleetCheck[],
  rows: readonly Row[],
  order: ViewState['checkOrder'],
): readonly number[] {
  const indexes = checks.map((_, index) => index);
  if (order === 'group') {
    return indexes;
  }
  const failing = indexes.map((index) => rows.filter(({ workspace }) => workspace.verdicts[index] === 'F').length);
  return indexes.sort((a, b) => (failing[b] ?? 0) - (failing[a] ?? 0) || a - b);
}
