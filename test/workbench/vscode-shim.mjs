#!/usr/bin/env node
/*
 * Passes for a VS Code executable: `runTests` of @vscode/test-electron starts it with VS Code's own flags, it runs
 * the suite in a VS Code served to a headless Chromium. Plain JavaScript, because it is started as a program.
 */
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./shim-main.ts');
process.exit(await main(process.argv.slice(2)));
