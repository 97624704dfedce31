import { describe, expect, it } from 'vitest';
import { ada, bob, conversation, createTestWorld, installed, noticeViewOf, press, quiet } from './world.ts';

describe('An installation', () => {
  it('is greeted in the language of the client', async () => {
    const world = createTestWorld();
    await world.bot.onInstalled(installed({ locale: 'fr-CA' }));
    await quiet();
    expect(noticeViewOf(world.channel.sendings[0]?.message)).toMatchObject({
      language: 'fr',
      title: expect.stringContaining('Mailmedic'),
    });
  });

  it.each([
    ['the event with the language first', ['ja-JP', null]],
    ['the event with the language last', [null, 'ja-JP']],
    ['both at once with it', ['ja-JP', 'ja-JP']],
  ])('that is told twice is greeted once, in that language: %s', async (_title, locales) => {
    const world = createTestWorld();
    const told = locales.map((locale) => world.bot.onInstalled(installed({ locale })));
    await quiet();
    await world.clock.advance(1_500);
    await Promise.all(told);
    await quiet();
    expect(world.channel.sendings).toHaveLength(1);
    expect(noticeViewOf(world.channel.sendings[0]?.message).language).toBe('ja');
    expect(world.metrics.counted).toEqual([['answer', { kind: 'welcome', article: null, language: 'ja' }]]);
  });

  it('without any language is greeted in the default after a moment', async () => {
    const world = createTestWorld();
    const told = world.bot.onInstalled(installed({ locale: null }));
    await quiet();
    expect(world.channel.sendings).toEqual([]);
    await world.clock.advance(1_500);
    await told;
    await quiet();
    expect(noticeViewOf(world.channel.sendings[0]?.message).language).toBe('en');
  });

  it('is not greeted again by an upgrade or a restart', async () => {
    const world = createTestWorld();
    await world.bot.onInstalled(installed());
    await quiet();
    const next = world.restart();
    await next.bot.onInstalled(installed());
    await quiet();
    expect(next.channel.sendings).toEqual([]);
  });

  it('is greeted again after the bot was removed', async () => {
    const world = createTestWorld();
    await world.bot.onInstalled(installed());
    await quiet();
    await world.bot.onUninstalled({ ...installed(), kind: 'uninstalled' });
    await world.bot.onInstalled(installed());
    await quiet();
    expect(world.channel.sendings).toHaveLength(2);
  });

  it('is greeted in each conversation, and in the language that the person chose', async () => {
    const world = createTestWorld();
    await press(world, { verb: 'prefer', language: 'ar' });
    await world.bot.onInstalled(installed({ person: ada }));
    await world.bot.onInstalled(installed({ person: bob, conversation: conversation('other') }));
    await quiet();
    expect(world.channel.sendings.map(({ to, message }) => [to, noticeViewOf(message).language])).toEqual([
      ['chat', 'ar'],
      ['other', 'en'],
    ]);
  });

  it('is greeted by the event that comes next when the first one could not be stored', async () => {
    const world = createTestWorld();
    const { acceptMessage, acceptWelcome } = world.store;
    const fail = () => Promise.reject(new Error('The disk is full.'));
    Object.assign(world.store, { acceptMessage: fail, acceptWelcome: fail });
    await expect(world.bot.onInstalled(installed())).rejects.toThrow();
    Object.assign(world.store, { acceptMessage, acceptWelcome });
    await world.bot.onInstalled(installed());
    await quiet();
    expect(world.channel.sendings).toHaveLength(1);
  });

  it('is greeted by the next process when this one is killed before the greeting has left', async () => {
    const killed = createTestWorld();
    killed.channel.block();
    await killed.bot.onInstalled(installed());
    await quiet();
    const next = killed.restart();
    await next.bot.recover();
    await quiet();
    expect(next.channel.sendings).toHaveLength(1);
  });
});
