import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Log, ReportingDescriptor, ReportingDescriptorRelationship, Run } from 'sarif';
import { rules } from '../../src/core/rules/registry.js';
import { postureSarif } from '../../src/formats/posture/posture-sarif.js';
import { formatSarif } from '../../src/formats/sarif.js';
import { sarifTaxonomies } from '../../src/formats/sarif-taxonomies.js';
import { defaultPostureSettings } from '../../src/posture/checks/posture-settings.js';
import { checks } from '../../src/posture/checks/registry.js';
import { makeReport } from '../../src/posture/report/posture-report.js';
import { madeSnapshot } from '../support/azure/made-snapshot.js';
import { isOfficialSarif } from '../support/official-sarif.js';

const nothingFound = { files: [], failures: [], skipped: [], gone: [], otherFiles: 0, asked: [] };

const texts: Readonly<Record<string, string>> = {
  lint: formatSarif(nothingFound, { name: 'aml-guard', version: '1.2.3' }, rules),
  posture: postureSarif(makeReport(madeSnapshot(), checks, defaultPostureSettings(0))),
};

for (const [command, text] of Object.entries(texts)) {
  describe(`catalogues in the SARIF of ${command}`, () => {
    const log = JSON.parse(text) as Log;
    const [run] = log.runs;
    assert.ok(run !== undefined);

    it('are as the standard wants them', () => {
      assert.ok(isOfficialSarif(log), JSON.stringify(isOfficialSarif.errors));
      assert.deepEqual(
        run.tool.driver.supportedTaxonomies,
        run.taxonomies?.map(({ name }, index) => ({ name, index })),
      );
    });

    it('are led to by references that hold by id and by index', () => {
      const referring = [...(run.tool.driver.rules ?? []), ...(run.taxonomies ?? []).flatMap(({ taxa }) => taxa ?? [])];
      const relationships = referring.flatMap((descriptor) => descriptor.relationships ?? []);
      assert.ok(relationships.length > 50);
      for (const relationship of relationships) {
        assert.equal(taxonOf(run, relationship)?.id, relationship.target.id);
      }
    });

    it('hold no entry that nothing leads to, and none twice', () => {
      const reached = new Set<ReportingDescriptor | undefined>();
      const visit = (descriptor: ReportingDescriptor | undefined): void => {
        for (const relationship of descriptor?.relationships ?? []) {
          const taxon = taxonOf(run, relationship);
          reached.add(taxon);
          visit(taxon);
        }
      };
      run.tool.driver.rules?.forEach(visit);
      for (const { name, taxa = [] } of run.taxonomies ?? []) {
        assert.deepEqual(
          taxa.filter((taxon) => !reached.has(taxon)).map(({ id }) => id),
          [],
          name,
        );
        assert.equal(new Set(taxa.map(({ id }) => id)).size, taxa.length, name);
      }
    });

    it('are in the tags too, within the number that GitHub takes', () => {
      for (const rule of run.tool.driver.rules ?? []) {
        const tags = (rule.properties?.tags ?? []) as readonly string[];
        const related = (rule.relationships ?? []).map(({ target }) => target.id);
        const tagged = tags.filter((tag) => /^(?:MCSB|ATLAS)\//.test(tag)).map((tag) => tag.replace(/^\w+\//, ''));
        assert.deepEqual(tagged, related, rule.id);
        assert.ok(tags.length <= 20, rule.id);
      }
    });
  });
}

it('a run without references has no catalogues', () => {
  const { taxonomies, supportedTaxonomies } = sarifTaxonomies([{ controls: [], techniques: [] }]);
  assert.deepEqual({ taxonomies, supportedTaxonomies }, { taxonomies: [], supportedTaxonomies: [] });
});

function taxonOf(run: Run, { target }: ReportingDescriptorRelationship): ReportingDescriptor | undefined {
  return run.taxonomies?.[target.toolComponent?.index ?? -1]?.taxa?.[target.index ?? -1];
}
