import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Card,
  findButton,
  listButtons,
  listTitles,
  readCaseId,
  readMarkdown,
  readProgress,
  readRuns,
  readSnippets,
  readSteps,
  readTexts,
} from './card-reader.ts';
import { type Chat, cardOf, readAnswer } from './chat.ts';
import { type Journey, showOutputOnFailure, startJourney } from './journey.ts';

const paste = '451 4.7.0 Temporary server error. Please try again later. PRX4';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
beforeEach(() => showOutputOnFailure(journey));
afterAll(() => journey.end());

async function openChecklist(text = paste): Promise<{ chat: Chat; card: Card }> {
  const chat = journey.chat({ name: 'Ann Example' });
  await chat.write(text);
  return { chat, card: await chat.nextCard() };
}

const openStep = (card: Card) => readSteps(card).find(({ isOpen }) => isOpen)?.title;
const textOf = (card: Card) => readTexts(card).join('\n');
const utc = /\d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC/;

describe('a checklist that is walked to its end', () => {
  it('takes Done, Not needed, Reopen, Open and an answer, asks twice for security, and closes with who and when', async () => {
    const { chat, card } = await openChecklist();
    expect(readProgress(card)).toEqual({ settled: 0, total: 6 });
    expect(openStep(card)).toBe('Wait and send again');

    const done = await chat.press(findButton(card, 'done', { step: 'retry-later' }));
    expect(readProgress(done)).toEqual({ settled: 1, total: 6 });
    expect(readSteps(done)[0]).toMatchObject({ mark: '✔', settled: expect.stringMatching(utc) });
    expect(readSteps(done)[0]?.settled).toContain('Ann Example');
    expect(openStep(done), 'the next one opens').toBe('Is it a shared mailbox?');

    const answered = await chat.press(findButton(done, 'answer', { answer: 'yes' }));
    expect(readProgress(answered), 'the answer brings its own step').toEqual({ settled: 2, total: 7 });
    expect(openStep(answered)).toBe('Sign in with a licensed mailbox');

    const skipped = await chat.press(findButton(answered, 'skip', { step: 'use-licensed-mailbox' }));
    expect(readSteps(skipped)[2]).toMatchObject({ mark: '–', settled: expect.stringContaining('Not needed') });

    const looked = await chat.press(findButton(skipped, 'open', { step: 'retry-later' }));
    expect(openStep(looked)).toBe('Wait and send again');
    expect(readProgress(looked), 'looking changes nothing').toEqual({ settled: 3, total: 7 });

    const reopened = await chat.press(findButton(looked, 'reopen', { step: 'retry-later' }));
    expect(readProgress(reopened)).toEqual({ settled: 2, total: 7 });
    expect(readSteps(reopened)[0]).toMatchObject({ mark: '○', isOpen: true, settled: null });

    const otherwise = await chat.press(
      findButton(
        await chat.press(
          findButton(await chat.press(findButton(reopened, 'open', { step: 'shared-mailbox' })), 'reopen'),
        ),
        'answer',
        { answer: 'no' },
      ),
    );
    expect(readProgress(otherwise), 'the other answer takes the step away').toEqual({ settled: 1, total: 6 });

    const step = 'turn-off-security-defaults';
    const security = await chat.press(findButton(otherwise, 'open', { step }));
    const asked = await chat.press(findButton(security, 'done', { step }));
    expect(textOf(asked)).toContain('Did you really do it');
    expect(readProgress(asked)).toEqual({ settled: 1, total: 6 });
    const cancelled = await chat.press(findButton(asked, 'open', { step }));
    expect(textOf(cancelled)).not.toContain('Did you really do it');
    const confirmed = await chat.press(
      findButton(await chat.press(findButton(cancelled, 'done', { step })), 'confirm', { step }),
    );
    expect(readProgress(confirmed)).toEqual({ settled: 2, total: 6 });

    const solved = await chat.press(findButton(confirmed, 'solve'));
    expect(readMarkdown(solved)).toContain('✔ Solved');
    expect(listTitles(solved)).toEqual(expect.arrayContaining(['Reopen']));
    expect(readRuns(solved).join('\n')).toMatch(/Solved: \u2068Ann Example\u2069, \d{4}-\d{2}-\d{2} \d{2}:\d{2}/);
    expect(textOf(solved)).toContain('times in UTC');

    const resumed = await chat.press(findButton(solved, 'resume'));
    expect(readMarkdown(resumed)).not.toContain('✔ Solved');
    expect(readProgress(resumed)).toEqual({ settled: 2, total: 6 });
  });

  it('asks whether the error is gone once all is settled', async () => {
    const { chat, card } = await openChecklist();
    let current = card;
    for (;;) {
      const next =
        listButtons(current).find(({ verb }) => verb === 'skip') ??
        listButtons(current).find(({ data }) => data.answer === 'no');
      if (!next) break;
      current = await chat.press(next);
    }
    expect(readProgress(current)).toEqual({ settled: 6, total: 6 });
    expect(textOf(current)).toContain('Is the error gone?');
  });

  it('says what comes next and what support needs when it still fails, and goes back', async () => {
    const { chat, card } = await openChecklist();
    const done = await chat.press(findButton(card, 'done'));
    const failing = await chat.press(findButton(done, 'fail'));
    for (const part of [
      'Not solved yet',
      'What next',
      'Also worth trying:',
      'still open or were skipped',
      'What to send to support',
    ]) {
      expect(textOf(failing)).toContain(part);
    }
    expect(readProgress(await chat.press(findButton(failing, 'resume')))).toEqual({ settled: 1, total: 6 });
  });

  it('opens the checklist that comes next in one tap', async () => {
    const { chat, card } = await openChecklist();
    const failing = await chat.press(findButton(card, 'fail'));
    await chat.press(findButton(failing, 'next'));
    const next = await chat.nextCard();
    expect(readCaseId(next)).not.toBe(readCaseId(card));
    expect(textOf(next)).toContain('Sign-in refused: the mail was not sent');
  });
});

describe('the message that everybody sees', () => {
  it('is updated with the newest version after each change, once the answer to the tap has left', async () => {
    const { chat, card } = await openChecklist();
    const order: string[] = [];
    const updated = journey.connector.until(() => chat.calls('PUT')[0]).then(() => order.push('message updated'));
    const done = await chat.press(findButton(card, 'done')).then((answer) => {
      order.push('tap answered');
      return answer;
    });
    await updated;
    expect(order).toEqual(['tap answered', 'message updated']);
    expect(chat.calls('PUT')[0]?.activityId).toBe(chat.calls('POST')[0]?.givenId);
    expect(await chat.nextUpdate()).toEqual(done);

    const failing = await chat.press(findButton(done, 'fail'));
    expect(readMarkdown(await chat.nextUpdate())).toEqual(readMarkdown(failing));
  });

  it('is not touched by a look', async () => {
    const { chat, card } = await openChecklist();
    const opened = await chat.press(findButton(card, 'open', { step: 'enable-mailbox' }));
    await chat.press(findButton(opened, 'languages'));
    await chat.press(findButton(opened, 'done', { step: 'enable-mailbox' }));
    const update = await chat.nextUpdate();
    expect(readProgress(update)).toMatchObject({ settled: 1 });
    expect(openStep(update), 'which step is open is the affair of who opened it').toBe('Wait and send again');
    expect(chat.calls('PUT')).toHaveLength(1);
  });

  it('is updated by a client that knows only Action.Submit, too', async () => {
    const { chat, card } = await openChecklist();
    for (const button of listButtons(card)) {
      expect(button.fallback).toMatchObject({ type: 'Action.Submit', title: button.title, data: button.data });
    }
    expect(await chat.submit(findButton(card, 'done'))).toEqual({ status: 200, text: '' });
    expect(readProgress(await chat.nextUpdate())).toMatchObject({ settled: 1 });
  });
});

describe('a tap', () => {
  it('that comes twice, or from another client, changes nothing the second time', async () => {
    const { chat, card } = await openChecklist();
    const done = await chat.press(findButton(card, 'done'));
    await chat.nextUpdate();
    const again = await chat.press(findButton(card, 'done'));
    const bobs = await chat
      .with({ name: 'Bob Example', aadObjectId: 'b0000000-0000-4000-8000-00000000000b' })
      .press(findButton(card, 'skip'));
    expect(again).toEqual(done);
    expect(bobs, 'what Ann settled stays hers').toEqual(done);
    const solved = await chat.press(findButton(card, 'solve'));
    expect(readMarkdown(await chat.nextUpdate()), 'the next update is of the next change').toEqual(
      readMarkdown(solved),
    );
    expect(chat.calls('PUT')).toHaveLength(2);
  });

  it('on an old card is applied, or has no effect once the case is solved', async () => {
    const { chat, card } = await openChecklist();
    await chat.press(findButton(card, 'done'));
    const late = await chat.press({ verb: 'skip', data: { ...findButton(card, 'skip').data, step: 'enable-mailbox' } });
    expect(readProgress(late)).toMatchObject({ settled: 2 });
    const solved = await chat.press(findButton(card, 'solve'));
    for (const button of [findButton(card, 'done'), findButton(card, 'fail'), findButton(card, 'solve')]) {
      expect(await chat.press(button)).toEqual(solved);
    }
  });

  it('settles a security step of which another tap has asked first, without asking again', async () => {
    const { chat, card } = await openChecklist();
    const step = 'turn-off-user-mfa';
    const data = { ...findButton(card, 'done').data, step };
    await chat.press({ verb: 'done', data });
    expect(readProgress(await chat.press({ verb: 'done', data }))).toMatchObject({ settled: 0 });
    expect(readProgress(await chat.press({ verb: 'confirm', data }))).toMatchObject({ settled: 1 });
  });
});

describe('the language of a card', () => {
  it('is English in one tap and back in one, with the others in a list and the same progress', async () => {
    const chat = journey.chat({ locale: 'fr-FR' });
    await chat.write(paste);
    const card = await chat.nextCard();
    const done = await chat.press(findButton(card, 'done'));
    await chat.nextUpdate();

    const english = await chat.press(findButton(done, 'speak', { language: 'en' }));
    expect(english.lang).toBe('en');
    expect(readProgress(english)).toEqual(readProgress(done));
    expect((await chat.nextUpdate()).lang).toBe('en');
    expect(await chat.press(findButton(english, 'speak', { language: 'fr' }))).toEqual(done);

    const list = await chat.press(findButton(done, 'languages'));
    const offered = listButtons(list).filter(({ verb }) => verb === 'speak');
    const languages = offered.map(({ data }) => data.language);
    expect(languages).toEqual(expect.arrayContaining(['en', 'ar', 'ja']));
    expect(languages).not.toContain('fr');
    const arabic = await chat.press(findButton(list, 'speak', { language: 'ar' }));
    expect(arabic).toMatchObject({ lang: 'ar', rtl: true });
    expect(readProgress(arabic)).toEqual(readProgress(done));

    await chat.write(paste);
    expect((await chat.nextCard()).lang, 'the person chose nothing').toBe('fr');
  });

  it('is Japanese with the same progress, and its commands hold the mailbox of the paste', async () => {
    const { chat, card } = await openChecklist(
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.\nUser: scanner@contoso.com',
    );
    const list = await chat.press(findButton(card, 'languages'));
    const japanese = await chat.press(findButton(list, 'speak', { language: 'ja' }));
    expect(readProgress(japanese)).toEqual(readProgress(card));
    expect(readSnippets(japanese).join()).toContain("-Identity 'scanner@contoso.com'");
    expect(readSnippets(japanese)).toEqual(readSnippets(card));
  });
});

describe('a card', () => {
  it('in every language and at each of its states is small enough for Teams, with no template left in it', async () => {
    for (const locale of ['en-US', 'fr-FR', 'ar-EG', 'ja-JP']) {
      const chat = journey.chat({ locale });
      await chat.write('535 5.7.139 Authentication unsuccessful');
      let current = await chat.nextCard();
      for (const title of readSteps(current).keys()) {
        const step = listButtons(current).filter(({ verb }) => verb === 'open')[title]?.data.step;
        if (step) check(await chat.press(findButton(current, 'open', { step: String(step) })));
      }
      for (;;) {
        check(current);
        const next = listButtons(current).find(
          ({ verb, data }) => verb === 'done' || verb === 'confirm' || data.answer === 'yes',
        );
        if (!next) break;
        current = await chat.press(next);
      }
      check(await chat.press(findButton(current, 'fail')));
      check(await chat.press(findButton(current, 'languages')));
      check(await chat.press(findButton(current, 'solve')));
    }
  });

  function check(card: Card): void {
    const text = JSON.stringify(card);
    expect(Buffer.byteLength(text)).toBeLessThan(25_000);
    expect(text).not.toContain('${');
    expect(card.fallbackText).toBeTruthy();
  }

  it('comes with a summary for notifications', async () => {
    const { chat } = await openChecklist();
    const [call] = chat.calls('POST');
    expect(call?.activity.summary).toContain('451 4.7.0 PRX4');
    expect(call && cardOf(call).speak).toBe(call?.activity.summary);
    expect(readAnswer(await chat.tap({ verb: 'help', data: {} })).statusCode).toBe(200);
  });
});
