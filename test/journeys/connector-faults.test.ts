import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectorAnswer, type ConnectorCall, teamsError } from '../fixtures/fake-connector.ts';
import { findButton, isChecklist, readMarkdown, readProgress } from './card-reader.ts';
import { cardOf } from './chat.ts';
import { type Journey, showOutputOnFailure, startJourney } from './journey.ts';

// A connector that hangs is cut after ten seconds; test/teams/channel.test.ts proves that with a shorter time.

const paste = '451 4.7.0 Temporary server error. Please try again later. PRX4';

let journey: Journey;
/** What goes wrong with the first call to a conversation. */
const faults = new Map<string, ConnectorAnswer>();

beforeAll(async () => {
  journey = await startJourney();
  journey.connector.answerAll(({ conversationId }) => {
    const fault = faults.get(conversationId) ?? null;
    faults.delete(conversationId);
    return fault;
  });
});
beforeEach(() => showOutputOnFailure(journey));
afterAll(() => journey.end());

/** Writes while the connector is in trouble, then something else, and gives what arrived, in order. */
async function writeInto(fault: ConnectorAnswer): Promise<{ kinds: string[]; times: number[] }> {
  const chat = journey.chat();
  faults.set(chat.conversationId, fault);
  const times: number[] = [];
  const note = () => void times.push(performance.now());
  await chat.write(paste);
  await chat.nextCard().then(note);
  await chat.write('help');
  while (chat.calls('POST').filter(isNotice).length === 0) await chat.nextCard().then(note);
  return { kinds: chat.calls('POST').map((call) => (isNotice(call) ? 'notice' : 'checklist')), times };
}

const isNotice = (call: ConnectorCall): boolean => !isChecklist(cardOf(call));

describe('a card that the channel does not take', () => {
  it.concurrent.each([
    ['429 with Retry-After', { status: 429, headers: { 'retry-after': '2' }, body: teamsError('Throttled') }],
    ['412', { status: 412, body: teamsError('PreconditionFailed') }],
    ['502', { status: 502, body: '<html>Bad gateway</html>' }],
    ['503', { status: 503 }],
    ['504', { status: 504 }],
  ])('for a moment (%s) is sent again and arrives once, before what was asked later', async (name, fault) => {
    const { kinds, times } = await writeInto(fault);
    expect(kinds).toEqual(['checklist', 'checklist', 'notice']);
    const [first = 0, second = 0] = times;
    if (name.includes('Retry-After')) expect(second - first, 'milliseconds').toBeGreaterThan(1_900);
  });

  it.concurrent.each([
    ['400', { status: 400, body: teamsError('BadSyntax') }],
    ['401', { status: 401, body: teamsError('BotNotRegistered') }],
    ['403', { status: 403, body: teamsError('BotNotInConversationRoster') }],
    ['404', { status: 404, body: teamsError('ConversationNotFound') }],
    ['413', { status: 413, body: teamsError('MessageSizeTooBig') }],
    ['500', { status: 500, body: teamsError('ServiceError') }],
  ])('for good (%s) is not sent again, and the next message is answered', async (_name, fault) => {
    expect((await writeInto(fault)).kinds).toEqual(['checklist', 'notice']);
  });

  it('or perhaps has taken (the connection broke afterwards) is not sent again at once, nor forgotten', async () => {
    const own = await startJourney();
    showOutputOnFailure(own);
    try {
      const chat = own.chat();
      own.connector.answerNext('reset');
      await chat.write(paste);
      const first = await chat.nextCard();
      await chat.write('help');
      expect(isChecklist(await chat.nextCard())).toBe(false);
      await own.bot.kill9();
      await own.restart();
      const second = await chat.nextCard();
      expect(second, 'the same case').toEqual(first);
    } finally {
      await own.end();
    }
  });

  it('is described in the log without its text, its conversation or its people', () => {
    const lines = journey.bot.logs().filter(({ msg }) => msg === 'teams.not-delivered');
    expect(lines.length).toBeGreaterThan(0);
    for (const secret of ['A sentence about', 'Ann Example', 'a:0000', 'Bad gateway', 'Temporary server error']) {
      expect(journey.output()).not.toContain(secret);
    }
  });
});

describe('an update that the channel does not take', () => {
  it('for a moment is sent again', async () => {
    const chat = journey.chat();
    await chat.write(paste);
    const card = await chat.nextCard();
    faults.set(chat.conversationId, { status: 502 });
    const done = await chat.press(findButton(card, 'done'));
    expect(await chat.nextUpdate()).toEqual(done);
    expect(await chat.nextUpdate()).toEqual(done);
  });

  it('because it has lost the message makes a new one, which later updates reach', async () => {
    const chat = journey.chat();
    await chat.write(paste);
    const card = await chat.nextCard();
    faults.set(chat.conversationId, { status: 404, body: teamsError('ActivityNotFoundInConversation') });
    const done = await chat.press(findButton(card, 'done'));
    expect(await chat.nextCard()).toEqual(done);
    const failing = await chat.press(findButton(done, 'fail'));
    await chat.nextUpdate();
    expect(readMarkdown(await chat.nextUpdate())).toEqual(readMarkdown(failing));
    expect(chat.calls('PUT')[1]?.activityId).toBe(chat.calls('POST')[1]?.givenId);
  });

  it('at all leaves the tap applied', async () => {
    const chat = journey.chat();
    await chat.write(paste);
    const card = await chat.nextCard();
    faults.set(chat.conversationId, { status: 403, body: teamsError('MessageWritesBlocked') });
    await chat.press(findButton(card, 'done'));
    await chat.nextUpdate();
    expect(readProgress(await chat.press(findButton(card, 'solve')))).toMatchObject({ settled: 1 });
  });
});

describe('a channel that gives a new message no id', () => {
  it('is told the message by the first tap on it, and it is updated then', async () => {
    const chat = journey.chat();
    faults.set(chat.conversationId, { status: 202 });
    await chat.write(paste);
    const card = await chat.nextCard();
    const done = await chat.press(findButton(card, 'done'), { replyToId: '1763625600100' });
    expect(await chat.nextUpdate()).toEqual(done);
    expect(chat.calls('PUT')[0]?.activityId).toBe('1763625600100');
  });
});
