import tseslint from 'typescript-eslint';
import { untranslatedTexts } from './scripts/untranslated-texts.js';

const engineOnly = { group: ['vscode', 'node:*'], message: 'The engine is pure: no editor, no Node.' };
const never = (...folders) => ({
  group: folders.flatMap((folder) => [`**/${folder}/*`, `**/${folder}/**`]),
  message: 'extension, cli -> formats, azure -> posture -> core; never back.',
});

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '.vscode-test/', 'test/sample/', 'test/fixtures/'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/webview/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // tsconfig's noPropertyAccessFromIndexSignature asks for brackets.
      '@typescript-eslint/dot-notation': 'off',
      // A `?.` in front of an index is `noUncheckedIndexedAccess` at work.
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      'max-len': [
        'error',
        { code: 120, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true },
      ],
      'func-style': ['error', 'declaration', { allowArrowFunctions: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [engineOnly, never('posture', 'azure', 'formats', 'cli', 'extension')] },
      ],
    },
  },
  {
    // What reads and judges a text does not know who edits it.
    files: ['src/core/!(language)/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [engineOnly, never('posture', 'azure', 'formats', 'cli', 'extension', 'language')] },
      ],
    },
  },
  {
    // Help with editing rests on facts, never on what rules make of them.
    files: ['src/core/language/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [engineOnly, never('posture', 'azure', 'formats', 'cli', 'extension', 'rules')] },
      ],
    },
  },
  {
    files: ['src/posture/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [engineOnly, never('azure', 'pipeline-readers', 'formats', 'cli', 'extension')] },
      ],
    },
  },
  {
    files: ['src/azure/**/*.ts', 'src/pipeline-readers/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['vscode'], message: 'The token source is handed in; the command line reads too.' },
            never('formats', 'cli', 'extension'),
          ],
        },
      ],
    },
  },
  {
    files: ['src/formats/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['vscode'], message: 'Formats run in the command line too.' },
            never('azure', 'cli', 'extension'),
          ],
        },
      ],
    },
  },
  {
    files: ['src/cli/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['vscode'], message: 'There is no editor in a terminal.' }, never('extension')] },
      ],
    },
  },
  {
    files: ['src/language-server/**/*.ts', 'src/language-server.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['vscode'], message: 'Editors of all kinds are served.' }, never('extension')] },
      ],
    },
  },
  {
    files: ['src/extension/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['node:*'], message: 'The extension runs in the browser too.' }, never('cli', 'page')] },
      ],
      'no-restricted-syntax': ['error', ...untranslatedTexts],
    },
  },
  {
    // A model is answered in English, as over the Model Context Protocol.
    files: ['src/extension/tools/*-tool.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // The script of a page: of the rest it knows pure parts of `posture`, mostly types.
    files: ['src/webview/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['vscode', 'node:*'], message: 'A page has neither the editor nor Node.' },
            never('azure', 'formats', 'cli', 'extension', 'language-server'),
          ],
        },
      ],
    },
  },
  {
    files: ['src/webview/*/model/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['vscode', 'node:*'], message: 'A page has neither the editor nor Node.' },
            never('azure', 'formats', 'cli', 'extension', 'language-server', 'page'),
          ],
        },
      ],
    },
  },
  {
    // Made-up data, of which what Azure says is English.
    files: ['src/extension/fleet/sample-fleet.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['src/extension/infrastructure/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [never('linting', 'language', 'posture', 'fleet')] }],
    },
  },
  {
    files: ['scripts/**/*.ts', 'test/**/*.ts'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['it', 'describe', 'test', 'suite'], package: 'node:test' },
          ],
        },
      ],
    },
  },
);
