import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Card, findButton, isChecklist, readProgress, readSteps } from './card-reader.ts';
import { type Chat, cardOf, nextId } from './chat.ts';
import { type Journey, showOutputOnFailure, startJourney } from './journey.ts';

const paste = '451 4.7.0 Temporary server error. Please try again later. PRX4';
const tasks = ['retry-later', 'enable-mailbox', 'leave-basic-auth'];

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
beforeEach(() => {
  journey.connector.answerAll(null);
  showOutputOnFailure(journey);
});
afterAll(() => journey.end());

async function openSharedChecklist(): Promise<{ ann: Chat; bob: Chat; card: Card }> {
  const ann = journey.chat({ name: 'Ann' });
  await ann.write(paste);
  const card = await ann.nextCard();
  const bob = ann.with({ name: 'Bob', aadObjectId: `b0000000-0000-4000-8000-${nextId().slice(-12)}` });
  return { ann, bob, card };
}

const tapOf = (card: Card, verb: string, step: string) => ({
  verb,
  data: { ...findButton(card, 'done').data, verb, step },
});

const settledCount = (card: Card) => readProgress(card).settled;

describe('people who share a checklist', () => {
  it('lose nothing when all of them tap at the same instant', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { ann, bob, card } = await openSharedChecklist();
      const answers = await Promise.all([
        ann.press(tapOf(card, 'done', 'retry-later')),
        bob.press({ verb: 'answer', data: { ...tapOf(card, 'answer', 'shared-mailbox').data, answer: 'no' } }),
        ann.press(tapOf(card, 'skip', 'enable-mailbox')),
        bob.press(tapOf(card, 'done', 'leave-basic-auth')),
        ann.press(tapOf(card, 'confirm', 'turn-off-security-defaults')),
        bob.press(tapOf(card, 'skip', 'turn-off-user-mfa')),
      ]);
      // Each change is seen by exactly one answer first.
      expect(answers.map(settledCount).sort()).toEqual([1, 2, 3, 4, 5, 6]);
      const last = await ann.updateWhere((update) => settledCount(update) === 6);
      const settled = readSteps(last).map((step) => step.settled ?? '');
      expect(settled.map((text) => (text.includes('Ann') ? 'Ann' : 'Bob'))).toEqual([
        'Ann',
        'Bob',
        'Ann',
        'Bob',
        'Ann',
        'Bob',
      ]);
    }
  });

  it('both press the same button, and the first one has done it', async () => {
    const { ann, bob, card } = await openSharedChecklist();
    const button = findButton(card, 'done');
    const [anns, bobs] = await Promise.all([ann.press(button), bob.press(button)]);
    expect(anns).toEqual(bobs);
    expect(settledCount(anns)).toBe(1);
  });

  it('see the newest state at the end, one update at a time, however late the channel answers', async () => {
    const { ann, bob, card } = await openSharedChecklist();
    let release = () => {};
    let running = 0;
    let most = 0;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    journey.connector.answerAll(async ({ conversationId, method }) => {
      if (method !== 'PUT' || conversationId !== ann.conversationId) return null;
      running += 1;
      most = Math.max(most, running);
      await released;
      running -= 1;
      return null;
    });
    await ann.press(tapOf(card, 'done', 'retry-later'));
    expect(settledCount(await ann.nextUpdate())).toBe(1);
    await Promise.all([bob, ann].map((chat, index) => chat.press(tapOf(card, 'done', tasks[index + 1] ?? ''))));
    release();
    expect(settledCount(await ann.updateWhere((update) => settledCount(update) >= 3))).toBe(3);
    expect(most).toBe(1);
    expect(ann.calls('PUT'), 'what came while one was under way is one update').toHaveLength(2);
  });
});

describe('a channel of a team', () => {
  it('is answered in the thread that mentions the bot, and taps count wherever Teams says they come from', async () => {
    const team = `19:${nextId()}@thread.tacv2`;
    const conversationId = `${team};messageid=${nextId()}`;
    const conversation = { id: conversationId, conversationType: 'channel', isGroup: true };
    const mention = {
      type: 'mention',
      text: '<at>Mailmedic</at>',
      mentioned: { id: '28:b0b0b0b0-0000-4000-8000-000000000001', name: 'Mailmedic' },
    };
    const ann = journey.chat({ conversationId });
    await ann.write(`<at>Mailmedic</at> ${paste} <at>Mailmedic</at>`, { conversation, entities: [mention, mention] });
    const card = await ann.nextCard();
    const bob = ann.with({ name: 'Bob', aadObjectId: `b0000000-0000-4000-8000-${nextId().slice(-12)}` });
    await bob.press(findButton(card, 'done'), { conversation: { ...conversation, id: team } });
    const update = await ann.nextUpdate();
    expect(readSteps(update)[0]?.settled).toContain('Bob');
    expect(ann.calls('PUT')[0]?.activityId).toBe(ann.calls('POST')[0]?.givenId);
  });
});

describe('an update that has to be sent again', () => {
  it('never overwrites a newer state', async () => {
    const { updates } = await settleTwice((chat, card) => chat.press(tapOf(card, 'done', 'retry-later')));
    expect(updates.at(-1)).toBe(2);
  });

  it('never overwrites a newer state when it answers an Action.Submit', async () => {
    const { updates } = await settleTwice((chat, card) => chat.submit(tapOf(card, 'done', 'retry-later')));
    expect(updates.at(-1)).toBe(2);
  });

  /** The first update is refused for the moment; before it comes again, somebody settles another step. */
  async function settleTwice(
    settleFirst: (chat: Chat, card: Card) => Promise<unknown>,
  ): Promise<{ updates: number[] }> {
    const own = await startJourney();
    try {
      const chat = own.chat();
      await chat.write(paste);
      const card = await chat.nextCard();
      own.connector.answerNext({ status: 503 });
      await settleFirst(chat, card);
      await chat.nextUpdate();
      await chat.press(tapOf(card, 'done', 'enable-mailbox'));
      await own.bot.terminate();
      return { updates: chat.calls('PUT').map((call) => settledCount(cardOf(call))) };
    } finally {
      await own.end();
    }
  }
});

describe('a message that is delivered many times', () => {
  it('at the same instant gets one card', async () => {
    const chat = journey.chat();
    const id = nextId();
    const replies = await Promise.all(Array.from({ length: 12 }, () => chat.write(paste, { id })));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    await chat.write('help');
    expect(isChecklist(await chat.nextCard())).toBe(true);
    expect(isChecklist(await chat.nextCard()), 'answers come in order: a second card would have come first').toBe(
      false,
    );
  });

  it('again after its answer, or while the answer is on its way, gets no second one', async () => {
    const chat = journey.chat();
    const id = nextId();
    let release = () => {};
    const released = new Promise<null>((resolve) => {
      release = () => resolve(null);
    });
    journey.connector.answerAll(({ conversationId }) => (conversationId === chat.conversationId ? released : null));
    await chat.write(paste, { id });
    await chat.nextCard();
    await chat.write(paste, { id });
    release();
    await chat.write(paste, { id });
    await chat.write('help');
    expect(isChecklist(await chat.nextCard())).toBe(false);
  });

  it('under the same id in another conversation is another message', async () => {
    const id = nextId();
    const chats = [journey.chat(), journey.chat()];
    for (const chat of chats) await chat.write(paste, { id });
    const cards = await Promise.all(chats.map((chat) => chat.nextCard()));
    expect(new Set(cards.map((card) => findButton(card, 'solve').data.case)).size).toBe(2);
  });
});
