import type {
  ReportingDescriptor,
  ReportingDescriptorRelationship,
  ToolComponent,
  ToolComponentReference,
} from 'sarif';
import { atlasPage, atlasTechniqueIds, atlasTechniques } from '../core/crosswalk/atlas-techniques.js';
import { inOrder, mappedIds, type CrossReference } from '../core/crosswalk/cross-reference.js';
import { mcsbControls, type McsbControl } from '../core/crosswalk/mcsb-controls.js';

/** Each catalogue as a tool component of SARIF, without its entries. */
const catalogues = {
  mcsb: {
    name: 'MCSB',
    fullName: 'Microsoft cloud security benchmark',
    version: '1',
    organization: 'Microsoft',
    informationUri: 'https://learn.microsoft.com/security/benchmark/azure/overview',
  },
  cis: {
    name: 'CIS Controls',
    fullName: 'CIS Critical Security Controls',
    version: '8',
    organization: 'Center for Internet Security',
    informationUri: 'https://www.cisecurity.org/controls',
  },
  nist: {
    name: 'NIST SP 800-53',
    version: 'revision 4',
    organization: 'National Institute of Standards and Technology',
    informationUri: 'https://csrc.nist.gov/pubs/sp/800/53/r4/upd3/final',
  },
  atlas: {
    name: 'MITRE ATLAS',
    version: '5.6.0',
    organization: 'MITRE',
    informationUri: 'https://atlas.mitre.org',
  },
} as const satisfies Readonly<Record<string, ToolComponent>>;

type Catalogue = keyof typeof catalogues;

/** What a run says of catalogues of others. */
export interface SarifTaxonomies {
  /** For the run (3.14.8): only catalogues, and only entries of them, that a rule leads to. */
  readonly taxonomies: ToolComponent[];
  /** For the driver (3.19.24). */
  readonly supportedTaxonomies: ToolComponentReference[];
  /** For one rule (3.49.15): its controls and techniques. */
  readonly relationshipsOf: (reference: CrossReference) => ReportingDescriptorRelationship[];
}

/**
 * The catalogues that some rules lead to. A rule is related to controls of the benchmark and to techniques; a control
 * is related to what Microsoft's own mapping names beside it, which is said once for all rules.
 */
export function sarifTaxonomies(references: readonly CrossReference[]): SarifTaxonomies {
  const controls = inOrder(references.flatMap((reference) => reference.controls));
  const mapped = mappedIds(controls);
  const ids: Readonly<Record<Catalogue, readonly string[]>> = {
    mcsb: controls,
    cis: [...mapped.cis].sort(byNumbers),
    nist: [...mapped.nist].sort(byNumbers),
    atlas: atlasTechniqueIds.filter((id) => references.some(({ techniques }) => techniques.includes(id))),
  };
  const present = (Object.keys(catalogues) as Catalogue[]).filter((catalogue) => ids[catalogue].length > 0);
  const componentOf = (catalogue: Catalogue): ToolComponentReference => ({
    name: catalogues[catalogue].name,
    index: present.indexOf(catalogue),
  });
  const relate = (catalogue: Catalogue, id: string): ReportingDescriptorRelationship => ({
    target: { id, index: ids[catalogue].indexOf(id), toolComponent: componentOf(catalogue) },
    kinds: ['relevant'],
  });
  const taxa: Readonly<Record<Catalogue, () => ReportingDescriptor[]>> = {
    mcsb: () => controls.map((id) => controlTaxon(id, relate)),
    cis: () => ids.cis.map((id) => ({ id })),
    nist: () => ids.nist.map((id) => ({ id })),
    atlas: () =>
      atlasTechniqueIds
        .filter((id) => ids.atlas.includes(id))
        .map((id) => ({ id, shortDescription: { text: atlasTechniques[id] }, helpUri: atlasPage(id) })),
  };
  return {
    taxonomies: present.map((catalogue) => ({
      ...catalogues[catalogue],
      isComprehensive: false,
      taxa: taxa[catalogue](),
    })),
    supportedTaxonomies: present.map(componentOf),
    relationshipsOf: (reference) => [
      ...reference.controls.map((id) => relate('mcsb', id)),
      ...reference.techniques.map((id) => relate('atlas', id)),
    ],
  };
}

/** For the tags of a rule, by which viewers filter. */
export function crosswalkTags({ controls, techniques }: CrossReference): readonly string[] {
  return [...controls.map((id) => `MCSB/${id}`), ...techniques.map((id) => `ATLAS/${id}`)];
}

function controlTaxon(
  id: McsbControl,
  relate: (catalogue: Catalogue, id: string) => ReportingDescriptorRelationship,
): ReportingDescriptor {
  const { cis, nist } = mappedIds([id]);
  const relationships = [...cis.map((other) => relate('cis', other)), ...nist.map((other) => relate('nist', other))];
  return {
    id,
    shortDescription: { text: `${mcsbControls[id].title}.` },
    ...(relationships.length === 0 ? {} : { relationships }),
  };
}

/** `4.8` before `4.10`, and `AC-2` before `AC-17`. */
function byNumbers(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
