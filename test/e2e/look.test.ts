import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWords } from '../../src/i18n/open-words.ts';
import type { Say } from '../../src/view/say.ts';
import { judgeCard } from './judge-card.ts';
import { type Chat, makeFolder, openChat, type Play, startBrowser, startPlay } from './playground.ts';

const words = await openWords(new URL('../../locales/', import.meta.url));

/** Each begins with words of its language; the errors differ so that long and risky steps are seen. */
const asked: Record<string, { checklist: string; security: string; unknown: string }> = {
  en: {
    checklist:
      'Hello, our scanner sends as scanner@contoso.com and since this morning it says: 535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.',
    security:
      "Hello, our printer cannot send mail any more, what does this mean? 535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.",
    unknown: 'Could you please tell me when the canteen opens today?',
  },
  fr: {
    checklist:
      'Bonjour, notre scanner envoie avec scanner@contoso.com et depuis ce matin il affiche : 535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.',
    security:
      "Bonjour, notre imprimante ne peut plus envoyer de courrier, que faire ? 535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.",
    unknown: 'Pouvez-vous me dire à quelle heure ouvre la cantine aujourd’hui ?',
  },
  ar: {
    checklist:
      'مرحبا، الماسح الضوئي يرسل من scanner@contoso.com ويعرض منذ الصباح هذه الرسالة: 535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.',
    security:
      "مرحبا، الطابعة لم تعد ترسل البريد، ماذا تعني هذه الرسالة؟ 535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.",
    unknown: 'متى يفتح مطعم الموظفين اليوم من فضلك؟',
  },
  ja: {
    checklist:
      'スキャナーは scanner@contoso.com から送信しますが、今朝からこのエラーが出ます。535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.',
    security:
      "プリンターからメールを送信できなくなりました。どうすればよいですか。535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.",
    unknown: '今日の食堂は何時に開きますか。教えてください。',
  },
};

describe('A card', () => {
  const { folder, remove } = makeFolder();
  let play: Play;
  let browser: Browser;

  beforeAll(async () => {
    play = await startPlay(folder);
    browser = await startBrowser();
    const chat = await openChat(browser, play.url);
    await chat.cards.first().waitFor();
    expect(await judgeCard(chat.cards.first())).toEqual([]);
    await chat.page.close();
  });
  afterAll(async () => {
    await browser?.close();
    await play?.stop();
    remove();
  });

  describe.each([1200, 360])('in a window of %i pixels', (width) => {
    it.each(Object.keys(asked))('stays within its width and readable in every state in %s', async (language) => {
      const chat = await openChat(browser, play.url, { width, height: 1800 });
      const say = words.in(language);
      const question = asked[language];
      if (!question) throw new Error(`Nothing is asked in ${language}.`);
      const complaints = [
        ...(await walkSteps(chat, await chat.say(question.checklist), say)),
        ...(await walkEnds(chat, await chat.say(question.security), say)),
        ...(await judgeCard(await chat.say(question.unknown))),
        ...(await judgeCard(await chat.say('help'))),
        ...(await judgeCard(await chat.say('language'))),
      ];
      expect(complaints).toEqual([]);
      await chat.page.close();
    });
  });

  it('is reached by keyboard in reading order, and Enter presses', async () => {
    const chat = await openChat(browser, play.url, { height: 1800 });
    const card = await chat.say(asked.en?.checklist ?? '');
    await card.focus();
    const buttons = await card.getByRole('button').allInnerTexts();
    expect(buttons).toEqual(
      expect.arrayContaining(['Done', 'Not needed', 'Check', 'Open', 'Solved', 'This did not help']),
    );
    const reached: string[] = [];
    for (let tabs = 0; tabs < buttons.length + 5 && reached.length < buttons.length; tabs += 1) {
      await chat.page.keyboard.press('Tab');
      const focused = card.locator('button:focus');
      if ((await focused.count()) > 0) reached.push(await focused.innerText());
    }
    expect(reached).toEqual(buttons);

    await card.getByRole('button', { name: 'Check', exact: true }).focus();
    await chat.page.keyboard.press('Enter');
    await expect.poll(() => card.innerText()).toContain('Sources, checked');
    await card.getByRole('button', { name: 'Done', exact: true }).focus();
    await chat.page.keyboard.press('Enter');
    await expect.poll(() => card.innerText(), { timeout: 15_000 }).toContain('1 of 5');
    await chat.page.close();
  });

  it('would be seen to be too wide, unreadable or without a name', async () => {
    const chat = await openChat(browser, play.url);
    const card = await chat.say(asked.en?.checklist ?? '');
    expect(await judgeCard(card)).toEqual([]);
    for (const planted of [
      '<div style="width: 2000px">wide</div>',
      '<div style="overflow: hidden; white-space: nowrap; width: 40px">This text is cut</div>',
      '<p>${title}</p>',
      '<p>by undefined</p>',
      '<p>null</p>',
      '<button type="button"></button>',
    ]) {
      await card.evaluate(
        (node, html) => node.insertAdjacentHTML('beforeend', `<div id="planted">${html}</div>`),
        planted,
      );
      expect([planted, (await judgeCard(card)).length]).not.toEqual([planted, 0]);
      await card.evaluate((node) => node.querySelector('#planted')?.remove());
    }
    expect(await judgeCard(card)).toEqual([]);
    await chat.page.close();
  });
});

/** Opens every step with its details, then the list of languages. */
async function walkSteps(chat: Chat, card: Locator, say: Say): Promise<string[]> {
  const complaints = await judgeCard(card);
  const folded = await openButtons(card, say).count();
  for (let nth = -1; nth < folded; nth += 1) {
    // The open step stands before the folded ones, then behind those that were opened before.
    if (nth >= 0) await chat.press(card, say.ui('button.open'), nth);
    const toggle = card.getByRole('button', { name: toggleName(say) });
    if ((await toggle.count()) > 0) await toggle.click();
    complaints.push(...(await judgeCard(card)));
  }
  await chat.press(card, say.ui('button.languages'));
  return [...complaints, ...(await judgeCard(card))];
}

/** Asks twice, settles, gives up, and solves. */
async function walkEnds(chat: Chat, card: Locator, say: Say): Promise<string[]> {
  const complaints: string[] = [];
  const look = async () => complaints.push(...(await judgeCard(card)));
  await chat.press(card, say.ui('button.open'));
  await chat.press(card, say.ui('button.done'));
  await look();
  await chat.change(card, say.ui('button.confirm'));
  await look();
  await chat.change(card, say.ui('button.skip'));
  await look();
  await chat.change(card, say.ui('button.fail'));
  await look();
  await chat.change(card, say.ui('button.solve'));
  await look();
  return complaints;
}

const openButtons = (card: Locator, say: Say): Locator =>
  card.getByRole('button', { name: say.ui('button.open'), exact: true });

const toggleName = (say: Say): RegExp =>
  new RegExp(`^(${say.ui('button.check')}|${say.ui('button.check-and-revert')})$`);
