import { branchProtectionPath, branchRulesPath } from '../../pipelines/github-addresses.js';
import { Unread } from '../../snapshot/reading.js';
import type { Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';

/** What rulesets and classic protection together ask of changes of the default branch. */
export interface BranchRules {
  /** Reviews that a pull request needs; 0 without a pull request. */
  readonly reviews: number;
  readonly forbidsForcePush: boolean;
}

/**
 * What is asked on the default branch. Rulesets and classic protection add to each other: where one of them is unread,
 * the other is enough to pass but not to fail.
 *
 * Source: <https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/about-rulesets>.
 *
 * @param suffices whether what is known is enough
 * @throws Unread
 */
export function rulesOfDefaultBranch(
  repository: Resource,
  view: SnapshotView,
  suffices: (rules: BranchRules) => boolean,
): BranchRules {
  const branch = repository.text('default_branch');
  if (branch === undefined) {
    throw new Unread({ code: 'wrong-shape', message: 'The answer does not say which branch is the default' });
  }
  const named = { type: 'github/branches', name: branch };
  const rulesPath = branchRulesPath(repository.id, branch);
  const protectionPath = branchProtectionPath(repository.id, branch);
  const rulesets = view.reading(rulesPath);
  const classic = view.reading(protectionPath);
  const known: BranchRules[] = [];
  if (rulesets.is === 'read') {
    const rules = view.things(rulesPath, 'github/branch-rules', branch);
    const counts = rules
      .filter((rule) => rule.is('type', 'pull_request'))
      .map((rule) => rule.number('parameters.required_approving_review_count') ?? 0);
    known.push({
      reviews: Math.max(0, ...counts),
      forbidsForcePush: rules.some((rule) => rule.is('type', 'non_fast_forward')),
    });
  }
  if (classic.is === 'read') {
    const protection = view.thing(protectionPath, named);
    known.push({
      reviews: protection.number('required_pull_request_reviews.required_approving_review_count') ?? 0,
      forbidsForcePush: protection.flag('allow_force_pushes.enabled') !== true,
    });
  }
  const together: BranchRules = {
    reviews: Math.max(0, ...known.map(({ reviews }) => reviews)),
    forbidsForcePush: known.some(({ forbidsForcePush }) => forbidsForcePush),
  };
  if (!suffices(together)) {
    for (const reading of [rulesets, classic]) {
      if (reading.is === 'unreadable') {
        throw new Unread(reading.reason);
      }
    }
  }
  return together;
}
