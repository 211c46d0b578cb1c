/** Time as the readers of Resource Graph see it; tests let it run faster. */
export interface Clock {
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
  /** @throws DOMException named AbortError when `signal` is aborted meanwhile. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

export const realClock: Clock = {
  now: () => performance.now(),
  pause(ms, signal) {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        reject(new DOMException('The read was cancelled', 'AbortError'));
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve();
      }, ms);
      if (signal.aborted) {
        stop();
      } else {
        signal.addEventListener('abort', stop, { once: true });
      }
    });
  },
};
