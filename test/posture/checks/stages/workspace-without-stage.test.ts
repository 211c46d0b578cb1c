import { workspaceWithoutStage } from '../../../../src/posture/checks/stages/workspace-without-stage.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(workspaceWithoutStage, {
  pass: {
    'a tag and a name': { says: /said to be production/ },
    'a name alone': { given: { workspace: { tags: null } } },
    'the settings, whatever the tag says': {
      given: { workspace: { tags: { env: 'dev' } } },
      settings: { production: false },
      says: /said to be another stage/,
    },
  },
  fail: {
    'a tag that contradicts the name': {
      given: { workspace: { tags: { env: 'dev' } } },
      says: /The tag says another stage, the name says production/,
    },
  },
  unknown: { 'a refused workspace': { given: { workspace: 'forbidden' } } },
  notApplicable: { 'a workspace that is gone': { given: { workspace: 'absent' } } },
});
