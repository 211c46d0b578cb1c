import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatPlan, planFormats } from '../../../src/formats/plan/format-plan.js';
import { planFormats as planFormatsOfOptions } from '../../../src/cli/options.js';
import { defaultPostureSettings } from '../../../src/posture/checks/posture-settings.js';
import { checks } from '../../../src/posture/checks/registry.js';
import { progressOf, rememberSteps } from '../../../src/posture/plan/progress.js';
import { planRepairs, type RepairPlan } from '../../../src/posture/plan/repair-plan.js';
import { makeReport } from '../../../src/posture/report/posture-report.js';
import type { Snapshot } from '../../../src/posture/snapshot/snapshot.js';
import { madeAt, madeSnapshot } from '../../support/azure/made-snapshot.js';
import { sampleSnapshot } from '../../support/azure/sample-snapshot.js';

const settings = defaultPostureSettings(Date.parse(madeAt));
const planFor = (snapshot: Snapshot): RepairPlan =>
  planRepairs(snapshot, makeReport(snapshot, checks, settings), settings);

const keyed = madeSnapshot({
  storage: { properties: { allowSharedKeyAccess: true } },
  workspace: { properties: { systemDatastoresAuthMode: 'accessKey' } },
});
const plan = planFor(keyed);
const mended = madeSnapshot({ storage: { properties: { allowSharedKeyAccess: true } } });
const earlier = { takenAt: plan.takenAt, steps: rememberSteps(plan) };
const progress = progressOf(earlier, makeReport(mended, checks, settings), planFor(mended));

describe('forms of a plan', () => {
  it('are those that the command line offers', () => {
    assert.deepEqual(planFormatsOfOptions, planFormats);
  });

  for (const format of planFormats) {
    it(`${format}: has every step in the order of the plan, says that nothing is run, and that a sample is one`, () => {
      const sample = planFor(sampleSnapshot());
      const text = formatPlan(sample, format);
      assert.ok(text.endsWith('\n'));
      assert.equal(formatPlan(planFor(sampleSnapshot()), format), text);
      if (format !== 'json') {
        assert.match(text, /Nothing of this is run by AML Guard/);
        assert.match(text, /This is a sample/);
        let from = 0;
        sample.steps.forEach(({ result }, index) => {
          const found = text.indexOf(`${String(index + 1)}. `, from);
          assert.ok(found >= from, `${String(index + 1)} ${result.check.id}`);
          from = found;
        });
      } else {
        const { steps } = JSON.parse(text) as { readonly steps: readonly { readonly key: string }[] };
        assert.deepEqual(
          steps.map(({ key }) => key),
          sample.steps.map(({ key }) => key),
        );
      }
    });
  }

  it('say what comes before what, what is so, and what has to be asked', () => {
    const text = formatPlan(plan, 'pretty');
    assert.match(text, /^mlw-churn-prod {2}2 steps$/m);
    assert.match(
      text,
      /2\. Storage account that accepts its account keys: stchurnprod\n {5}high, a switch, once what it needs is so [^]*\n {5}after 1\n {5}needs: The datastores of the workspace sign in with identities \(not so yet\)\n {5}needs: No datastore holds a key or a shared link \(so\)[^]*\(to be asked\)/,
    );
    const markdown = formatPlan(plan, 'markdown');
    assert.match(markdown, /## What can be done now\n\n### 1\. [^]*## After that \(2\)\n\n### 2\. /);
    assert.match(
      markdown,
      /- \[ \] The datastores of the workspace sign in with identities \(not so yet\)\n- \[x\] No /,
    );
    assert.match(markdown, /Azure CLI:\n\n```sh\n# [^\n]+\naz /);
    assert.match(
      formatPlan(plan, 'cli'),
      /# 2\. Storage[^]*# After 1\n# Needs: [^]*\naz [^\n]*--allow-shared-key-access false/,
    );
    assert.match(formatPlan(plan, 'bicep'), /\/\/ 2\. Storage[^]*allowSharedKeyAccess: false/);
    assert.match(formatPlan(plan, 'terraform'), /# 2\. Storage[^]*allowSharedKeyAccess = false/);
  });

  it('tick off what a later reading shows as done', () => {
    const later = planFor(mended);
    assert.match(
      formatPlan(later, 'markdown', progress),
      /## Since 2026-11-23T09:00:00Z\n\n1 of 2 done\.\n\n- \[x\] Workspace [^\n]*: mlw-churn-prod\n- \[ \] Storage account [^\n]*: stchurnprod\n/,
    );
    assert.match(
      formatPlan(later, 'pretty', progress),
      /Since 2026-11-23T09:00:00Z: 1 of 2 done\n {2}Done {7}Workspace/,
    );
    const { progress: told } = JSON.parse(formatPlan(later, 'json', progress)) as {
      readonly progress: { readonly steps: readonly { readonly state: string }[] };
    };
    assert.deepEqual(
      told.steps.map(({ state }) => state),
      ['done', 'open'],
    );
  });

  it('hold names as text, whatever is in them', () => {
    const [step] = plan.steps;
    assert.ok(step !== undefined);
    const name = '<script>|`x`\u001b[31m\n# not a comment';
    const hostile = {
      ...plan,
      steps: [{ ...step, result: { ...step.result, subject: { ...step.result.subject, name } } }],
    };
    assert.doesNotMatch(formatPlan(hostile, 'markdown'), /<script>/);
    assert.doesNotMatch(formatPlan(hostile, 'pretty'), /\u001b/);
    for (const language of ['cli', 'bicep', 'terraform'] as const) {
      assert.doesNotMatch(formatPlan(hostile, language), /\n# not a comment|\u001b/, language);
    }
  });
});
