import type { Case } from '../checklist/case.ts';
import { type Change, changeCase, stepsOf } from '../checklist/change-case.ts';
import { chooseLanguage } from '../detect/language.ts';
import type { Article } from '../knowledge/article.ts';
import { findArticle } from '../knowledge/knowledge.ts';
import type { Tap, TapReply } from '../ports/incoming.ts';
import { type CaseButton, readButton } from '../view/button.ts';
import { type Look, plainLook, viewCase } from '../view/case-view.ts';
import { type Notice, viewNotice } from '../view/notice-view.ts';
import type { UiKey } from '../view/say.ts';
import { listTongues } from '../view/tongue.ts';
import type { Delivery } from './deliver-answers.ts';
import { openOther } from './open-other.ts';
import type { Progress } from './show-progress.ts';
import type { World } from './world.ts';

/** A tap's answer, and what is to be done once the answer has left. */
export type Pressed = { reply: TapReply; after: () => Promise<void> };

/**
 * Somebody pressed a button: apply what it means to the newest state and answer with the current card. A tap is keyed by
 * what it means, so that the same tap twice changes nothing the second time.
 */
export const pressButton =
  (world: World, progress: Progress, delivery: Delivery) =>
  async (tap: Tap): Promise<Pressed> => {
    await world.store.saveConversation(tap.conversation, world.clock.now());
    const button = readButton(tap.verb, tap.data);
    if (!button) return refuse('notice.broken', tap, world);
    if (button.verb === 'help') return answerNotice('help', tap, world);
    if (button.verb === 'prefer') return preferLanguage(button.language, tap, world);
    return pressOnCase(button, tap, world, progress, delivery);
  };

async function pressOnCase(
  button: CaseButton,
  tap: Tap,
  world: World,
  progress: Progress,
  delivery: Delivery,
): Promise<Pressed> {
  const pressed = await applyToNewest(button, tap, world);
  if (pressed.kind === 'refused') {
    world.log.warn('tap-refused', { reason: pressed.why });
    return refuse(pressed.why, tap, world);
  }
  const { current, article, changed, messageId } = pressed;
  world.log.info('tap', { verb: button.verb, changed });
  if (button.verb === 'start') await openOther(current, button.other, tap, world, delivery);
  const { words, cards, store } = world;
  // A channel may take a card without saying which message it made of it; who presses on it tells.
  if (messageId === null && tap.messageId !== null) await store.saveShown(current.id, tap.messageId, 0);
  const view = viewCase(
    current,
    article,
    words.in(current.language),
    listTongues(words),
    lookAfter(button, current, article),
  );
  return {
    reply: { kind: 'card', card: cards.expand(view), summary: view.summary },
    after: async () => progress.show(current.id),
  };
}

type Applied =
  | { kind: 'applied'; current: Case; article: Article; changed: boolean; messageId: string | null }
  | { kind: 'refused'; why: 'notice.gone' | 'notice.foreign' };

/** Tries again while others are faster: each try loses only to somebody's success. */
async function applyToNewest(button: CaseButton, tap: Tap, { store, clock, words }: World): Promise<Applied> {
  for (;;) {
    const stored = await store.findCase(button.case);
    const article = stored && findArticle(stored.case.article);
    if (!stored || !article) return { kind: 'refused', why: 'notice.gone' };
    if (!isSameConversation(stored.case.conversationId, tap.conversation.id)) {
      return { kind: 'refused', why: 'notice.foreign' };
    }
    const change = readChange(button, stored.case, article, words.languages);
    const at = clock.now();
    const next = change ? changeCase(stored.case, article, change, tap.person, at) : stored.case;
    if (next === stored.case || (await store.replaceCase(next, at))) {
      return { kind: 'applied', current: next, article, changed: next !== stored.case, messageId: stored.messageId };
    }
  }
}

/** Teams puts the thread behind the id of a channel; a card belongs to the channel. */
const isSameConversation = (one: string, other: string): boolean => one.split(';')[0] === other.split(';')[0];

/** What a button changes; null for one that only changes the look. */
function readChange(button: CaseButton, current: Case, article: Article, languages: readonly string[]): Change | null {
  switch (button.verb) {
    case 'done':
      return asksFirst(button.step, current, article) ? null : { kind: 'confirm', step: button.step };
    case 'confirm':
    case 'skip':
    case 'reopen':
      return { kind: button.verb, step: button.step };
    case 'answer':
      return { kind: 'answer', step: button.step, answer: button.answer };
    case 'solve':
    case 'fail':
    case 'resume':
      return { kind: button.verb };
    case 'speak':
      return languages.includes(button.language) ? { kind: 'speak', language: button.language } : null;
    default:
      return null;
  }
}

function asksFirst(stepId: string, current: Case, article: Article): boolean {
  const step = stepsOf(current, article).find(({ id }) => id === stepId);
  return step?.kind === 'task' && step.risk === 'security' && !Object.hasOwn(current.marks, stepId);
}

function lookAfter(button: CaseButton, current: Case, article: Article): Look {
  if (button.verb === 'languages') return { ...plainLook, languages: true };
  if (button.verb === 'open' || button.verb === 'reopen') return { ...plainLook, open: button.step };
  if (button.verb === 'done' && asksFirst(button.step, current, article)) {
    return { ...plainLook, open: button.step, asking: true };
  }
  return plainLook;
}

async function preferLanguage(language: string | null, tap: Tap, world: World): Promise<Pressed> {
  if (language !== null && !world.words.languages.includes(language)) return refuse('notice.broken', tap, world);
  await world.store.saveChosenLanguage(tap.person.id, language, world.clock.now());
  world.log.info('language-chosen', { language: language ?? 'automatic' });
  return answerNotice('language', tap, world);
}

async function answerNotice(notice: Notice, tap: Tap, world: World): Promise<Pressed> {
  const { language, chosen } = await languageOf(tap, world);
  const facts = { detail: notice === 'language' ? chosen : null, untranslated: null };
  const view = viewNotice(notice, facts, world.words.in(language), listTongues(world.words));
  return { reply: { kind: 'card', card: world.cards.expand(view), summary: view.summary }, after: async () => {} };
}

async function refuse(sentence: UiKey, tap: Tap, world: World): Promise<Pressed> {
  const { language } = await languageOf(tap, world);
  return { reply: { kind: 'refused', sentence: world.words.in(language).ui(sentence) }, after: async () => {} };
}

async function languageOf(tap: Tap, { store, words, language }: World) {
  const { chosen, heard } = await store.findLanguage(tap.person.id);
  const choice = chooseLanguage({
    choice: chosen,
    ownWords: '',
    earlier: heard,
    reportLanguage: null,
    clientLocale: tap.locale,
    fallback: language,
    available: words.languages,
  });
  return { language: choice.language, chosen };
}
