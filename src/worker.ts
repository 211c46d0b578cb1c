/**
 * The program of all threads, and the library of what a thread and the command line have in common
 * (`dist/worker.cjs`): judging files of a folder that Node can read.
 */
import { serveLinks } from './cli/link-thread.js';
import { serveScan } from './cli/scan-thread.js';
import { serveAsThread } from './cli/threads/thread.js';

if (!serveAsThread() && !serveLinks()) {
  serveScan();
}
