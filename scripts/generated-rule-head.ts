import { crosswalkOfRule } from '../src/core/crosswalk/rule-crosswalk.js';
import type { Rule } from '../src/core/rules/define-rule.js';
import { crosswalkLine } from './generated-crosswalk.js';

/** The beginning of a rule's page: what the rule says of itself. */
export function pageHead(rule: Rule): string {
  const facts = [
    `severity **${rule.severity}**`,
    `confidence **${rule.confidence}**`,
    `heard by **${rule.strictness ?? 'regular'}**`,
    `fix **${rule.fixable === 'mixed' ? 'safe or unsafe' : rule.fixable === 'no' ? 'none' : rule.fixable}**`,
    `since ${rule.since}`,
  ];
  const crosswalk = crosswalkLine(crosswalkOfRule(rule.id));
  return [
    ...[`# ${rule.id}`, '', `${sentence(rule.summary)}.`, '', facts.join(' · ')],
    ...(crosswalk === undefined ? [] : ['', crosswalk]),
  ].join('\n');
}

/** A summary as the beginning of a sentence. */
export function sentence(summary: string): string {
  return summary.charAt(0).toUpperCase() + summary.slice(1);
}
