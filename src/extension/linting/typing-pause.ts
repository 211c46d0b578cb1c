/** A judgement this short fits into a frame of the screen, milliseconds. */
const unnoticedMs = 15;
/** Nobody waits longer for what they see. */
const longestPauseMs = 1000;

/**
 * How long to wait after a keystroke before the text is judged, milliseconds: not at all where that takes no time to
 * speak of, else as long as it takes, so that judging never takes more than half of what a processor can do.
 *
 * @param lastMs what the last judgement of the text took, `undefined` when there has been none
 */
export function typingPause(lastMs: number | undefined): number {
  return lastMs === undefined || lastMs < unnoticedMs ? 0 : Math.min(lastMs, longestPauseMs);
}
