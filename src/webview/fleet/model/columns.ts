import type { FleetWorkspace } from '../../../posture/fleet/fleet-report.js';
import { workspaceChanges, type RowChange } from './fleet-changes.js';
import { texts, type FleetText } from './texts.js';
import type { ColumnId } from './view-state.js';
import { ownerText, scoreText, severitiesByWeight, sourceTexts, stageText, timeText, worstText } from './words.js';

/** A line of the table: a workspace, and what became of it where two fleets are compared. */
export interface Row {
  readonly workspace: FleetWorkspace;
  readonly change: RowChange | undefined;
}

/** A column of the table. */
export interface Column {
  readonly id: ColumnId;
  readonly title: FleetText;
  /** Pixels. */
  readonly width: number;
  readonly isNumber?: true;
  readonly text: (row: Row) => string;
  /** What rows are ordered by; `undefined` for what is not known, which stands last in both directions. */
  readonly key: (row: Row) => string | number | undefined;
}

const all: readonly Column[] = [
  {
    id: 'name',
    title: 'columnName',
    width: 220,
    text: ({ workspace }) => workspace.name,
    key: ({ workspace }) => workspace.name,
  },
  {
    id: 'subscription',
    title: 'columnSubscription',
    width: 170,
    text: ({ workspace }) => workspace.subscription.name,
    key: ({ workspace }) => workspace.subscription.name,
  },
  {
    id: 'resourceGroup',
    title: 'columnResourceGroup',
    width: 150,
    text: ({ workspace }) => workspace.resourceGroup,
    key: ({ workspace }) => workspace.resourceGroup,
  },
  {
    id: 'location',
    title: 'columnLocation',
    width: 110,
    text: ({ workspace }) => (workspace.location === '' ? texts.say('unknown') : workspace.location),
    key: ({ workspace }) => (workspace.location === '' ? undefined : workspace.location),
  },
  {
    id: 'stage',
    title: 'columnStage',
    width: 95,
    text: ({ workspace }) => stageText(workspace),
    key: ({ workspace }) => workspace.stage,
  },
  {
    id: 'owner',
    title: 'columnOwner',
    width: 130,
    text: ({ workspace }) => ownerText(workspace),
    key: ({ workspace }) => workspace.owner,
  },
  {
    id: 'score',
    title: 'columnScore',
    width: 90,
    isNumber: true,
    text: ({ workspace }) => scoreText(workspace),
    key: ({ workspace }) => workspace.score,
  },
  {
    id: 'failing',
    title: 'columnFailing',
    width: 75,
    isNumber: true,
    text: ({ workspace }) => String(workspace.counts.fail),
    key: ({ workspace }) => workspace.counts.fail,
  },
  {
    id: 'worst',
    title: 'columnWorst',
    width: 105,
    text: ({ workspace }) => worstText(workspace),
    key: ({ workspace }) => worstRank(workspace),
  },
  {
    id: 'unknown',
    title: 'columnUnknown',
    width: 85,
    isNumber: true,
    text: ({ workspace }) => String(workspace.counts.unknown),
    key: ({ workspace }) => workspace.counts.unknown,
  },
  {
    id: 'readAt',
    title: 'columnRead',
    width: 270,
    text: ({ workspace }) => texts.say('readFrom', timeText(workspace.readAt), sourceTexts[workspace.source]),
    key: ({ workspace }) => `${workspace.readAt} ${workspace.source}`,
  },
  {
    id: 'change',
    title: 'columnChange',
    width: 190,
    text: ({ change }) => (change === undefined ? texts.say('unknown') : changeText(change)),
    key: ({ change }) => (change === undefined ? undefined : workspaceChanges.indexOf(change.is)),
  },
];

/** The columns of the table; what changed stands behind the name while two fleets are compared. */
export function columnsFor(isComparing: boolean): readonly Column[] {
  const [name, ...others] = all.filter(({ id }) => id !== 'change');
  return [name, ...all.filter(({ id }) => isComparing && id === 'change'), ...others].filter(
    (column) => column !== undefined,
  );
}

/** `worse (2 worse, 1 better)`; the numbers are checks. */
export function changeText({ is, worse, better, unclear }: RowChange): string {
  const parts = [
    ...(worse > 0 ? [texts.say('checksWorse', worse)] : []),
    ...(better > 0 ? [texts.say('checksBetter', better)] : []),
    ...(unclear > 0 ? [texts.say('checksUnclear', unclear)] : []),
  ];
  const [first] = parts;
  if (first === undefined) {
    return texts.say(is);
  }
  return parts.length === 1 ? first : `${texts.say(is)}: ${parts.join(', ')}`;
}

/** 0 for the worst severity; what has no failure stands behind all that have. */
export function worstRank({ worst }: Pick<FleetWorkspace, 'worst'>): number {
  return worst === undefined ? severitiesByWeight.length : severitiesByWeight.indexOf(worst);
}
