import type { Field } from './field.js';

/** What a setting that is on or off says; `other` when the text is neither. */
export type SwitchState = 'on' | 'off' | 'other' | 'dynamic' | 'absent';

/** Reads a switch in any of the forms in which YAML, Python and the services write one. */
export function readSwitch(field: Field): SwitchState {
  if (field.state !== 'literal') {
    return field.state;
  }
  const text = field.value.toLowerCase();
  return /^(?:true|yes|on|enabled?|1)$/.test(text)
    ? 'on'
    : /^(?:false|no|off|disabled?|0)$/.test(text)
      ? 'off'
      : 'other';
}
