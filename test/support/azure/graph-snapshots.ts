import { GraphIndex } from '../../../src/azure/fleet/graph-index.js';
import type { GraphAnswer } from '../../../src/azure/fleet/graph-reader.js';
import { GraphReadings } from '../../../src/azure/fleet/graph-readings.js';
import { fleetQueries } from '../../../src/azure/fleet/queries.js';
import { snapshotOf } from '../../../src/azure/fleet/read-fleet.js';
import { idKey } from '../../../src/posture/resource-id.js';
import type { Snapshot } from '../../../src/posture/snapshot/snapshot.js';
import { graphTables, withInheritance } from './graph-tables.js';
import { runQuery } from './kusto-query.js';
import { answersOf } from './made-directory.js';
import { madeAt } from './made-snapshot.js';

/** The workspace of a snapshot as Resource Graph shows it, without a network between. */
export function throughGraph(snapshot: Snapshot): Snapshot {
  const tables = graphTables(withInheritance(answersOf(snapshot).answers));
  const answers = Object.fromEntries(
    Object.entries(fleetQueries({})).map(([name, { text }]): [string, GraphAnswer] => [
      name,
      { is: 'rows', rows: runQuery(text, tables) },
    ]),
  );
  const index = new GraphIndex(answers);
  const shown = index.find(snapshot.workspace);
  if (shown === undefined || idKey(shown.id) !== idKey(snapshot.workspace)) {
    throw new Error('Resource Graph does not show the workspace');
  }
  return snapshotOf(shown.id, new GraphReadings(index, false), { takenAt: madeAt, cloud: snapshot.cloud });
}

/** The same snapshot with lists of assignments as Resource Manager gives them. */
export function throughManager(snapshot: Snapshot): Snapshot {
  const { answers } = answersOf(snapshot);
  const whole = withInheritance(answers);
  const readings = Object.fromEntries(
    Object.entries(snapshot.readings).map(([path, reading]) => [
      path,
      reading.is === 'read' && whole[path] !== answers[path] ? { ...reading, body: whole[path] } : reading,
    ]),
  );
  return { ...snapshot, readings };
}
