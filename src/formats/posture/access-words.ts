import { abilityWords } from '../../posture/access/abilities.js';
import { openingTitles, type AccessPlace, type Opening } from '../../posture/access/access.js';
import { foldAccess, principalsWords, type AccessRow } from '../../posture/access/fold-access.js';

/** Rows of one place that people are shown; the JSON form has all of them. */
const mostRows = 12;

/** What stands in the table of a place: who, by which roles, and what they can do. */
export interface AccessLine {
  readonly who: string;
  readonly roles: string;
  readonly can: string;
}

/** A place in words: its lines, how many are left out, its open ways in and what is not known of it. */
export interface AccessWords {
  readonly title: string;
  readonly lines: readonly AccessLine[];
  /** "and 3 more"; empty where all are shown. */
  readonly more: string;
  readonly openings: readonly string[];
  readonly gaps: readonly string[];
}

const placeTitles: Readonly<Record<AccessPlace['kind'], string>> = {
  workspace: 'Workspace',
  'resource-group': 'Resource group',
  'storage-account': 'Storage account',
  'key-vault': 'Key vault',
  'container-registry': 'Container registry',
  'application-insights': 'Application Insights',
};

/** Who gets at a place, in words for people. */
export function accessWords(place: AccessPlace): AccessWords {
  const rows = foldAccess(place);
  return {
    title: `${placeTitles[place.kind]} ${place.name}`,
    lines: rows.slice(0, mostRows).map(lineOf),
    more: rows.length > mostRows ? `and ${String(rows.length - mostRows)} more` : '',
    openings: place.openings.filter(({ open }) => open !== false).map(openingWords),
    gaps: place.gaps.map(({ message }) => `There may be more: ${message}`),
  };
}

function lineOf({ principals, roles, abilities, partlyUnknown }: AccessRow): AccessLine {
  const can = abilities.length === 0 && partlyUnknown ? 'not known' : abilityWords(abilities);
  return {
    who: principalsWords(principals),
    roles: roles.join(', '),
    can: partlyUnknown && can !== 'not known' ? `${can}; what else is not known` : can,
  };
}

function openingWords({ is, of, open, because, opens }: Opening): string {
  const what = `${openingTitles[is]} (${of})`;
  return open === 'unknown'
    ? `Whether ${what} can get in is not known: ${because}`
    : `${what.charAt(0).toUpperCase()}${what.slice(1)} can ${abilityWords(opens)}: ${because}`;
}

/** Said where a place lists nobody. */
export const nobody = 'Nobody, as far as it was read';
