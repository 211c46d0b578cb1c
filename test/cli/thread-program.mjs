// The command line as a thread of a test: threads do not inherit the loader of TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('../../src/cli/main.ts');
