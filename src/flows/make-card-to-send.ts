import type { CardToSend } from '../ports/incoming.ts';
import { viewExplanation } from '../view/explanation-view.ts';
import type { Topic } from '../view/topic.ts';
import type { World } from './world.ts';

/** The card of a topic for somebody to send, in a language. Null for a topic that there is not (any more). */
export function makeCardToSend(
  topic: Topic,
  { language, untranslated }: { language: string; untranslated: string | null },
  { words, cards }: Pick<World, 'words' | 'cards'>,
): CardToSend | null {
  const view = viewExplanation(topic, untranslated, 'conversation', words.in(language));
  return view && { title: view.summary, text: view.meaning, card: cards.expand(view) };
}
