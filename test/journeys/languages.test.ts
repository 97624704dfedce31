import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findButton, isChecklist, listButtons, readMarkdown, readProgress, readSteps } from './card-reader.ts';
import { type Journey, showOutputOnFailure, startJourney } from './journey.ts';

const bare = '451 4.7.0 Temporary server error. Please try again later. PRX4';
const french = `Bonjour, depuis ce matin j'ai ça : ${bare}`;

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
beforeEach(() => showOutputOnFailure(journey));
afterAll(() => journey.end());

describe('the language of an answer', () => {
  it('is French for a French message around an English error, on one PRX4 card', async () => {
    const chat = journey.chat({ locale: 'en-US' });
    expect(await chat.write(french)).toEqual({ status: 200, text: '' });
    const card = await chat.nextCard();
    expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5', lang: 'fr', rtl: false });
    expect(JSON.stringify(card)).toContain('451 4.7.0 PRX4');
    expect(readProgress(card).settled).toBe(0);
    expect(readSteps(card).filter(({ isOpen }) => isOpen)).toHaveLength(1);
    await chat.write('merci');
    expect(isChecklist(await chat.nextCard())).toBe(false);
    expect(chat.calls('POST')).toHaveLength(2);
  });

  it.each([
    ['en-US', 'en', false],
    ['fr-CA', 'fr', false],
    ['ar-EG', 'ar', true],
    ['ja-JP', 'ja', false],
  ])('of a bare paste follows a client in %s', async (locale, lang, rtl) => {
    const chat = journey.chat({ locale });
    await chat.write(bare);
    expect(await chat.nextCard()).toMatchObject({ lang, rtl });
  });

  it('of a bare paste is English, and says so, for a client in a language without a translation', async () => {
    const chat = journey.chat({ locale: 'nl-NL' });
    await chat.write(bare);
    const card = await chat.nextCard();
    expect(card.lang).toBe('en');
    expect(readMarkdown(card).join()).toContain('Dutch');
  });

  it('of a bare paste is what the person wrote earlier, whatever the client says', async () => {
    const chat = journey.chat({ locale: 'en-US' });
    await chat.write("Bonjour à tous, notre imprimante n'envoie plus rien depuis hier soir, que faut-il faire ?");
    expect(await chat.nextCard()).toMatchObject({ lang: 'fr' });
    await chat.write(bare);
    expect(await chat.nextCard()).toMatchObject({ lang: 'fr' });
  });
});

describe('the choice of a language', () => {
  it('wins over everything, survives a power cut, and can be given up again', async () => {
    const own = await startJourney();
    showOutputOnFailure(own);
    try {
      const chat = own.chat({ locale: 'en-US' });
      await chat.write('language');
      const offered = await chat.nextCard();
      const languages = listButtons(offered).flatMap(({ verb, data }) => (verb === 'prefer' ? [data.language] : []));
      expect(languages).toEqual(expect.arrayContaining([null, 'en', 'fr', 'ar', 'ja']));

      const chosen = await chat.press(findButton(offered, 'prefer', { language: 'ja' }));
      expect(chosen.lang).toBe('ja');
      await own.bot.kill9();
      await own.restart();

      await chat.write(french);
      expect(await chat.nextCard()).toMatchObject({ lang: 'ja' });
      const automatic = await chat.press(findButton(chosen, 'prefer', { language: null }));
      expect(automatic.lang).toBe('fr');
      await chat.write(french);
      expect(await chat.nextCard()).toMatchObject({ lang: 'fr' });
    } finally {
      await own.end();
    }
  });

  it("does not change a card that is open, nor anybody else's cards", async () => {
    const ann = journey.chat({ locale: 'en-US' });
    await ann.write(bare);
    const card = await ann.nextCard();
    await ann.write('language');
    await ann.press(findButton(await ann.nextCard(), 'prefer', { language: 'ar' }));
    expect(await ann.press(findButton(card, 'skip'))).toMatchObject({ lang: 'en' });
    const bob = ann.with({ aadObjectId: 'b0000000-0000-4000-8000-00000000000b' });
    await bob.write(bare);
    expect(await bob.nextCard()).toMatchObject({ lang: 'en' });
  });
});

describe('what is said to the bot', () => {
  it.each([
    ['help', 'en'],
    ['Hello!', 'en'],
    ['language', 'en'],
    ['aide', 'fr'],
    ['Bonjour', 'fr'],
    ['langue', 'fr'],
    ['مساعدة', 'ar'],
    ['مرحبا', 'ar'],
    ['اللغة', 'ar'],
    ['ヘルプ', 'ja'],
    ['こんにちは', 'ja'],
    ['言語', 'ja'],
  ])('%s is answered in %s by a short card', async (text, lang) => {
    const chat = journey.chat({ locale: 'cy-GB' });
    await chat.write(text);
    const card = await chat.nextCard();
    expect(card.lang).toBe(lang);
    expect(isChecklist(card)).toBe(false);
  });

  it('without anything known in it gets three examples and the name of the block to paste', async () => {
    const chat = journey.chat({ locale: 'en-GB' });
    await chat.write('The printer on the second floor has run out of toner again');
    const texts = JSON.stringify(await chat.nextCard());
    for (const example of ['451 4.7.0', '535 5.7.139', '5.7.57']) expect(texts).toContain(example);
    expect(texts).toContain('Diagnostic information for administrators');
  });
});
