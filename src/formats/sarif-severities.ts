import type { Result } from 'sarif';
import type { Severity } from '../core/findings/finding.js';

/** Our severities as SARIF's levels. */
export const levels: Readonly<Record<Severity, Result.level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** GitHub sorts findings by this number and names 9.0, 7.0 and 4.0 as its steps. */
export const securitySeverities: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: '1.0',
};
