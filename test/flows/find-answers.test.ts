import { describe, expect, it } from 'vitest';
import { articles } from '../../src/knowledge/articles/all.ts';
import type { Search } from '../../src/knowledge/search.ts';
import type { SearchRequest } from '../../src/ports/incoming.ts';
import { createMemory } from '../store/memory-store.ts';
import { ada, createTestWorld, explanationViewOf, pastes, quiet, searched, type TestWorld } from './world.ts';

async function find(text: string, changes: Partial<SearchRequest> = {}, world: TestWorld = createTestWorld()) {
  const reply = await world.bot.onExtension(searched(text, changes));
  return reply.kind === 'cards' ? reply.cards : [];
}

const topicsOf = (cards: Awaited<ReturnType<typeof find>>) =>
  cards.map(({ card }) => explanationViewOf(card).buttons[0]?.data ?? explanationViewOf(card).code[0]?.text);

describe('A search', () => {
  it('by a code finds its article with the code, as a card to start its checklist from', async () => {
    const [first] = await find('5.7.139');
    expect(first?.title).toBe('5.7.139: Sign-in refused: the mail was not sent');
    expect(first?.text).toContain('did not accept its sign-in');
    expect(topicsOf(first ? [first] : [])).toEqual([
      { verb: 'begin', article: 'smtp-auth', cause: null, code: { reply: null, enhanced: '5.7.139', tag: null } },
    ]);
  });

  it('by a whole error finds the cause that it names', async () => {
    expect(topicsOf(await find(pastes.tenantOff))).toMatchObject([{ article: 'smtp-auth', cause: 'tenant-off' }]);
  });

  it('by a code without an article finds what it means, with no checklist to start', async () => {
    const [first, ...others] = await find('550 5.1.1 User unknown');
    expect(first).toMatchObject({ title: '550 5.1.1', text: expect.stringContaining('address') });
    expect(explanationViewOf(first?.card).buttons).toEqual([]);
    expect(others).toEqual([]);
  });

  it('by the beginning of a code finds what begins with it', async () => {
    expect(topicsOf(await find('5.7.13'))).toMatchObject([{ article: 'smtp-auth' }, '5.7.133', '5.7.13']);
  });

  it.each([
    ['boîte pleine', 'en-US', 'fr', '5.2.2'],
    ['mailbox full', 'ja-JP', 'ja', '5.2.2'],
    ['صندوق البريد ممتلئ', 'en-US', 'ar', '5.2.2'],
  ])('by the words %s (%s) is answered in %s', async (text, locale, language, code) => {
    const [first] = await find(text, { locale });
    expect(explanationViewOf(first?.card)).toMatchObject({ language, code: [{ text: code }] });
  });

  it('is answered in the language that the person chose', async () => {
    const world = createTestWorld();
    await world.store.saveChosenLanguage('ada', 'ar', world.clock.now());
    expect(explanationViewOf((await find('boîte pleine', {}, world))[0]?.card).language).toBe('ar');
  });

  it('says that a language is not spoken', async () => {
    const [first] = await find('5.7.139', { locale: 'cy-GB' });
    expect(explanationViewOf(first?.card).untranslated.join()).toContain('Welsh');
  });

  it('for nothing lists the articles in the language of the person', async () => {
    const cards = await find('', { locale: 'fr-FR' });
    expect(cards).toHaveLength(articles.length);
    expect(cards[0]?.title).toBe('Erreur temporaire interne à Exchange Online');
  });

  it('asks the search of the knowledge first, and lists each article once', async () => {
    const search: Search = () => ({ winner: 'connection-closed', near: ['basic-auth-retired', 'no-such'] });
    const ids = topicsOf(await find('basic', {}, createTestWorld({ search })));
    expect(ids).toMatchObject([
      { article: 'connection-closed' },
      { article: 'basic-auth-retired' },
      { article: 'smtp-auth' },
    ]);
  });

  it('never asks it about a text with a code', async () => {
    const search: Search = () => {
      throw new Error('asked');
    };
    expect(await find('550 5.7.30', {}, createTestWorld({ search }))).not.toEqual([]);
  });

  it('gives no more than a page, and the next page after it', async () => {
    const first = await find('5.7');
    expect(first).toHaveLength(25);
    const second = await find('5.7', { skip: 25 });
    expect(second.length).toBeGreaterThan(0);
    const texts = [...first, ...second].map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
    expect(await find('5.7', { count: 1_000_000 })).toHaveLength(25);
    expect(await find('5.7', { count: 3 })).toHaveLength(3);
  });

  it('that finds nothing says what to type, and beyond the last page just nothing', async () => {
    const world = createTestWorld();
    expect(await world.bot.onExtension(searched('my cat is on the roof', { locale: 'ja-JP' }))).toEqual({
      kind: 'sentence',
      sentence: expect.stringMatching(/5\.7\.139/),
    });
    expect(await world.bot.onExtension(searched('5.7.139', { skip: 1_000 }))).toEqual({ kind: 'cards', cards: [] });
  });

  it.each([
    ['a command', 'forget me'],
    ['HTML', '<img src=x onerror=alert(1)> <at>Bob</at>'],
    ['markdown', '[zq](https://zq.example) **zq**'],
    ['a template', '${zq} {{zq}} $t(zq)'],
    ['two megabytes', 'zq '.repeat(700_000)],
  ])('by %s does nothing and repeats nothing', async (_what, text) => {
    const memory = createMemory();
    const world = createTestWorld({ memory });
    await world.store.saveChosenLanguage(ada.id, 'en', world.clock.now());
    const before = structuredClone(memory);
    const reply = await world.bot.onExtension(searched(text));
    await quiet();
    expect(JSON.stringify(reply)).not.toMatch(/zq|Bob|onerror/);
    expect(memory).toEqual(before);
  });

  it('leaves nothing in the store, in the conversation and in the log', async () => {
    const memory = createMemory();
    const world = createTestWorld({ memory });
    await find('bonjour, ma boîte aux lettres secrète est pleine, que faire ?', {}, world);
    expect(memory).toEqual(createMemory());
    expect(world.channel.sendings).toEqual([]);
    expect(JSON.stringify(world.log.lines)).not.toContain('secr');
  });
});
