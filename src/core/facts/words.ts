/**
 * The listed words that stand in a text as whole words, without case; `falcon` stands in `train-Falcon_v2` and in
 * `falconTraining`, and does not stand in `falconry`.
 */
export function findWords(text: string, words: readonly string[]): readonly string[] {
  if (words.length === 0) {
    return [];
  }
  const spaced = ` ${separate(text)} `;
  return words.filter((word) => word.trim() !== '' && spaced.includes(` ${separate(word)} `));
}

function separate(text: string): string {
  return text
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
