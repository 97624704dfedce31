import type { Case } from '../checklist/case.ts';
import type { Article } from '../knowledge/article.ts';
import type { Message } from '../ports/channel.ts';
import type { CardView } from '../view/card-view.ts';
import { type Look, viewCase } from '../view/case-view.ts';
import { type Notice, type NoticeFacts, viewNotice } from '../view/notice-view.ts';
import { listTongues } from '../view/tongue.ts';
import type { World } from './world.ts';

/** The message that shows a case in its own language, as somebody looks at it. */
export const makeCaseMessage = (current: Case, article: Article, look: Look, { words, cards }: World): Message =>
  toMessage(viewCase(current, article, words.in(current.language), listTongues(words), look), cards);

/** The message that shows a notice in a language. */
export const makeNoticeMessage = (
  notice: Notice,
  facts: NoticeFacts,
  language: string,
  { words, cards }: World,
): Message => toMessage(viewNotice(notice, facts, words.in(language), listTongues(words)), cards);

/** A view as it is sent: its card, and the sentence that notifications show. */
export const toMessage = (view: CardView, cards: World['cards']): Message => ({
  card: cards.expand(view),
  summary: view.summary,
});
