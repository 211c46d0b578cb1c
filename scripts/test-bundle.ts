/** CommonJS libraries in a bundle of tests ask for node's own modules by `require`. */
export const requireOfNode = [
  "import { createRequire as createRequireOfBundle } from 'node:module';",
  'const require = createRequireOfBundle(import.meta.url);',
].join('\n');
