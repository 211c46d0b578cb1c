// A thread that reads what may link files, as it should, and ends without an answer when it is asked to judge.
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', (request) => {
  if (request.is === 'judge') {
    process.exit(7);
  }
  if (request.is === 'read') {
    parentPort?.postMessage({ is: 'read', documents: [] });
  }
});
