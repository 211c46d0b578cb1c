import path from 'node:path';
import type { ArmClient } from '../azure/arm-client.js';
import type { Configuration } from '../core/config/configuration.js';
import { type Severity, severities } from '../core/findings/finding.js';
import type { FleetReport } from '../posture/fleet/fleet-report.js';
import type { FleetSnapshot } from '../posture/fleet/fleet-snapshot.js';
import type { Confirmed, FleetFailure, SettingsOf } from '../posture/fleet/judge-workspace.js';
import type { Host } from './host.js';
import type { AzureEngine } from './load-azure.js';
import type { PostureEngine as Engine } from './open-snapshot.js';
import { Projects } from './project.js';

/** A fleet with what is said about it. */
export interface JudgedFleet {
  readonly fleet: FleetSnapshot;
  readonly report: FleetReport;
  /** For each workspace of the report, in its order. */
  readonly failures: readonly (readonly FleetFailure[])[];
  /** How many checks have failed themselves. */
  readonly faults: number;
}

/** Judges fleets by the configuration of the working folder. */
export class FleetJudge {
  private constructor(
    private readonly engine: Engine,
    private readonly config: Configuration,
    private readonly host: Host,
  ) {}

  static async of(engine: Engine, host: Host): Promise<FleetJudge> {
    const projects = new Projects({ cwd: host.cwd, today: host.today });
    const { config } = await projects.of(path.join(host.cwd, 'file'), host.cwd);
    return new FleetJudge(engine, config, host);
  }

  judge(fleet: FleetSnapshot, confirmed?: Confirmed): JudgedFleet {
    const judged = [...this.engine.judgeFleet(fleet, this.engine.checks, this.settingsOf(fleet), confirmed)];
    return {
      fleet,
      report: this.engine.assembleFleetReport(fleet, this.engine.checks, judged),
      failures: judged.map(({ failures }) => failures),
      faults: judged.reduce((sum, { faults }) => sum + faults.length, 0),
    };
  }

  /** The same, with every failure from a severity on confirmed, or gone where it is none any more. */
  async confirm(
    azure: AzureEngine,
    client: ArmClient,
    judged: JudgedFleet,
    from: Severity,
    signal: AbortSignal,
  ): Promise<JudgedFleet> {
    const { engine, host } = this;
    const failures = judged.report.workspaces.flatMap(({ id, source }, index) =>
      source === 'resource-manager'
        ? []
        : (judged.failures[index] ?? [])
            .filter(({ severity }) => severities.indexOf(severity) >= severities.indexOf(from))
            .map(({ checkId, subject }) => ({ workspace: id, checkId, subject: subject.id })),
    );
    const { fleet, confirmations } = await azure.confirmFailures(
      client,
      judged.fleet,
      failures,
      {
        checks: engine.checks,
        settingsOf: this.settingsOf(judged.fleet),
        onProgress: (done, all) => host.progress?.(`${String(done)} of ${String(all)} failures asked again`),
      },
      signal,
    );
    host.progress?.('');
    const confirmed = new Map<string, Set<string>>();
    const counts = { confirmed: 0, 'no-longer-fails': 0, 'not-known': 0 };
    for (const { workspace, checkId, is } of confirmations) {
      counts[is]++;
      if (is === 'confirmed') {
        const key = workspace.toLowerCase();
        confirmed.set(key, (confirmed.get(key) ?? new Set()).add(checkId));
      }
    }
    host.error(
      `aml-guard: ${String(counts.confirmed)} failures confirmed, ${String(counts['no-longer-fails'])} fail no longer, ` +
        `${String(counts['not-known'])} could not be asked again\n`,
    );
    return this.judge(fleet, confirmed);
  }

  private settingsOf(fleet: FleetSnapshot): SettingsOf {
    const now = Date.parse(fleet.takenAt);
    const { posture, stages } = this.config;
    return (workspace) => this.engine.postureSettingsFor(workspace, posture, now, stages);
  }
}
