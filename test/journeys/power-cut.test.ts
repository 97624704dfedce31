import { afterEach, beforeEach, describe, expect, it, onTestFailed } from 'vitest';
import { type Card, findButton, isChecklist, readCaseId, readProgress, readSteps } from './card-reader.ts';
import { type Chat, cardOf, nextId } from './chat.ts';
import { type Journey, showOutputOnFailure, startJourney } from './journey.ts';
import { randomFrom } from './random-from.ts';

const paste = '451 4.7.0 Temporary server error. Please try again later. PRX4';
const rounds = 5;
/** Give `SEED` to have the same choices again; the operating system still decides when the process is gone. */
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

let journey: Journey;
beforeEach(async () => {
  journey = await startJourney({ MAILMEDIC_RATE_LIMIT: '0' });
  showOutputOnFailure(journey);
});
afterEach(() => journey.end());

describe('a power cut in the middle of a storm', () => {
  it('loses no message and no tap, and opens no second case', async () => {
    onTestFailed(() => void process.stderr.write(`SEED=${seed}\n`));
    const random = randomFrom(seed);
    const survived = { messages: 0, taps: 0 };
    for (let round = 1; round <= rounds; round += 1) {
      const messages = await stormUntilKilled(20 + Math.floor(random() * 180));
      await journey.restart();
      for (const message of messages) {
        // What was not acknowledged is delivered again by Teams; what was has to be answered all the same.
        if (!message.acknowledged) expect((await message.chat.write(paste, { id: message.id })).status).toBe(200);
      }
      for (const message of messages) await checkAnswered(message);
      await checkNothingComesTwice(messages);
      survived.messages += messages.length;
      survived.taps += messages.reduce((sum, { taps }) => sum + taps.length, 0);
    }
    expect(survived.messages).toBeGreaterThan(rounds * 3);
    expect(survived.taps).toBeGreaterThan(rounds);
  }, 120_000);

  type Message = { chat: Chat; id: string; acknowledged: boolean; taps: string[] };

  /** People write and tap until the process is killed, after that many requests, replies and calls. */
  async function stormUntilKilled(events: number): Promise<Message[]> {
    const messages: Message[] = [];
    const killed = Promise.withResolvers<null>();
    let left = events;
    const strike = () => {
      left -= 1;
      if (left === 0) journey.bot.kill9().then(() => killed.resolve(null));
    };
    journey.connector.answerAll(() => {
      strike();
      return null;
    });
    await Promise.all(Array.from({ length: 6 }, () => person()));
    await killed.promise;
    journey.connector.answerAll(null);
    return messages;

    async function person(): Promise<void> {
      while (left > 0) {
        const message: Message = { chat: journey.chat(), id: nextId(), acknowledged: false, taps: [] };
        messages.push(message);
        const written = await attempt(() => message.chat.write(paste, { id: message.id }));
        if (written?.status !== 200) return;
        message.acknowledged = true;
        const card = await Promise.race([message.chat.nextCard(), killed.promise]);
        if (!card) return;
        await Promise.all(
          ['retry-later', 'enable-mailbox', 'leave-basic-auth'].map(async (step) => {
            const { data } = findButton(card, 'skip');
            const reply = await attempt(() => message.chat.tap({ verb: 'skip', data: { ...data, step } }));
            if (reply?.status === 200) message.taps.push(step);
          }),
        );
      }
    }

    /** Null when the process died over it. */
    async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
      strike();
      const result = await work().catch(() => null);
      strike();
      return result;
    }
  }

  /** One case; its card holds every tap that was acknowledged, for the one who opens it and for everybody. */
  async function checkAnswered({ chat, taps }: Message): Promise<void> {
    const card = await journey.connector.until(() => checklistsOf(chat)[0]);
    expect(new Set(checklistsOf(chat).map(readCaseId)).size).toBe(1);
    const mine = await chat.press(findButton(card, 'languages'));
    const settled = readSteps(mine).filter((step) => step.mark !== '○');
    expect(settled.length).toBeGreaterThanOrEqual(taps.length);
    const { settled: now } = readProgress(mine);
    await journey.connector.until(() =>
      checklistsOf(chat, 'PUT', 'POST').find((shown) => readProgress(shown).settled === now),
    );
  }

  async function checkNothingComesTwice(messages: Message[]): Promise<void> {
    await Promise.all(messages.map(({ chat }) => writeLast(chat)));
    const before = messages.map(({ chat }) => checklistsOf(chat).length);
    await Promise.all(messages.map(({ chat, id }) => chat.write(paste, { id })));
    await Promise.all(messages.map(({ chat }) => writeLast(chat)));
    expect(messages.map(({ chat }) => checklistsOf(chat).length)).toEqual(before);
  }

  /** Answers come in order: when this one is there, nothing else is on its way. */
  async function writeLast(chat: Chat): Promise<void> {
    const notices = () => chat.calls('POST').filter((call) => !isChecklist(cardOf(call)));
    const before = notices().length;
    await chat.write('help');
    await journey.connector.until(() => notices()[before]);
  }
});

function checklistsOf(chat: Chat, ...methods: ('POST' | 'PUT')[]): Card[] {
  const wanted = methods.length > 0 ? methods : ['POST'];
  return chat
    .calls()
    .filter(({ method }) => wanted.some((name) => name === method))
    .map(cardOf)
    .filter(isChecklist);
}

describe('after a power cut', () => {
  it('each is taken up where it was', async () => {
    const { connector } = journey;
    const answered = journey.chat();
    const id = nextId();
    await answered.write(paste, { id });
    const failing = await answered.press(findButton(await answered.nextCard(), 'fail'));
    await answered.nextUpdate();
    await answered.write('help');
    await answered.nextCard();
    await answered.press(findButton(failing, 'languages'));

    const tapped = journey.chat();
    await tapped.write(paste);
    const card = await tapped.nextCard();
    connector.answerAll('hang');
    const done = await tapped.press(findButton(card, 'done'));
    await tapped.nextUpdate();

    const unanswered = journey.chat();
    for (const text of ['help', paste, 'language']) await unanswered.write(text);
    await unanswered.nextCard();

    await journey.bot.kill9();
    connector.answerAll(null);
    await journey.restart();

    expect(await tapped.nextUpdate(), 'the message shows what was tapped').toEqual(done);

    const cards = [await unanswered.nextCard(), await unanswered.nextCard(), await unanswered.nextCard()];
    expect(cards.map(isChecklist), 'what waited is sent in order, without another delivery').toEqual([
      false,
      true,
      false,
    ]);

    await answered.write(paste, { id });
    await answered.write('language');
    expect(isChecklist(await answered.nextCard()), 'what was answered is not answered again').toBe(false);
    expect(answered.calls('PUT'), 'what was shown is not shown again').toHaveLength(1);
  });

  it('an answer that may have arrived comes again, of the same case', async () => {
    const chat = journey.chat();
    journey.connector.answerAll('hang');
    await chat.write(paste);
    const first = await chat.nextCard();
    await journey.bot.kill9();
    journey.connector.answerAll(null);
    await journey.restart();
    expect(readCaseId(await chat.nextCard())).toBe(readCaseId(first));
  });
});
