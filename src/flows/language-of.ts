import { chooseLanguage, type LanguageChoice } from '../detect/language.ts';
import type { WrittenMessage } from '../ports/incoming.ts';
import type { PersonLanguage } from '../ports/store.ts';
import type { World } from './world.ts';

/** The language to speak to somebody in who has written nothing to go by, and what is known of the person's languages. */
export async function languageOf(
  { person, locale }: Pick<WrittenMessage, 'person' | 'locale'>,
  { store, words, language }: Pick<World, 'store' | 'words' | 'language'>,
): Promise<LanguageChoice & { known: PersonLanguage }> {
  const known = await store.findLanguage(person.id);
  const choice = chooseLanguage({
    choice: known.chosen,
    ownWords: '',
    earlier: known.heard,
    reportLanguage: null,
    clientLocale: locale,
    fallback: language,
    available: words.languages,
  });
  return { ...choice, known };
}
