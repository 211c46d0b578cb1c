import assert from 'node:assert/strict';
import type { Span } from '../../src/core/documents/span.js';
import { applyEdits } from '../../src/core/documents/text-edit.js';
import type { Finding } from '../../src/core/findings/finding.js';
import { rules } from '../../src/core/rules/registry.js';
import type { PreparedCase } from './lint-case.js';

/** What a person may have typed last: an open quote, bracket or template, half a character, half a key. */
const tails = ['"', "'", '[', '{', '{{', '${{', '\ud800', '\t', '\n  environment_vari'];

/**
 * Cuts a case where somebody may be typing, and judges what is left with each broken tail: nothing throws, no rule
 * fails, all places are inside the text, and no message has a hole.
 */
export function checkBroken({ text, spans, judge }: PreparedCase): void {
  for (const cut of cutsOf(text, spans)) {
    for (const tail of tails) {
      const broken = text.slice(0, cut) + tail;
      const { findings, suppressed } = judge(broken);
      for (const finding of [...findings, ...suppressed.map((each) => each.finding)]) {
        checkWhole(finding, broken);
      }
    }
  }
}

function cutsOf(text: string, spans: readonly Span[]): readonly number[] {
  const cuts = new Set<number>();
  for (const { start, end } of spans) {
    const line = text.lastIndexOf('\n', start - 1) + 1;
    cuts
      .add(end)
      .add(Math.floor((start + end) / 2))
      .add(Math.floor((line + start) / 2));
  }
  for (let tenth = 1; tenth <= 10; tenth++) {
    cuts.add(Math.floor((text.length * tenth) / 10));
  }
  return [...cuts];
}

function checkWhole(finding: Finding, text: string): void {
  checkInside(finding.span, text);
  for (const place of finding.related) {
    if ('span' in place) {
      checkInside(place.span, text);
    }
  }
  for (const fix of finding.fixes) {
    for (const edit of fix.edits) {
      checkInside(edit.span, text);
    }
    applyEdits(text, fix.edits);
  }
  const template = rules.find((rule) => rule.id === finding.ruleId)?.messages[finding.messageId] ?? '';
  for (const [hole] of template.matchAll(/\{\w+\}/g)) {
    assert.ok(!finding.message.includes(hole), `${hole} is left in "${finding.message}"`);
  }
  assert.doesNotMatch(finding.message, /undefined/);
}

function checkInside({ start, end }: Span, text: string): void {
  assert.ok(start >= 0 && start <= end && end <= text.length, `${start}–${end} in ${text.length} code units`);
}
