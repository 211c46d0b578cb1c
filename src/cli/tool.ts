import manifest from '../../package.json' with { type: 'json' };
import type { Tool } from '../formats/lint-report.js';

/** This program, as reports name it. */
export const tool: Tool = { name: 'AML Guard', version: manifest.version };
