const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * The words of a text as they are compared: without case, accents, marks of direction and the Arabic article. Japanese and
 * Chinese, which write no spaces, are cut where their words end.
 */
export const listWords = (text: string): string[] =>
  [...segmenter.segment(text.normalize('NFKC').toLowerCase())]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => fold(segment).replace(/^ال(?=\p{L}{3})/u, ''))
    .filter((word) => word !== '');

/** A text in which such words are looked for. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي');
