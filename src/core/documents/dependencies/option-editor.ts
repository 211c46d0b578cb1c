import type { FactEditor } from '../document.js';
import type { Span } from '../span.js';

/** The setting of a package index that says how pip uses it. */
export const optionSetting = 'option';

/** Writes another option in front of a package index's address. */
export function optionEditor(option: Span): FactEditor {
  return {
    setting: (key, value) =>
      key === optionSetting && typeof value === 'string' ? [{ span: option, text: value }] : undefined,
  };
}
