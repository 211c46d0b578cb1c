/** What Stryker loads of this repository, in its own process and in those that run mutants. */
import { declareClassPlugin, declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { ProseIgnorer } from './prose-ignorer.js';
import { BundleTestRunner } from './test-runner.js';

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'bundle', BundleTestRunner),
  declareValuePlugin(PluginKind.Ignore, 'prose', new ProseIgnorer()),
];
