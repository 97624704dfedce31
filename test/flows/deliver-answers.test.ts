import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/ports/channel.ts';
import { createMemory } from '../store/memory-store.ts';
import {
  caseIdOn,
  caseViewOf,
  conversation,
  createTestWorld,
  noticeViewOf,
  pastes,
  press,
  quiet,
  viewOf,
  written,
} from './world.ts';

const halfMinute = 30_000;
const quarterHour = 900_000;

describe('An answer', () => {
  it('goes out behind those before it in the conversation, and past a conversation that hangs', async () => {
    const world = createTestWorld();
    const release = world.channel.block();
    await world.bot.onMessage(written(pastes.prx4));
    await world.bot.onMessage(written('help'));
    await world.bot.onMessage(written('help', { conversation: conversation('other') }));
    await quiet();
    expect(world.channel.sendings.map(({ to }) => to)).toEqual(['chat', 'other']);
    release();
    await quiet();
    const inChat = world.channel.sendings.filter(({ to }) => to === 'chat');
    expect(inChat.map(({ message }) => viewOf(message).template)).toEqual(['case', 'notice']);
  });

  it.each<Delivery>([{ kind: 'unsent', status: 503 }, { kind: 'unsent', status: null }, { kind: 'unknown' }])(
    'that may not have arrived is sent again later: %o',
    async (delivery) => {
      const world = createTestWorld();
      world.channel.answerNext(delivery);
      await world.bot.onMessage(written(pastes.prx4));
      await quiet();
      expect(await world.store.listPending()).toMatchObject([{ attempts: 1 }]);
      await world.clock.advance(halfMinute - 1);
      expect(world.channel.sendings).toHaveLength(1);
      await world.clock.advance(1);
      expect(world.channel.sendings).toHaveLength(2);
      expect(await world.store.listPending()).toEqual([]);
    },
  );

  it('is tried ever more rarely, and given up after about four hours', async () => {
    const world = createTestWorld();
    world.channel.answerNext(...Array<Delivery>(30).fill({ kind: 'unsent', status: 503 }));
    await world.bot.onMessage(written(pastes.prx4));
    await quiet();
    for (let hour = 0; hour < 24; hour += 0.25) await world.clock.advance(quarterHour);
    expect(world.clock.waits.slice(0, 7)).toEqual([30_000, 60_000, 120_000, 240_000, 480_000, 900_000, 900_000]);
    const total = world.clock.waits.reduce((sum, wait) => sum + wait, 0);
    expect(total / 3_600_000).toBeGreaterThan(3);
    expect(total / 3_600_000).toBeLessThan(5);
    expect(world.channel.sendings).toHaveLength(20);
    expect(await world.store.listPending()).toEqual([]);
  });

  it.each<Delivery>([
    { kind: 'gone', status: 403, code: 'BotNotInConversationRoster' },
    { kind: 'refused', status: 413, code: 'MessageSizeTooBig' },
  ])('that will never be taken is given up: $kind', async (delivery) => {
    const world = createTestWorld();
    world.channel.answerNext(delivery);
    await world.bot.onMessage(written(pastes.prx4));
    await quiet();
    await world.clock.advance(24 * 3_600_000);
    expect(world.channel.sendings).toHaveLength(1);
    expect(await world.store.listPending()).toEqual([]);
    expect(world.log.lines).toContainEqual({
      level: 'warn',
      event: 'answer-undelivered',
      fields: { outcome: delivery.kind, attempts: 1, final: true },
    });
  });

  it('does not hold up the next one while it waits', async () => {
    const world = createTestWorld();
    world.channel.answerNext({ kind: 'unsent', status: 429 });
    await world.bot.onMessage(written(pastes.prx4));
    await world.bot.onMessage(written('help'));
    await quiet();
    expect(noticeViewOf(world.channel.sendings[1]?.message).title).toBe('How I help');
  });

  it('shows its case as it stands when it goes out', async () => {
    const world = createTestWorld();
    world.channel.answerNext({ kind: 'unknown' });
    await world.bot.onMessage(written(pastes.tenantOff));
    await quiet();
    // It did arrive, and somebody pressed a button on it; the channel does not say on which message.
    const caseId = caseIdOn(world.channel.sendings[0]?.message);
    await press(world, { verb: 'skip', case: caseId, step: 'enable-mailbox' }, { messageId: null });
    expect(world.channel.sendings).toHaveLength(1);
    await world.clock.advance(halfMinute);
    expect(caseViewOf(world.channel.sendings[1]?.message).checklist[0]?.progress).toBe('1 of 3');
    expect(await world.store.findCase(caseId)).toMatchObject({ messageId: 'message-1', shownVersion: 2 });
  });

  it('is not sent again when a tap tells that it has arrived', async () => {
    const world = createTestWorld();
    world.channel.answerNext({ kind: 'unknown' });
    await world.bot.onMessage(written(pastes.tenantOff));
    await quiet();
    const caseId = caseIdOn(world.channel.sendings[0]?.message);
    await press(world, { verb: 'skip', case: caseId, step: 'enable-mailbox' }, { messageId: 'arrived' });
    await world.clock.advance(halfMinute);
    expect(world.channel.sendings.map(({ verb, messageId }) => [verb, messageId])).toEqual([
      ['send', null],
      ['update', 'arrived'],
    ]);
    expect(await world.store.listPending()).toEqual([]);
  });

  it('catches up with a tap that came while it was being sent', async () => {
    const world = createTestWorld();
    const release = world.channel.block();
    await world.bot.onMessage(written(pastes.tenantOff));
    await quiet();
    const caseId = caseIdOn(world.channel.sendings[0]?.message);
    await press(world, { verb: 'skip', case: caseId, step: 'enable-mailbox' }, { messageId: null });
    expect(world.channel.sendings).toHaveLength(1);
    release();
    await quiet();
    expect(world.channel.sendings.map(({ verb, messageId }) => [verb, messageId])).toEqual([
      ['send', null],
      ['update', 'message-1'],
    ]);
  });
});

describe('A new process', () => {
  it('sends what the one before accepted and did not finish, oldest first', async () => {
    const killed = createTestWorld();
    killed.channel.block();
    await killed.bot.onMessage(written(pastes.prx4));
    await killed.bot.onMessage(written('help'));
    const next = killed.restart();
    await next.bot.recover();
    await quiet();
    expect(next.channel.sendings.map(({ message }) => viewOf(message).template)).toEqual(['case', 'notice']);
    expect(await next.store.listPending()).toEqual([]);
  });

  it('sends nothing a second time that is on its way', async () => {
    const world = createTestWorld();
    const release = world.channel.block();
    await world.bot.onMessage(written('help'));
    await world.bot.recover();
    release();
    await quiet();
    expect(world.channel.sendings).toHaveLength(1);
  });

  it('sends nothing early that waits for its next try', async () => {
    const world = createTestWorld();
    world.channel.answerNext({ kind: 'unsent', status: 503 });
    await world.bot.onMessage(written(pastes.prx4));
    await quiet();
    await world.bot.recover();
    await quiet();
    expect(world.channel.sendings).toHaveLength(1);
    await world.clock.advance(halfMinute);
    expect(world.channel.sendings).toHaveLength(2);
  });

  it('goes on counting where the one before stopped', async () => {
    const killed = createTestWorld();
    killed.channel.answerNext({ kind: 'unknown' }, { kind: 'unknown' });
    await killed.bot.onMessage(written(pastes.prx4));
    await quiet();
    await killed.clock.advance(halfMinute);
    const next = killed.restart();
    next.channel.answerNext({ kind: 'unsent', status: 503 });
    await next.bot.recover();
    await quiet();
    expect(next.clock.waits).toEqual([120_000]);
  });

  it('does not post a card that was already in place when the one before was killed', async () => {
    const memory = createMemory();
    const killed = createTestWorld({ memory, store: { markAnswered: () => new Promise(() => {}) } });
    await killed.bot.onMessage(written(pastes.prx4));
    await quiet();
    expect(killed.channel.sendings).toHaveLength(1);
    const next = killed.restart();
    await next.bot.recover();
    await quiet();
    expect(next.channel.sendings).toEqual([]);
    expect(await next.store.listPending()).toEqual([]);
  });

  it.each([
    [
      'a notice of a version that is gone',
      { kind: 'notice', notice: 'farewell', language: 'en', untranslated: null, detail: null } as const,
    ],
  ])('lets %s rest', async (_title, answer) => {
    const world = createTestWorld();
    const key = { conversationId: 'chat', activityId: 'old' };
    await world.store.acceptMessage({ key, conversation: conversation(), answer }, null, world.clock.now());
    await world.bot.recover();
    await quiet();
    expect(world.channel.sendings).toEqual([]);
    expect(await world.store.listPending()).toEqual([]);
  });
});

describe('Draining', () => {
  it('waits for what is being sent and for what is queued behind it', async () => {
    const world = createTestWorld();
    const release = world.channel.block();
    await world.bot.onMessage(written(pastes.prx4));
    await world.bot.onMessage(written('help'));
    let drained = false;
    const drain = world.bot.drain().then(() => {
      drained = true;
    });
    await quiet();
    expect(drained).toBe(false);
    release();
    await drain;
    expect(world.channel.sendings).toHaveLength(2);
    expect(await world.store.listPending()).toEqual([]);
  });

  it('leaves what waits for a later try in the store', async () => {
    const world = createTestWorld();
    world.channel.answerNext({ kind: 'unsent', status: 503 });
    await world.bot.onMessage(written(pastes.prx4));
    await quiet();
    await world.bot.drain();
    await world.clock.advance(24 * 3_600_000);
    expect(world.channel.sendings).toHaveLength(1);
    expect(await world.store.listPending()).toMatchObject([{ attempts: 1 }]);
  });
});

describe('A store that breaks', () => {
  it('is told to the operator without a word of the message, and the next answer goes out', async () => {
    const world = createTestWorld();
    world.store.findCase = () => Promise.reject(new TypeError(`cannot read ${pastes.prx4}`));
    await world.bot.onMessage(written(pastes.prx4));
    await world.bot.onMessage(written('help'));
    await quiet();
    expect(world.log.lines).toContainEqual({ level: 'error', event: 'answer-failed', fields: { reason: 'TypeError' } });
    expect(JSON.stringify(world.log.lines)).not.toContain('Temporary');
    expect(world.channel.sendings).toHaveLength(1);
    expect(await world.store.listPending()).toHaveLength(1);
  });
});
