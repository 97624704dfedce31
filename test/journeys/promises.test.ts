import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertSettings, makeAlert, subscribe, tell } from './alerting.ts';
import { type Card, findButton, listButtons, readTexts } from './card-reader.ts';
import { type Chat, cardOf } from './chat.ts';
import { type Journey, showOutputOnFailure, startJourney } from './journey.ts';

const minutes = 60_000;

let journey: Journey;
beforeEach(async () => {
  journey = await startJourney(alertSettings);
  showOutputOnFailure(journey);
});
afterEach(() => journey.end());

describe('what is promised for later', () => {
  it('is kept after a restart, once', async () => {
    const chat = journey.chat();
    await chat.write('451 4.7.0 Temporary server error. Please try again later. PRX4');
    const card = await chat.nextCard();

    const asking = await doSlowStep(chat, card);
    await chat.press(findButton(asking, 'remind'));
    await journey.bot.kill9();
    await journey.restartLater(61 * minutes);
    const isQuestion = (hung: Card) => listButtons(hung).some(({ verb }) => verb === 'reminded');
    const question = await nextWhere(chat, isQuestion);
    await journey.bot.terminate();
    await journey.restartLater(61 * minutes);
    const closed = await chat.press(findButton(question, 'reminded', { gone: true }));
    expect(listButtons(closed).map(({ verb }) => verb)).not.toContain('reminded');
    await chat.write('help');
    await nextWhere(chat, (other) => !isQuestion(other));
    expect(chat.calls('POST').map(cardOf).filter(isQuestion)).toHaveLength(1);
  });

  it('is not asked where it was cancelled before', async () => {
    const chat = journey.chat();
    await chat.write('451 4.7.0 Temporary server error. Please try again later. PRX4');
    const asking = await doSlowStep(chat, await chat.nextCard());
    const set = await chat.press(findButton(asking, 'remind'));
    await chat.press(findButton(set, 'cancel-reminder'));
    await journey.bot.kill9();
    await journey.restartLater(61 * minutes);
    await chat.write('help');
    await chat.nextCard();
    expect(chat.calls('POST')).toHaveLength(2);
  });

  it('ends a snooze that was over while nothing ran', async () => {
    const chat = journey.chat();
    await subscribe(chat);
    await tell(journey.bot, 'generic', makeAlert('queue', 1));
    const card = await chat.nextCard();
    const asked = await chat.press(findButton(card, 'snooze'));
    const { verb, data } = findButton(asked, 'quiet', { minutes: 60 });
    const quiet = await chat.press({ verb, data: { ...data, reason: 'Maintenance until noon' } });
    expect(readTexts(quiet).join(' ')).toContain('Maintenance until noon');
    await journey.bot.kill9();
    await journey.restartLater(61 * minutes);
    await chat.nextCard();
    const isAwake = (shown: Card) => listButtons(shown).some((button) => button.verb === 'snooze');
    const awake = readTexts(await chat.updateWhere(isAwake)).join(' ');
    expect(awake, 'why it was quiet stays in the record').toContain('Maintenance until noon');
    expect(awake).not.toContain('Snoozed until');
  });
});

/** Does the step whose effect takes up to an hour, and gives the card that offers to come back. */
function doSlowStep(chat: Chat, card: Card): Promise<Card> {
  const { data } = findButton(card, 'skip');
  return chat.press({ verb: 'done', data: { ...data, step: 'enable-mailbox' } });
}

async function nextWhere(chat: Chat, fits: (card: Card) => boolean): Promise<Card> {
  for (;;) {
    const card = await chat.nextCard();
    if (fits(card)) return card;
  }
}
