/** As much of node's `Worker` as is used here; a browser has none. */
export interface Thread<Request, Message> {
  postMessage(request: Request): void;
  on(event: 'message', listener: (message: Message) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
  terminate(): Promise<number>;
}

/**
 * Starts a program as a thread. This is the one place where the extension does.
 *
 * @param program the path of a bundle that looks at its `workerData`, see `src/worker.ts`
 * @throws where the extension runs in a browser, which has no such module
 */
export async function startThread<Request, Message>(
  program: string,
  workerData: object,
): Promise<Thread<Request, Message>> {
  const { Worker } = await import('node:worker_threads');
  return new Worker(program, { workerData });
}
