import { countOf } from '../../posture/checks/evidence-words.js';
import type { Identity, IdentityPath } from '../../posture/exposure/exposure.js';

/** Whether a way is open, in a cell. */
export function stateWords(open: boolean | 'unknown'): string {
  return open === 'unknown' ? 'unknown' : open ? 'yes' : 'no';
}

/** Whether one gets in by something, and how many principals do; empty where the asset knows no such way. */
export function identityCell(identity: readonly IdentityPath[], by: Identity): string {
  const path = identity.find((one) => one.by === by);
  if (path === undefined) {
    return '';
  }
  const { open, principals, more } = path;
  const count = principals.length === 0 ? '' : `, ${countOf(principals.length, 'principal')}${more ? ' or more' : ''}`;
  return `${stateWords(open)}${open === true ? count : ''}`;
}
