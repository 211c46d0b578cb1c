import type { Check } from '../../posture/checks/define-check.js';
import { crosswalkOfCheck } from '../../posture/crosswalk/check-crosswalk.js';

/** What a check serves and counters in catalogues of others, as a sentence for people; empty where it does neither. */
export function servesSentence(check: Check): readonly string[] {
  const { controls, techniques } = crosswalkOfCheck(check);
  const parts = [
    ...(controls.length === 0 ? [] : [`serves ${controls.join(', ')} of the Microsoft cloud security benchmark`]),
    ...(techniques.length === 0 ? [] : [`counters ${techniques.join(', ')} of MITRE ATLAS`]),
  ];
  return parts.length === 0 ? [] : [`It ${parts.join(' and ')}.`];
}
