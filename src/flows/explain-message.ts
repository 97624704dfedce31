import type { ExplainRequest, ExtensionReply, InsertRequest } from '../ports/incoming.ts';
import { viewExplanation } from '../view/explanation-view.ts';
import { viewNotice } from '../view/notice-view.ts';
import { readTopic } from '../view/topic.ts';
import { chooseAnswer } from './choose-answer.ts';
import { topicOf } from './find-answers.ts';
import { languageOf } from './language-of.ts';
import { makeCardToSend } from './make-card-to-send.ts';
import type { World } from './world.ts';

/**
 * Somebody wants a message explained: the answer to its text, for that person alone and in that person's language. The words
 * are somebody else's: nothing of them is kept, a command among them is none, and their language is not remembered.
 */
export async function explainMessage(request: ExplainRequest, world: World): Promise<ExtensionReply> {
  const { words, cards, log, metrics } = world;
  const { language, untranslated, known } = await languageOf(request, world);
  const say = words.in(language);
  const chosen = chooseAnswer({ text: request.text, locale: request.locale, known }, world, world.language);
  const masked = chosen.kind === 'notice' && chosen.answer.notice === 'unreadable' ? chosen.answer.detail : null;
  const topic = topicOf(chosen);
  const explained = topic && viewExplanation(topic, untranslated, 'dialog', say);
  log.info('explained', { article: topic?.article ?? null, language });
  metrics.answer({ kind: 'explanation', article: topic?.article ?? null, language });
  const unknown = topic?.article === null ? (topic.code.enhanced ?? topic.code.reply) : null;
  if (unknown) metrics.unknownCode(unknown);
  const unexplained = viewNotice(masked === null ? 'unknown' : 'unreadable', { detail: masked, untranslated }, say, []);
  // A dialog is no conversation: the buttons of a notice lead nowhere in it.
  const view = explained ?? { ...unexplained, buttons: [] };
  return { kind: 'dialog', title: say.ui('extension.dialog'), card: cards.expand(view) };
}

/** Hands over what was explained as a card to send. */
export async function insertExplanation(request: InsertRequest, world: World): Promise<ExtensionReply> {
  const spoken = await languageOf(request, world);
  const topic = readTopic(request.data);
  const card = topic && makeCardToSend(topic, spoken, world);
  if (card) return { kind: 'cards', cards: [card] };
  world.log.warn('insert-refused');
  return { kind: 'sentence', sentence: world.words.in(spoken.language).ui('notice.broken') };
}
