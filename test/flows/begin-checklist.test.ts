import { describe, expect, it } from 'vitest';
import type { Button } from '../../src/view/button.ts';
import { createMemory } from '../store/memory-store.ts';
import {
  ada,
  bob,
  cardOf,
  caseIdOn,
  caseViewOf,
  conversation,
  createTestWorld,
  press,
  quiet,
  type TestWorld,
  tapped,
} from './world.ts';

const code = { reply: '535', enhanced: '5.7.139', tag: null };
const begin: Button = { verb: 'begin', article: 'smtp-auth', cause: 'tenant-off', code };
/** The message of a person that holds the card. */
const sent = { messageId: 'of-a-person' };
const gone = { kind: 'gone', status: 403, code: 'BotNotInConversationRoster' } as const;

async function begun(world: TestWorld, changes: Parameters<typeof tapped>[1] = {}, button = begin) {
  return caseIdOn(cardOf(await press(world, button, { ...sent, ...changes })));
}

const casesIn = (memory: ReturnType<typeof createMemory>) => [...memory.cases.values()].map((stored) => stored.case);

describe('Starting a checklist', () => {
  it('is answered with the checklist in the place of the card, and posts it for everybody', async () => {
    const world = createTestWorld();
    const caseId = await begun(world, { locale: 'fr-FR' });
    const stored = await world.store.findCase(caseId);
    expect(stored?.case).toMatchObject({
      article: 'smtp-auth',
      cause: 'tenant-off',
      code,
      conversationId: 'chat',
      asker: ada,
      language: 'fr',
      mailbox: null,
      others: [],
    });
    expect(world.channel.sendings).toMatchObject([{ verb: 'send', to: 'chat' }]);
    expect(caseIdOn(world.channel.sendings[0]?.message)).toBe(caseId);
    expect(stored).toMatchObject({ messageId: 'message-1', shownVersion: 1 });
  });

  it('opens one checklist for one card, however often and by whomever it is pressed', async () => {
    const memory = createMemory();
    const world = createTestWorld({ memory });
    const ids = [await begun(world), await begun(world), await begun(world, { person: bob, id: 'another-activity' })];
    expect(new Set(ids).size).toBe(1);
    expect(memory.cases.size).toBe(1);
    expect(world.channel.sendings.filter(({ verb }) => verb === 'send')).toHaveLength(1);
  });

  it('opens one checklist when two people press at the same instant', async () => {
    const memory = createMemory();
    const world = createTestWorld({ memory });
    const ids = await Promise.all([begun(world), begun(world, { person: bob })]);
    expect(new Set(ids).size).toBe(1);
    expect(memory.cases.size).toBe(1);
  });

  it('opens another one for the card in another message, in another conversation and for another error', async () => {
    const memory = createMemory();
    const world = createTestWorld({ memory });
    await begun(world);
    await begun(world, { messageId: 'another-message' });
    await begun(world, { conversation: conversation('another-chat') });
    await begun(world, {}, { ...begin, cause: null });
    expect(memory.cases.size).toBe(4);
  });

  it('shows whoever presses later how far it is', async () => {
    const world = createTestWorld();
    const caseId = await begun(world);
    await press(world, { verb: 'done', case: caseId, step: 'enable-mailbox' }, sent);
    const late = caseViewOf(cardOf(await press(world, begin, { ...sent, person: bob })));
    expect(late.checklist[0]?.progress).toBe('1 of 3');
  });

  it('posts what is newest, also when somebody was faster than the post', async () => {
    const world = createTestWorld();
    const release = world.channel.block();
    const { reply } = await world.bot.onTap(tapped(begin, sent));
    const caseId = caseIdOn(cardOf(reply));
    await press(world, { verb: 'done', case: caseId, step: 'enable-mailbox' }, sent);
    release();
    await quiet();
    expect(world.channel.sendings.map(({ verb, messageId }) => [verb, messageId])).toEqual([
      ['send', null],
      ['update', 'message-1'],
    ]);
    expect(caseViewOf(world.channel.sendings[1]?.message).checklist[0]?.progress).toBe('1 of 3');
  });

  it('is begun before the card is sent, too, and goes on in the message', async () => {
    const world = createTestWorld();
    world.channel.answerNext(gone);
    const caseId = await begun(world, { messageId: null });
    await press(world, { verb: 'done', case: caseId, step: 'enable-mailbox' }, sent);
    expect(world.channel.sendings).toHaveLength(1);
  });

  it('survives the process', async () => {
    const world = createTestWorld();
    world.channel.block();
    const { reply } = await world.bot.onTap(tapped(begin, sent));
    const next = world.restart();
    await next.bot.recover();
    await quiet();
    expect(caseIdOn(next.channel.sendings[0]?.message)).toBe(caseIdOn(cardOf(reply)));
  });

  it.each<[string, Partial<Extract<Button, { verb: 'begin' }>>]>([
    ['an article that there is not', { article: 'no-such' }],
    ['a name that every object has', { article: 'constructor' }],
    ['the cause of another article', { article: 'prx4' }],
    ['a cause that there is not', { cause: 'no-such' }],
    ['markdown for a code', { code: { ...code, tag: '[x](https://x.example)' } }],
    ['HTML for a code', { code: { ...code, enhanced: '<b>5.7.1</b>' } }],
  ])('is refused with a sentence for %s, and opens nothing', async (_what, forged) => {
    const memory = createMemory();
    const world = createTestWorld({ memory });
    expect(await press(world, { ...begin, ...forged } as Button, sent)).toEqual({
      kind: 'refused',
      sentence: 'I could not read that button. Paste the error again.',
    });
    expect(casesIn(memory)).toEqual([]);
    expect(world.channel.sendings).toEqual([]);
  });

  it('is posted for a client that can show nothing in the place of a card', async () => {
    const world = createTestWorld();
    const { verb: _verb, ...rest } = tapped(begin, { ...sent, via: 'submit' });
    const { after } = await world.bot.onTap({ ...rest, verb: null, data: begin });
    await after();
    await quiet();
    expect(caseViewOf(world.channel.sendings[0]?.message).title).toBe('Sign-in refused: the mail was not sent');
  });
});

describe('A checklist that was begun where the bot is not', () => {
  it('goes on in the answers to taps: one post is refused, and nothing more is tried', async () => {
    const world = createTestWorld();
    world.channel.answerNext(gone);
    const caseId = await begun(world);
    const done = await press(world, { verb: 'done', case: caseId, step: 'enable-mailbox' }, { ...sent, person: bob });
    expect(caseViewOf(cardOf(done)).checklist[0]?.progress).toBe('1 of 3');
    const solved = await press(world, { verb: 'solve', case: caseId }, sent);
    expect(caseViewOf(cardOf(solved)).status).toMatchObject([{ text: '✔ Solved' }]);
    expect(world.channel.sendings).toHaveLength(1);
    expect(await world.store.findCase(caseId)).toMatchObject({ messageId: null, case: { version: 3 } });
  });

  it('leads to the next checklist in the place of the card', async () => {
    const world = createTestWorld();
    world.channel.answerNext(gone, gone);
    const caseId = await begun(world);
    const failing = caseViewOf(cardOf(await press(world, { verb: 'fail', case: caseId }, sent)));
    expect(JSON.stringify(failing)).toContain('"verb":"next"');
    const next: Button = { verb: 'next', case: caseId, article: 'prx4' };
    const first = caseViewOf(cardOf(await press(world, next, sent)));
    expect(first).toMatchObject({ title: 'Temporary error inside Exchange Online' });
    await press(world, { verb: 'fail', case: first.caseId }, sent);
    const second = caseViewOf(cardOf(await press(world, next, { ...sent, person: bob })));
    expect([second.caseId, second.status[0]?.text]).toEqual([first.caseId, '! Not solved yet']);
    expect(world.channel.sendings.map(({ verb }) => verb)).toEqual(['send', 'send']);
  });

  it('is counted as a checklist, once', async () => {
    const world = createTestWorld();
    await begun(world);
    await begun(world);
    expect(world.metrics.counted.filter(([name]) => name === 'answer')).toEqual([
      ['answer', { kind: 'checklist', article: 'smtp-auth', language: 'en' }],
    ]);
  });

  it('is not tried again by the next process', async () => {
    const world = createTestWorld();
    world.channel.answerNext(gone);
    const caseId = await begun(world);
    await press(world, { verb: 'done', case: caseId, step: 'enable-mailbox' }, sent);
    const next = world.restart();
    await next.bot.recover();
    await quiet();
    expect(next.channel.sendings).toEqual([]);
  });
});
