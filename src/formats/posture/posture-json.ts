import { renderRemedy } from '../../posture/fixes/render.js';
import type { CheckResult } from '../../posture/checks/run.js';
import type { Comparison } from '../../posture/report/compare.js';
import type { PostureReport } from '../../posture/report/posture-report.js';
import { crosswalkOfCheck } from '../../posture/crosswalk/check-crosswalk.js';
import { answersJson } from './answers.js';
import { namesJson, type NamesFromHere } from './names-from-here.js';
import { evidenceOf } from './result-words.js';

/** The version of the JSON form; a change that breaks readers gets a new number. */
export const postureJsonVersion = 1;

/** The report as JSON, for programs. */
export function postureJson(report: PostureReport, comparison?: Comparison, names?: NamesFromHere): string {
  return `${JSON.stringify(
    {
      format: 'aml-guard-posture',
      version: postureJsonVersion,
      workspace: report.workspace,
      takenAt: report.takenAt,
      cloud: report.cloud,
      sample: report.sample,
      score: report.score ?? null,
      counts: report.counts,
      accepted: report.accepted,
      results: report.groups.flatMap(({ results }) => results.map(resultOf)),
      notRead: report.unread.map(({ path, reason }) => ({ path, ...reason })),
      faults: report.faults,
      exposure: report.exposure.assets,
      exposureGraph: report.exposure.graph,
      attackPaths: report.attackPaths,
      access: report.access,
      ...answersJson(report),
      ...(comparison === undefined ? {} : { comparedWith: comparisonOf(comparison) }),
      ...(names === undefined ? {} : { fromHere: namesJson(names) }),
    },
    undefined,
    2,
  )}\n`;
}

function comparisonOf({ before, changes }: Comparison): object {
  return {
    workspace: before.workspace,
    takenAt: before.takenAt,
    sample: before.sample,
    changes: changes.map(({ checkId, subjectId, is, before: old, after }) => ({
      is,
      check: checkId,
      resource: subjectId,
      before: old ?? null,
      after: after ?? null,
    })),
  };
}

function resultOf(result: CheckResult): object {
  const { check, subject, verdict, severity, remedy, exception } = result;
  const { controls, techniques } = crosswalkOfCheck(check);
  return {
    check: check.id,
    group: check.group,
    serves: check.serves,
    mcsb: controls,
    atlas: techniques,
    summary: check.summary,
    severity,
    verdict: verdict.is,
    evidence: evidenceOf(result),
    ...(verdict.is === 'unknown' ? { reason: verdict.reason.code } : {}),
    ...(verdict.is === 'unknown' && verdict.reason.permission !== undefined
      ? { permission: verdict.reason.permission }
      : {}),
    resource: subject,
    repair: check.repair,
    ...(exception === undefined
      ? {}
      : { accepted: { owner: exception.owner, reason: exception.reason, until: exception.until } }),
    ...(remedy === undefined
      ? {}
      : {
          fix: {
            text: remedy.text,
            cli: renderRemedy(remedy, 'cli') ?? null,
            bicep: renderRemedy(remedy, 'bicep') ?? null,
            terraform: renderRemedy(remedy, 'terraform') ?? null,
          },
        }),
  };
}
