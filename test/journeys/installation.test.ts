import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findButton, isChecklist, readMarkdown } from './card-reader.ts';
import { type Chat, readAnswer } from './chat.ts';
import { type Journey, showOutputOnFailure, startJourney } from './journey.ts';

const paste = '451 4.7.0 Temporary server error. Please try again later. PRX4';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
beforeEach(() => showOutputOnFailure(journey));
afterAll(() => journey.end());

describe('an installation', () => {
  it.concurrent.each([
    ['installationUpdate first', 'fr-FR', async (chat: Chat) => [await chat.install(), await chat.addBot()]],
    [
      'conversationUpdate first',
      'ar-EG',
      async (chat: Chat) => {
        const added = chat.addBot();
        return [await chat.install(), await added];
      },
    ],
    [
      'both at once, twice',
      'ja-JP',
      (chat: Chat) => Promise.all([chat.addBot(), chat.install(), chat.addBot(), chat.install()]),
    ],
  ])(
    'that is told by two events (%s) is greeted once, in the language of the client (%s)',
    async (_order, locale, tell) => {
      const chat = journey.chat({ locale });
      for (const reply of await tell(chat)) expect(reply).toEqual({ status: 200, text: '' });
      const welcome = await chat.nextCard();
      expect(welcome.lang).toBe(locale.slice(0, 2));
      await chat.write(paste);
      expect(isChecklist(await chat.nextCard()), 'a second welcome would have come first').toBe(true);
    },
  );

  it('that is told only by conversationUpdate is greeted, too', async () => {
    const chat = journey.chat();
    await chat.addBot();
    expect(readMarkdown(await chat.nextCard()).join()).toContain('Mailmedic');
  });

  it('is not greeted again by a restart, nor when somebody else joins', async () => {
    const own = await startJourney();
    showOutputOnFailure(own);
    try {
      const chat = own.chat();
      await chat.install();
      await chat.nextCard();
      await own.bot.terminate();
      await own.restart();
      await chat.addBot({ membersAdded: [{ id: '29:somebody' }] });
      await chat.addBot();
      await chat.write(paste);
      expect(isChecklist(await chat.nextCard())).toBe(true);
    } finally {
      await own.end();
    }
  });
});

describe('an uninstallation', () => {
  it.each(['uninstall', 'removeBot'] as const)(
    '(%s) takes the cases with it, and a tap gets a polite sentence',
    async (leave) => {
      const conversationId = leave === 'removeBot' ? '19:ops@thread.tacv2;messageid=1763625600000' : undefined;
      const chat = journey.chat({ locale: 'fr-FR', conversationId });
      await chat.install();
      await chat.nextCard();
      await chat.write(paste);
      const card = await chat.nextCard();
      expect(await chat[leave]()).toEqual({ status: 200, text: '' });

      const answer = readAnswer(await chat.tap(findButton(card, 'done')));
      expect(answer.type).toBe('application/vnd.microsoft.activity.message');
      expect(answer.statusCode).toBe(200);
      expect(answer.value).toMatch(/^Cette liste d’étapes n’est plus conservée/);

      await chat.install();
      expect((await chat.nextCard()).lang, 'who comes back is greeted again').toBe('fr');
    },
  );
});
