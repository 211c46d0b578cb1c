/** Whether an environment of a pipeline is production, by a word of its name. */
export function isProductionEnvironment(name: string): boolean {
  return name.split(/[^A-Za-z]+/).some((word) => /^(?:prd|prod|production|live)$/i.test(word));
}
