// The program of threads, for a test: threads do not inherit the loader of TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('../../src/worker.ts');
