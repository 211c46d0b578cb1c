import type { PipelinePlace } from '../../posture/pipelines/places.js';
import type { Reading } from '../../posture/snapshot/reading.js';

/** What was read of the pipelines around a workspace. */
export interface PipelineReadings {
  readonly places: readonly PipelinePlace[];
  readonly readings: Readonly<Record<string, Reading>>;
}

/** Reads the pipelines that are connected, along with each workspace. */
export interface PipelineReader {
  /**
   * Never throws for what could not be read: reasons stand among the readings.
   *
   * @param interactive whether the person who asked for it may be asked to sign in
   * @throws DOMException named AbortError when `signal` is aborted
   */
  read(interactive: boolean, signal: AbortSignal): Promise<PipelineReadings>;
}

/** Nothing is connected. */
export const noPipelines: PipelineReader = { read: () => Promise.resolve({ places: [], readings: {} }) };
