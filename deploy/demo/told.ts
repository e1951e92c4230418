/** `BAIK 60, SANGAT_BAIK 9`: the most frequent first. */
export const countsOf = (words: readonly (string | null)[]): string =>
  [...Map.groupBy(words, (word) => word ?? 'none')]
    .map(([word, { length }]) => ({ word, length }))
    .sort((left, right) => right.length - left.length || (left.word < right.word ? -1 : 1))
    .map(({ word, length }) => `${word} ${length}`)
    .join(', ');
