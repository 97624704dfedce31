import { describe, expect, it } from 'vitest';
import type { CardJson } from '../../src/ports/cards.ts';
import type { ExplainRequest, ExtensionReply } from '../../src/ports/incoming.ts';
import { createMemory } from '../store/memory-store.ts';
import {
  asked,
  createTestWorld,
  explanationViewOf,
  inserted,
  noticeViewOf,
  pastes,
  quiet,
  type TestWorld,
} from './world.ts';

async function explain(text: string, changes: Partial<ExplainRequest> = {}, world: TestWorld = createTestWorld()) {
  return cardIn(await world.bot.onExtension(asked(text, changes)));
}

function cardIn(reply: ExtensionReply): CardJson {
  if (reply.kind !== 'dialog') throw new Error(`This is ${reply.kind}.`);
  return reply.card;
}

const noticeIn = (card: CardJson) => noticeViewOf({ card, summary: '' });

describe('Explaining a message', () => {
  it('opens the answer to the text of the message, under a title', async () => {
    const world = createTestWorld();
    const reply = await world.bot.onExtension(asked(`<div>Guys, <b>help</b>:</div><div>${pastes.tenantOff}</div>`));
    expect(reply).toMatchObject({ kind: 'dialog', title: 'What this error means' });
    expect(explanationViewOf(cardIn(reply))).toMatchObject({
      summary: '535 5.7.139: Sign-in refused: the mail was not sent',
      meaning: expect.stringContaining('whole organisation'),
      steps: [{ lines: expect.arrayContaining(['1. Enable SMTP AUTH for the mailbox']) }],
      buttons: [],
      submits: [{ title: 'Put into the chat', data: { article: 'smtp-auth', cause: 'tenant-off' } }],
    });
  });

  it('explains a code that no article answers', async () => {
    expect(explanationViewOf(await explain('552 5.2.2 mailbox full'))).toMatchObject({
      summary: '552 5.2.2',
      submits: [{ data: { article: null, microsoft: 'mailbox-full' } }],
    });
  });

  it('takes a text without a code for what it clearly asks about', async () => {
    const search = (text: string) => ({ winner: text.includes('scan') ? 'smtp-auth' : null, near: ['prx4'] });
    const world = createTestWorld({ search });
    expect(explanationViewOf(await explain('<p>scan to mail is dead</p>', {}, world)).title).toEqual([
      'Sign-in refused: the mail was not sent',
    ]);
    expect(noticeIn(await explain('lunch?', {}, world)).title).toBe('I found no mail error in this');
  });

  it.each([
    ['nothing of mail', 'see you at lunch', 'I found no mail error in this'],
    ['nothing at all', '', 'I found no mail error in this'],
    ['a masked code', '550 5.7.***39 refused', 'The code is masked'],
    ['a command', 'forget me', 'I found no mail error in this'],
    ['a greeting', 'hello', 'I found no mail error in this'],
  ])('says so where a message holds %s, with no button that leads nowhere', async (_what, text, title) => {
    expect(noticeIn(await explain(text))).toMatchObject({ title, buttons: [] });
  });

  it('speaks the language of who asks, not that of the message', async () => {
    const world = createTestWorld();
    expect(explanationViewOf(await explain(pastes.french, {}, world)).language).toBe('en');
    expect(explanationViewOf(await explain(pastes.french, { locale: 'ja-JP' }, world)).language).toBe('ja');
    await world.store.saveHeardLanguage('ada', 'ar', world.clock.now());
    expect(explanationViewOf(await explain(pastes.french, {}, world)).language).toBe('ar');
    await world.store.saveChosenLanguage('ada', 'fr', world.clock.now());
    expect(explanationViewOf(await explain(pastes.prx4, {}, world)).language).toBe('fr');
  });

  it('leaves nothing in the store, in the conversation and in the log', async () => {
    const memory = createMemory();
    const world = createTestWorld({ memory });
    await explain(`${pastes.french} secret.person@contoso.com`, {}, world);
    await explain('forget me', {}, world);
    await quiet();
    expect(memory).toEqual(createMemory());
    expect(world.channel.sendings).toEqual([]);
    expect(JSON.stringify(world.log.lines)).not.toMatch(/secret|imprimante/);
  });

  it('is counted by article and language, and an unknown code by itself', async () => {
    const world = createTestWorld();
    await explain(pastes.tenantOff, {}, world);
    await explain('552 5.2.2 mailbox full', { locale: 'fr-FR' }, world);
    expect(world.metrics.counted).toEqual([
      ['answer', { kind: 'explanation', article: 'smtp-auth', language: 'en' }],
      ['answer', { kind: 'explanation', article: null, language: 'fr' }],
      ['unknownCode', '5.2.2'],
    ]);
  });

  it('reads a message of a megabyte, and repeats none of it', async () => {
    const card = await explain(`<div>${'<b>zq</b> '.repeat(100_000)}</div>${pastes.tenantOff}`);
    expect(explanationViewOf(card).title).toEqual(['Sign-in refused: the mail was not sent']);
    expect(JSON.stringify(card)).not.toContain('zq');
  });
});

describe('What was explained', () => {
  const topic = { article: 'smtp-auth', cause: 'tenant-off', code: { reply: '535', enhanced: '5.7.139', tag: null } };

  it('becomes a card to send, with its checklist to start', async () => {
    const world = createTestWorld();
    const [submit] = explanationViewOf(await explain(pastes.tenantOff, {}, world)).submits;
    const reply = await world.bot.onExtension(inserted(submit?.data, { locale: 'fr-FR' }));
    const [card] = reply.kind === 'cards' ? reply.cards : [];
    expect(explanationViewOf(card?.card)).toMatchObject({
      language: 'fr',
      buttons: [{ data: { verb: 'begin', ...topic } }],
      submits: [],
    });
  });

  it.each([
    ['nothing', undefined],
    ['an article that there is not', { ...topic, article: 'no-such' }],
    ['the cause of another article', { ...topic, article: 'prx4' }],
    ['a code with markdown', { ...topic, code: { ...topic.code, tag: '[x](https://x.example)' } }],
    ['a button of a case', { verb: 'solve', case: 'c' }],
  ])('becomes a sentence and no card for %s', async (_what, data) => {
    const world = createTestWorld();
    expect(await world.bot.onExtension(inserted(data))).toEqual({
      kind: 'sentence',
      sentence: 'I could not read that button. Paste the error again.',
    });
  });
});
