import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultRates } from '../../src/flows/limit-rate.ts';
import { readActivityFixture } from '../fixtures/read-activity-fixture.ts';
import { findButton, readRuns, readSteps, readTexts } from './card-reader.ts';
import { cardOf, nextId, readAnswer } from './chat.ts';
import { type Journey, showOutputOnFailure, startJourney } from './journey.ts';

const paste = '451 4.7.0 Temporary server error. Please try again later. PRX4';
const channelId = '19:ops@thread.tacv2';
const mention = readActivityFixture('channel-mention-twice');

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
beforeEach(() => showOutputOnFailure(journey));
afterAll(() => journey.end());

/** A thread of the channel, and how its first message says where it stands. */
function openThread() {
  const root = nextId();
  const chat = journey.chat({ conversationId: `${channelId};messageid=${root}`, name: 'Ann Example' });
  const { entities } = mention;
  const conversation = { ...(mention.conversation as object), id: channelId };
  return { root, chat, first: { id: root, entities, conversation } };
}

describe('In a channel', () => {
  it('a message that begins a thread is answered in it, wherever the bot is mentioned', async () => {
    const { chat, first } = openThread();
    await chat.write(`<at>Mailmedic</at> look: 451 4.7.0 <at>Mailmedic</at> PRX4`, first);
    expect(readRuns(await chat.nextCard()).join(' ')).toContain('451 4.7.0 PRX4');
  });

  it('a reply with another error opens a case of its own in the same thread', async () => {
    const { chat, first } = openThread();
    await chat.write(`<at>Mailmedic</at> ${paste}`, first);
    await chat.nextCard();
    await chat.with({ name: 'Bob' }).write('5.7.57 Client not authenticated to send mail.');
    expect(readRuns(await chat.nextCard()).join(' ')).toContain('5.7.57');
  });

  it('an edit is answered when it brings another code, and is left alone otherwise', async () => {
    const { root, chat, first } = openThread();
    const edit = { ...first, type: 'messageUpdate', id: root, channelData: { eventType: 'editMessage' } };
    await chat.write(`<at>Mailmedic</at> ${paste}`, first);
    await chat.nextCard();
    expect(await chat.write(`<at>Mailmedic</at> please: ${paste}`, edit)).toMatchObject({ status: 200 });
    expect(await chat.write('', { ...edit, type: 'messageDelete' })).toMatchObject({ status: 200 });
    await chat.write('<at>Mailmedic</at> 5.7.57 Client not authenticated to send mail.', edit);
    expect(readRuns(await chat.nextCard()).join(' ')).toContain('5.7.57');
    expect(chat.calls('POST')).toHaveLength(2);
  });
});

describe('The bot that is removed from a team', () => {
  it('forgets all of its channels', async () => {
    const team = { id: '19:general@thread.tacv2' };
    const channelData = { ...(mention.channelData as object), team };
    const { chat, first } = openThread();
    await chat.write(`<at>Mailmedic</at> ${paste}`, { ...first, channelData });
    const card = await chat.nextCard();
    const general = journey.chat({ conversationId: team.id });
    expect(await general.removeBot()).toEqual({ status: 200, text: '' });
    expect(readAnswer(await chat.tap(findButton(card, 'done'))).value).toMatch(/^This checklist is no longer kept/);
  });
});

describe('Somebody who writes "forget me"', () => {
  it('is told what is gone, and stands on no card any more', async () => {
    const { chat, first } = openThread();
    await chat.write(`<at>Mailmedic</at> ${paste}`, first);
    const card = await chat.nextCard();
    await chat.press(findButton(card, 'done', { step: 'retry-later' }));
    const named = await chat.updateWhere((update) => readSteps(update)[0]?.mark === '✔');
    expect(readSteps(named)[0]?.settled).toContain('Ann Example');

    await chat.write('forget me');
    const notice = cardOf(await journey.connector.until(() => chat.calls('POST')[1]));
    expect(readTexts(notice).join('\n')).toContain('Your name in 1 checklist');
    const update = await chat.updateWhere((each) => !JSON.stringify(each).includes('Ann Example'));
    expect(readSteps(update)[0]).toMatchObject({ mark: '✔', settled: expect.stringContaining('Someone') });
  });
});

describe('Somebody who writes too fast', () => {
  it('is asked once to slow down, in their language, and others are answered meanwhile', async () => {
    const chat = journey.chat({ locale: 'ja-JP' });
    // More than the burst, because more becomes allowed while they come.
    const replies = await Promise.all(
      Array.from({ length: defaultRates.message.burst + 60 }, () => chat.write('help')),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    const last = await journey.connector.until(() =>
      chat.calls('POST').find(({ activity }) => activity.summary === '少しお待ちください'),
    );
    expect(readTexts(cardOf(last)).join('\n')).toContain('1 分後');
    const other = journey.chat();
    await other.write(paste);
    await other.nextCard();
    expect(chat.calls('POST').filter(({ activity }) => activity.summary === '少しお待ちください')).toHaveLength(1);
  });
});
