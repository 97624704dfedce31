import type { Vocabulary } from '../knowledge/vocabulary.ts';
import type { Say } from '../view/say.ts';

/** Every sentence that a person reads. */
export type Words = {
  /** Languages with a full translation (BCP 47). */
  languages: readonly string[];
  /** The words by which questions are understood, of more languages than are spoken; read from their files by whoever asks, each time. */
  vocabularies: Iterable<Vocabulary>;
  /** Says things in one of `languages`. */
  in(language: string): Say;
};
