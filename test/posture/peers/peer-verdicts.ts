import type { VerdictWord } from '../../../src/posture/checks/verdict.js';

/** What another tool says of some resources, and where we say otherwise. */
export interface PeerVerdicts {
  /** As `peers` of our checks name it. */
  readonly peer: string;
  /** What the other tool calls it. */
  readonly rule: string;
  /** Where the resources are; `*` stands for the name of the target. */
  readonly file: string;
  /** Lower-case resource type, where a file has several. */
  readonly type?: string;
  /** Names of resources, with spaces between them. */
  readonly fails: string;
  readonly passes: string;
  /** Our verdict where it is another one; a check that names the peer has to say why in `otherwise`. */
  readonly ours?: Readonly<Record<string, VerdictWord>>;
  /** Resources that the peer passes and we do not judge, and why. */
  readonly notJudged?: { readonly targets: string; readonly why: string };
  /** Fixtures that say nothing about an answer of Azure, and why. */
  readonly unfit?: { readonly targets: string; readonly why: string };
}

/** Peers whose verdicts are not compared, and why. */
export const withoutFixture: Readonly<Record<string, string>> = {
  ...because('none of its fixtures is among the recorded ones', [
    'checkov CKV_AZURE_3',
    'checkov CKV_AZURE_5',
    'checkov CKV_AZURE_34',
    'checkov CKV_AZURE_42',
    'checkov CKV_AZURE_84',
    'checkov CKV_AZURE_85',
    'checkov CKV_AZURE_86',
    'checkov CKV_AZURE_87',
    'checkov CKV_AZURE_98',
    'checkov CKV_AZURE_99',
    'checkov CKV_AZURE_115',
    'checkov CKV_AZURE_117',
    'checkov CKV_AZURE_132',
    'checkov CKV_AZURE_142',
    'checkov CKV_AZURE_144',
    'checkov CKV_AZURE_150',
    'checkov CKV_AZURE_167',
    'checkov CKV_AZURE_190',
    'checkov CKV_AZURE_227',
    'checkov CKV_AZURE_237',
    'checkov CKV_AZURE_244',
    'checkov CKV_AZURE_245',
    'checkov CKV2_AZURE_1',
    'checkov CKV2_AZURE_21',
    'checkov CKV2_AZURE_31',
    'checkov CKV2_AZURE_32',
    'checkov CKV2_AZURE_33',
    'checkov CKV2_AZURE_38',
    'checkov CKV2_AZURE_40',
    'checkov CKV2_AZURE_41',
    'checkov CKV2_AZURE_47',
    'checkov CKV2_AZURE_50',
    'PSRule AZR-000146',
  ]),
  ...because('PSRule tests it on what PowerShell makes of role assignments, not on what Azure answers', [
    'PSRule AZR-000203',
    'PSRule AZR-000204',
    'PSRule AZR-000208',
  ]),
  'PSRule AZR-000489': 'it looks at alerts, our check at assessments',
};

function because(why: string, peers: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(peers.map((peer) => [peer, why]));
}

/** The same verdict for several targets. */
export function each(targets: string, word: VerdictWord): Readonly<Record<string, VerdictWord>> {
  return Object.fromEntries(targets.split(' ').map((target) => [target, word]));
}
