import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSuite } from './run-suite.js';

const timeoutMs = Number(process.env['AML_GUARD_TEST_TIMEOUT_MS'] ?? 420_000);

/** Runs what VS Code's flags ask for; resolves with the exit code. Flags that make no difference here are ignored. */
export async function main(flags: readonly string[]): Promise<number> {
  const folder = flags.find((flag) => !flag.startsWith('-'));
  const [tests] = valuesOf(flags, 'extensionTestsPath');
  if (folder === undefined || tests === undefined) {
    console.error('needs a folder and --extensionTestsPath=<module>');
    return 64;
  }
  return runSuite({
    folder: toPath(folder),
    extensionDevelopmentPaths: valuesOf(flags, 'extensionDevelopmentPath').map(toPath),
    extensionTestsPath: resolveModule(toPath(tests)),
    environment: passedEnvironment(),
    timeoutMs,
  });
}

function valuesOf(flags: readonly string[], name: string): string[] {
  const prefix = `--${name}=`;
  return flags.filter((flag) => flag.startsWith(prefix)).map((flag) => flag.slice(prefix.length));
}

function toPath(value: string): string {
  return value.startsWith('file://') ? fileURLToPath(value) : path.resolve(value);
}

/** The desktop takes a module's name, the served workbench its file. */
function resolveModule(module: string): string {
  if (existsSync(module) && statSync(module).isDirectory()) {
    return path.join(module, 'index.js');
  }
  return existsSync(module) ? module : `${module}.js`;
}

/** Only what the suites read: the rest of this environment is not the extension host's business. */
function passedEnvironment(): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && /^(AML_GUARD_|MOCHA_|NODE_V8_COVERAGE$)/.test(name)) {
      passed[name] = value;
    }
  }
  return passed;
}
