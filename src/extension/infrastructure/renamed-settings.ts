import type * as vscode from 'vscode';

/**
 * Settings that had another name in an earlier release, by that name; both below `amlGuard`. What somebody set under an
 * old name goes on counting until the new one is set, and a message says what it is called now.
 *
 * The old name stays in `package.json`, deprecated and with the same scope: VS Code takes the values of names that it
 * does not know from anywhere, and a repository could set what is for the machine only.
 */
export const renamedSettings: Readonly<Record<string, string>> = {};

/** The part of VS Code's configuration that is asked for here. */
export type SettingsSource = Pick<vscode.WorkspaceConfiguration, 'get' | 'inspect'>;

/** A setting's value under its name of today, or under an earlier one where only that is set. */
export function readSetting(source: SettingsSource, name: string, renamed = renamedSettings): unknown {
  const old = Object.keys(renamed).find((earlier) => renamed[earlier] === name && isSet(source, earlier));
  return source.get<unknown>(old === undefined || isSet(source, name) ? name : old);
}

/** A setting that is set under an earlier name. */
export interface OldSetting {
  readonly old: string;
  readonly name: string;
  /** Whether it is set under its name of today too, so that the old one does not count. */
  readonly isSetTwice: boolean;
}

/** The settings that are set under an earlier name. */
export function oldSettings(source: SettingsSource, renamed = renamedSettings): readonly OldSetting[] {
  return Object.entries(renamed).flatMap(([old, name]) =>
    isSet(source, old) ? [{ old, name, isSetTwice: isSet(source, name) }] : [],
  );
}

/** Whether somebody has set it anywhere, rather than leaving it to its default. */
function isSet(source: SettingsSource, name: string): boolean {
  const found = source.inspect(name);
  return (
    found !== undefined &&
    [
      ...[found.globalValue, found.workspaceValue, found.workspaceFolderValue],
      ...[found.globalLanguageValue, found.workspaceLanguageValue, found.workspaceFolderLanguageValue],
    ].some((value) => value !== undefined)
  );
}
