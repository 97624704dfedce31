import { describe, expect, it } from 'vitest';
import { createMemory } from '../store/memory-store.ts';
import {
  ada,
  bob,
  caseViewOf,
  conversation,
  createTestWorld,
  noticeViewOf,
  openCaseIn,
  pastes,
  press,
  quiet,
  viewOf,
  written,
} from './world.ts';

describe('A pasted error', () => {
  it('is answered with one card: code, language and checklist', async () => {
    const world = createTestWorld();
    await world.bot.onMessage(written(pastes.french));
    await quiet();
    expect(world.channel.sendings).toHaveLength(1);
    expect(caseViewOf(world.channel.sendings[0]?.message)).toMatchObject({
      code: [{ text: '451 4.7.0 PRX4', side: 'left' }],
      language: 'fr',
    });
  });

  it('opens a case that knows who asked, where, when and about which mailbox', async () => {
    const world = createTestWorld();
    const caseId = await openCaseIn(world, `${pastes.tenantOff}\nFrom: scanner@contoso.com`);
    expect(await world.store.findCase(caseId)).toMatchObject({
      case: {
        version: 1,
        conversationId: 'chat',
        article: 'smtp-auth',
        cause: 'tenant-off',
        code: { reply: '535', enhanced: '5.7.139', tag: null },
        asker: ada,
        openedAt: '2026-11-20T12:00:00.000Z',
        language: 'en',
        askedLanguage: 'en',
        marks: {},
        answers: {},
        outcome: null,
      },
      messageId: 'message-1',
      shownVersion: 1,
    });
  });

  it('is never stored or logged', async () => {
    const memory = createMemory();
    const world = createTestWorld({ memory });
    await world.bot.onMessage(written(`My secret is Rosebud. ${pastes.prx4} Rosebud`));
    await quiet();
    const kept = JSON.stringify([
      [...memory.messages],
      [...memory.cases],
      [...memory.conversations],
      [...memory.people],
    ]);
    expect(kept).toContain('prx4');
    expect(kept + JSON.stringify(world.log.lines)).not.toMatch(/Rosebud|Temporary server error/);
  });
});

describe('A message', () => {
  it.each([
    ['help', 'en', 'How I help'],
    ['Hello!', 'en', 'How I help'],
    ['aide', 'fr', 'Comment je vous aide'],
    ['language', 'en', 'Language'],
    ['The printer is out of toner.', 'en', 'I found no mail error in this'],
    ['550 5.1.1 User unknown', 'en', '550 5.1.1'],
    ['535 5.7.***39 Authentication unsuccessful', 'en', 'The code is masked'],
    ['', 'en', 'I found no mail error in this'],
  ])('without a checklist gets a short card: %s', async (text, language, title) => {
    const world = createTestWorld();
    await world.bot.onMessage(written(text));
    await quiet();
    expect(noticeViewOf(world.channel.sendings[0]?.message)).toMatchObject({ language, title });
  });

  it.each<{ text: string; locale: string; chosen?: string; heard?: string; language: string }>([
    { text: 'help', locale: 'fr-FR', language: 'fr' },
    { text: 'hello', locale: 'ja-JP', language: 'ja' },
    { text: 'what can you do', locale: 'ar-EG', language: 'ar' },
    { text: 'help', locale: 'en-US', heard: 'fr', language: 'fr' },
    { text: 'language', locale: 'fr-FR', chosen: 'ja', language: 'ja' },
    { text: 'aide', locale: 'en-US', heard: 'ja', language: 'fr' },
    { text: 'ヘルプ', locale: 'fr-FR', language: 'ja' },
    { text: 'langue', locale: 'en-US', chosen: 'ar', language: 'ar' },
  ])('that is a command is answered in $language: $text', async ({ text, locale, chosen, heard, language }) => {
    const world = createTestWorld();
    if (chosen) await world.store.saveChosenLanguage(ada.id, chosen, world.clock.now());
    if (heard) await world.store.saveHeardLanguage(ada.id, heard, world.clock.now());
    await world.bot.onMessage(written(text, { locale }));
    await quiet();
    expect(noticeViewOf(world.channel.sendings[0]?.message).language).toBe(language);
    expect(await world.store.findLanguage(ada.id)).toEqual({ chosen: chosen ?? null, heard: heard ?? null });
  });

  it('that is delivered twice is answered once, in one process and the next', async () => {
    const world = createTestWorld();
    const message = written(pastes.prx4);
    await Promise.all([world.bot.onMessage(message), world.bot.onMessage(message)]);
    await quiet();
    const next = world.restart();
    await next.bot.onMessage(message);
    await next.bot.recover();
    await quiet();
    expect([...world.channel.sendings, ...next.channel.sendings]).toHaveLength(1);
  });

  it('may have the id of a message of another conversation', async () => {
    const world = createTestWorld();
    await world.bot.onMessage(written(pastes.prx4, { id: 'same' }));
    await world.bot.onMessage(written(pastes.prx4, { id: 'same', conversation: conversation('other') }));
    await quiet();
    expect(world.channel.sendings.map(({ to }) => to)).toEqual(['chat', 'other']);
  });

  it('without an id is answered, too', async () => {
    const world = createTestWorld();
    await world.bot.onMessage(written(pastes.prx4, { id: null }));
    await world.bot.onMessage(written(pastes.prx4, { id: null }));
    await quiet();
    expect(world.channel.sendings).toHaveLength(2);
  });

  it('is stored with its answer before anything is sent, and the sender does not wait', async () => {
    const world = createTestWorld();
    const release = world.channel.block();
    await world.bot.onMessage(written(pastes.prx4));
    expect(await world.store.listPending()).toHaveLength(1);
    release();
    await quiet();
    expect(await world.store.listPending()).toEqual([]);
  });

  it('that could not be stored is not answered, and the channel is told to deliver it again', async () => {
    const memory = createMemory();
    const broken = createTestWorld({ memory, store: { acceptMessage: () => Promise.reject(new Error('disk full')) } });
    const message = written(pastes.prx4);
    await expect(broken.bot.onMessage(message)).rejects.toThrow('disk full');
    await quiet();
    expect(broken.channel.sendings).toEqual([]);
    const repaired = broken.restart();
    await repaired.bot.onMessage(message);
    await quiet();
    expect(repaired.channel.sendings).toHaveLength(1);
  });
});

describe('The count of answers', () => {
  it.each<[string, string, unknown[]]>([
    ['a checklist', pastes.french, [['answer', { kind: 'checklist', article: 'prx4', language: 'fr' }]]],
    ['a notice', 'help', [['answer', { kind: 'help', article: null, language: 'en' }]]],
    [
      'a code without an article',
      '550 5.1.1 User unknown',
      [
        ['answer', { kind: 'no-article', article: null, language: 'en' }],
        ['unknownCode', '5.1.1'],
      ],
    ],
    [
      'a reply code without an article',
      'smtp said: 552 mailbox full of Ann Example <ann@contoso.com>',
      [
        ['answer', { kind: 'no-article', article: null, language: 'en' }],
        ['unknownCode', '552'],
      ],
    ],
    ['a text without a code', 'Ann Example asks', [['answer', { kind: 'unknown', article: null, language: 'en' }]]],
  ])('holds %s by its kind, article and language, and codes by code', async (_title, text, counted) => {
    const world = createTestWorld();
    await world.bot.onMessage(written(text));
    expect(world.metrics.counted).toEqual(counted);
  });

  it('holds a message once that is delivered twice', async () => {
    const world = createTestWorld();
    const message = written(pastes.prx4);
    await Promise.all([world.bot.onMessage(message), world.bot.onMessage(message)]);
    await world.bot.onMessage(message);
    expect(world.metrics.counted).toHaveLength(1);
  });
});

describe('The language of an answer', () => {
  it('is the one that the person wrote earlier when the paste says nothing', async () => {
    const world = createTestWorld();
    await world.bot.onMessage(written("Bonjour, notre imprimante n'envoie plus rien depuis ce matin, que faire ?"));
    await quiet();
    const next = world.restart();
    await next.bot.onMessage(written(pastes.tenantOff));
    await next.bot.onMessage(written(pastes.tenantOff, { person: bob }));
    await quiet();
    expect(next.channel.sendings.map(({ message }) => viewOf(message).language)).toEqual(['fr', 'en']);
  });

  it('is not learned from the English of an error', async () => {
    const world = createTestWorld();
    await world.bot.onMessage(written(pastes.tenantOff, { locale: 'ja-JP' }));
    await quiet();
    expect(viewOf(world.channel.sendings[0]?.message).language).toBe('ja');
    expect(await world.store.findLanguage(ada.id)).toEqual({ chosen: null, heard: null });
  });

  it('is the chosen one, whatever the person writes', async () => {
    const world = createTestWorld();
    await press(world, { verb: 'prefer', language: 'ja' });
    await world.bot.onMessage(written(pastes.french));
    await quiet();
    expect(viewOf(world.channel.sendings[0]?.message).language).toBe('ja');
  });

  it('falls back to the default and says so', async () => {
    const world = createTestWorld();
    await world.bot.onMessage(written(pastes.prx4, { locale: 'cy-GB' }));
    await quiet();
    const view = viewOf(world.channel.sendings[0]?.message);
    expect(view.language).toBe('en');
    expect(view.untranslated.join()).toContain('Welsh');
  });
});
