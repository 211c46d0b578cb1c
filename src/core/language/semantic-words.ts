/** What a coloured part of a text is. The package manifest declares these names. */
export const semanticTypes = [
  'azuremlCompute',
  'azuremlDatastore',
  'azuremlEndpoint',
  'azuremlConnection',
  /** Environments, data, models, components, jobs and the like. */
  'azuremlAsset',
  /** A version or label of an asset. */
  'azuremlVersion',
  /** An input, output or parameter in an expression. */
  'azuremlBinding',
  /** A secret that Azure ML fetches, by its address. */
  'azuremlSecret',
] as const;
export type SemanticType = (typeof semanticTypes)[number];

/** What is known of it. Where nothing is known there is none of the last three. */
export const semanticModifiers = [
  /** The place that defines it. */
  'declaration',
  /** The connected workspace has it. */
  'deployed',
  /** A file of the repository defines it. */
  'defined',
  /** The connected workspace told all of this kind and does not have it, and no file defines it. */
  'missing',
] as const;
export type SemanticModifier = (typeof semanticModifiers)[number];
