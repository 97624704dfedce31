import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWords } from '../../src/i18n/open-words.ts';
import { type Chat, makeFolder, openChat, type Play, startBrowser, startPlay } from './playground.ts';

const arabic = (await openWords(new URL('../../locales/', import.meta.url))).in('ar');

/** Of the browser. */
declare function getComputedStyle(node: unknown): { direction: string };

const errors = {
  tenantOff:
    'Hello, our scanner sends as scanner@contoso.com and since this morning it says: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
  securityDefaults:
    "Hello, our printer cannot send mail any more, what does this mean? 535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.",
  prx4French:
    'Bonjour, depuis ce matin notre copieur affiche ce message : 451 4.7.0 Temporary server error. Please try again later. PRX4',
};

describe('A person in the playground', () => {
  const { folder, remove } = makeFolder();
  let play: Play;
  let browser: Browser;
  let chat: Chat;

  beforeAll(async () => {
    play = await startPlay(folder);
    browser = await startBrowser();
    chat = await openChat(browser, play.url, { height: 1400 });
    await chat.cards.first().waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await play?.stop();
    remove();
  });

  it('is greeted once, also when the page is opened again', async () => {
    await shows(chat.cards.first(), 'Hello, I am Mailmedic');
    // The bot answers in order: what comes next is not the welcome.
    const again = await openChat(browser, play.url);
    await shows(await again.say('help'), 'How I help');
    expect(await again.cards.count()).toBe(1);
    await again.page.close();
  });

  it('gets a checklist for an error, with the mailbox in the command', async () => {
    const card = await chat.say(errors.tenantOff);
    await shows(card, '535 5.7.139');
    await shows(card, 'Sign-in refused: the mail was not sent');
    await shows(card, "-Identity 'scanner@contoso.com'");
    await shows(card, '0 of 3');
  });

  it('settles steps, answers the question, reopens and finishes', async () => {
    const card = await chat.say(errors.tenantOff);
    await chat.change(card, 'Done');
    await shows(card, '1 of 3');
    await shows(card, /Done · .Aiko Tanaka., \d{4}-\d\d-\d\d \d\d:\d\d UTC/);

    await shows(card, 'Which mailbox does the device or program sign in with?');
    await chat.change(card, 'Shared mailbox');
    await shows(card, '2 of 4');
    await shows(card, 'Choose one of two ways');

    await chat.change(card, 'Not needed');
    await shows(card, '3 of 4');
    await chat.press(card, 'Open', 2);
    await chat.change(card, 'Reopen');
    await shows(card, '2 of 4');
    await chat.change(card, 'Done');
    await chat.change(card, 'Done');
    await shows(card, '4 of 4');
    await shows(card, 'All steps are settled. Is the error gone?');

    await chat.change(card, 'Solved');
    await shows(card, '✔ Solved');
    await shows(card, 'Who did what (times in UTC)');
    await shows(card, 'Is it a shared mailbox? Shared mailbox: ');
    expect(await namesOf(card)).toEqual(['Reopen', 'Other language']);
    await chat.change(card, 'Reopen');
    await shows(card, '4 of 4');
  });

  it('opens a folded step, and how to check and revert it', async () => {
    const card = await chat.say(errors.tenantOff);
    await hides(card, 'Let the organisation setting decide again');
    await card.getByRole('button', { name: 'Check and revert', exact: true }).click();
    await shows(card, 'Let the organisation setting decide again');
    await shows(card, 'Sources, checked');
    await chat.press(card, 'Open', 1);
    await shows(card, 'Azure Communication Services');
    await hides(card, "-Identity 'scanner@contoso.com'");
  });

  it('is asked a second time before a step that lowers security counts', async () => {
    const card = await chat.say(errors.securityDefaults);
    await shows(card, '0 of 2');
    await chat.press(card, 'Open', 0);
    await shows(card, 'Lowers security');
    await shows(card, 'What it costs');
    await chat.press(card, 'Done');
    await shows(card, 'This lowers the protection of your tenant.');
    await shows(card, '0 of 2');
    await chat.press(card, 'Cancel');
    await hides(card, 'This lowers the protection of your tenant.');
    await chat.press(card, 'Done');
    await chat.change(card, 'Yes, done');
    await shows(card, '1 of 2');
  });

  it('says that it did not help and sees what comes next', async () => {
    const card = await chat.say(errors.tenantOff);
    await chat.change(card, 'This did not help');
    await shows(card, '! Not solved yet');
    await shows(card, 'What next');
    await shows(card, 'What to send to support:');
    await chat.change(card, 'Back to the checklist');
    await hides(card, 'What next');
    await shows(card, '0 of 3');
  });

  it('turns a card into English and back in one tap, and into others from a list, with the same progress', async () => {
    const card = await chat.say(errors.prx4French);
    await shows(card, 'Erreur temporaire interne à Exchange Online');
    await chat.change(card, 'Fait');
    await shows(card, '1 sur 6');
    await chat.change(card, 'English');
    await shows(card, 'Temporary error inside Exchange Online');
    await shows(card, '1 of 6');
    await chat.change(card, 'Français');
    await shows(card, '1 sur 6');
    await chat.press(card, 'Autre langue');
    await chat.change(card, '日本語');
    await shows(card, '6 件中 1 件対応済み');
    await chat.press(card, '他の言語');
    await chat.change(card, 'العربية');
    await shows(card, 'من');
    expect(await card.getAttribute('dir')).toBe('rtl');
  });

  it('chooses a language for good, and lets it follow again', async () => {
    const card = await chat.say('language');
    await shows(card, '日本語');
    await chat.press(card, '日本語');
    await shows(card, '✔ 日本語');
    await shows(await chat.say(errors.tenantOff), 'チェックリスト');
    await chat.press(card, '自動');
    await shows(await chat.say(errors.tenantOff), 'Checklist');
  });

  it('asks for help, and is told what to paste when there is nothing known', async () => {
    const unknown = await chat.say('Could you please tell me when the canteen opens today?');
    await shows(unknown, 'I found no mail error in this');
    await shows(unknown, 'Diagnostic information for administrators');
    await chat.press(unknown, 'Show help');
    await shows(unknown, 'How I help');
    await shows(await chat.say('aide'), 'PRX4');
  });

  it('asks in Arabic from a client in Arabic: the card runs right to left, commands left to right', async () => {
    const card = await chat.post({
      text: 'من scanner@contoso.com تظهر هذه الرسالة على الطابعة منذ الصباح: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
      locale: 'ar-SA',
    });
    expect(await card.getAttribute('dir')).toBe('rtl');
    const title = await boxOf(card.getByRole('heading').first());
    const code = await boxOf(card.getByText('535 5.7.139', { exact: true }));
    const whole = await boxOf(card);
    // Both begin where a line begins for the reader.
    expect(whole.right - code.right).toBeLessThan(40);
    expect(Math.abs(title.right - code.right)).toBeLessThan(2);
    expect(await directionOf(card.getByText('535 5.7.139', { exact: true }))).toBe('ltr');
    expect(await directionOf(card.getByText('Set-CASMailbox').first())).toBe('ltr');
    expect(await directionOf(card.getByText('Microsoft 365 admin center').first())).toBe('ltr');
    // Of the buttons below the checklist, the first stands at the right.
    const [solved, failing] = await Promise.all(
      (['button.solve', 'button.fail'] as const).map((key) =>
        boxOf(card.getByRole('button', { name: arabic.ui(key), exact: true })),
      ),
    );
    expect(solved?.left).toBeGreaterThan(failing?.right ?? 0);
  });
});

async function shows(card: Locator, text: string | RegExp): Promise<void> {
  const expected = typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text);
  await expect.poll(() => card.innerText(), { timeout: 15_000 }).toEqual(expected);
}

async function hides(card: Locator, text: string): Promise<void> {
  await expect.poll(() => card.innerText(), { timeout: 15_000 }).not.toContain(text);
}

const namesOf = (card: Locator): Promise<string[]> => card.getByRole('button').allInnerTexts();

const directionOf = (part: Locator): Promise<string> => part.evaluate((node) => getComputedStyle(node).direction);

async function boxOf(part: Locator): Promise<{ left: number; right: number }> {
  const box = await part.boundingBox();
  if (!box) throw new Error('It is not to be seen.');
  return { left: box.x, right: box.x + box.width };
}
