import { verdictLetters, type FleetReport, type FleetWorkspace } from '../../posture/fleet/fleet-report.js';
import type { FleetChanges, RowChange } from '../../webview/fleet/model/fleet-changes.js';
import { workspaceKey } from '../../webview/fleet/model/messages.js';
import { verdictAt } from '../../webview/fleet/model/words.js';

/** For each check of the later report the place of the same check in the earlier one; -1 where it lacks it. */
type Places = readonly number[];

/** What became of each workspace between two readings, by the worst verdict of each check. */
export function changesBetween(before: FleetReport, after: FleetReport): FleetChanges {
  const known = new Map(before.checks.map(({ id }, index) => [id, index]));
  const places = after.checks.map(({ id }) => known.get(id) ?? -1);
  const old = new Map(before.workspaces.map((workspace) => [workspaceKey(workspace), workspace]));
  const rows: Record<string, RowChange> = {};
  for (const workspace of after.workspaces) {
    const key = workspaceKey(workspace);
    rows[key] = changeOf(old.get(key), workspace, places);
    old.delete(key);
  }
  return { before: before.takenAt, rows, gone: [...old.values()].map((workspace) => reordered(workspace, places)) };
}

/** A check that one of the two reports lacks changes nothing: it is another version's. */
function changeOf(before: FleetWorkspace | undefined, after: FleetWorkspace, places: Places): RowChange {
  if (before === undefined) {
    return { is: 'new', worse: 0, better: 0, unclear: 0 };
  }
  let worse = 0;
  let better = 0;
  let unclear = 0;
  for (const [check, place] of places.entries()) {
    const was = place < 0 ? undefined : verdictAt(before, place);
    const is = verdictAt(after, check);
    if (was === undefined || was === is) {
      continue;
    }
    if (was === 'unknown' || is === 'unknown') {
      unclear++;
    } else if (is === 'fail') {
      worse++;
    } else if (was === 'fail') {
      better++;
    }
  }
  const is = worse > 0 ? 'worse' : unclear > 0 ? 'unclear' : better > 0 ? 'better' : 'same';
  return { is, worse, better, unclear };
}

/** A workspace of the earlier report with its verdicts in the order of the later one. */
function reordered(workspace: FleetWorkspace, places: Places): FleetWorkspace {
  const verdicts = places.map((place) => verdictLetters[place < 0 ? 'unknown' : verdictAt(workspace, place)]).join('');
  const confirmed = workspace.confirmed.map((index) => places.indexOf(index)).filter((index) => index >= 0);
  return { ...workspace, verdicts, confirmed };
}
