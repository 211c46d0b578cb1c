import { existsSync } from 'node:fs';
import path from 'node:path';

const names = ['code', 'code-insiders'] as const;

/**
 * The command that starts a desktop VS Code on this machine, or nothing where there is none that could show a
 * window: no display, root (VS Code refuses), or a remote terminal, whose `code` cannot load an extension folder.
 */
export function findDesktop(): string | undefined {
  return canShowWindow() ? candidates().find((file) => existsSync(file)) : undefined;
}

function canShowWindow(): boolean {
  const { env } = process;
  if (env['VSCODE_IPC_HOOK_CLI'] !== undefined || env['WSL_DISTRO_NAME'] !== undefined) {
    return false;
  }
  if (process.platform !== 'linux') {
    return true;
  }
  return (env['DISPLAY'] !== undefined || env['WAYLAND_DISPLAY'] !== undefined) && process.getuid?.() !== 0;
}

function candidates(): string[] {
  const suffix = process.platform === 'win32' ? '.cmd' : '';
  const searchPath = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const onSearchPath = names.flatMap((name) => searchPath.map((folder) => path.join(folder, name + suffix)));
  return [...onSearchPath, ...usualPlaces()];
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code',
      '/Applications/Visual Studio Code - Insiders.app/Contents/Resources/app/bin/code',
    ];
  }
  if (process.platform !== 'win32') {
    return [];
  }
  const { LOCALAPPDATA: local, ProgramFiles: programs } = process.env;
  const roots = [
    ...(local === undefined ? [] : [path.join(local, 'Programs')]),
    ...(programs === undefined ? [] : [programs]),
  ];
  return roots.flatMap((root) => [
    path.join(root, 'Microsoft VS Code', 'bin', 'code.cmd'),
    path.join(root, 'Microsoft VS Code Insiders', 'bin', 'code-insiders.cmd'),
  ]);
}
