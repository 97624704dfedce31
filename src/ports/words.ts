import type { Say } from '../view/say.ts';

/** Every sentence that a person reads. */
export type Words = {
  /** Languages with a full translation (BCP 47). */
  languages: readonly string[];
  /** Says things in one of `languages`. */
  in(language: string): Say;
};
