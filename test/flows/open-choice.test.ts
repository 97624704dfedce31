import { describe, expect, it } from 'vitest';
import type { Button } from '../../src/view/button.ts';
import {
  bob,
  cardOf,
  caseViewOf,
  conversation,
  createTestWorld,
  noticeViewOf,
  press,
  quiet,
  type TestWorld,
  written,
} from './world.ts';

const question = 'basic auth is disabled for smtp';

/** A world in which a question was asked that fits more than one checklist, and the buttons that it was answered with. */
async function askedWorld(text = question) {
  const world = createTestWorld();
  await world.bot.onMessage(written(text, { id: 'asked' }));
  await quiet();
  const view = noticeViewOf(world.channel.sendings[0]?.message);
  return { world, view, buttons: view.buttons.map(({ data }) => data as Button) };
}

const titles = (world: TestWorld) => world.channel.sendings.slice(1).map(({ message }) => caseViewOf(message).title);

describe('A question that fits more than one checklist', () => {
  it('is answered with a choice of them, and with a way on if it is none of them', async () => {
    const { view, buttons } = await askedWorld();
    expect(buttons).toEqual([
      { verb: 'choose', message: 'asked', article: 'basic-auth-retired' },
      { verb: 'choose', message: 'asked', article: 'smtp-auth' },
      { verb: 'none' },
    ]);
    expect(view.title).toBe('Which of these is it?');
    expect(view.fallbackText).toContain('Sign-in refused');
  });

  it('opens the checklist that is chosen, in a message of its own and in the language of the question', async () => {
    const { world, view, buttons } = await askedWorld("l'authentification de base est désactivée pour smtp");
    const reply = await press(world, buttons[0] as Button);
    expect(noticeViewOf(cardOf(reply))).toEqual(view);
    expect(titles(world)).toEqual(['L’authentification de base est désactivée']);
  });

  it('opens it once, however often and by whomever it is pressed, after a restart, too', async () => {
    const { world, buttons } = await askedWorld();
    const [first] = buttons as [Button];
    await Promise.all([press(world, first), press(world, first, { person: bob })]);
    await press(world.restart(), first);
    expect(titles(world)).toHaveLength(1);
    const checklist = { kind: 'checklist', article: first.verb === 'choose' && first.article, language: 'en' };
    expect(world.metrics.counted.filter(([name]) => name === 'answer').slice(1)).toEqual([['answer', checklist]]);
  });

  it('opens another one when that is pressed, too', async () => {
    const { world, buttons } = await askedWorld();
    for (const button of buttons.slice(0, 2)) await press(world, button);
    expect(new Set(titles(world)).size).toBe(2);
  });

  it('shows what to paste when it is none of them', async () => {
    const { world } = await askedWorld();
    const shown = noticeViewOf(cardOf(await press(world, { verb: 'none' })));
    expect(shown.text).toContain('Paste the error itself');
    expect(world.channel.sendings).toHaveLength(1);
  });

  it.each<[string, Button, object]>([
    ['an article that was not offered', { verb: 'choose', message: 'asked', article: 'prx4' }, {}],
    ['an article that there is none of', { verb: 'choose', message: 'asked', article: 'constructor' }, {}],
    ['a message that was answered otherwise', { verb: 'choose', message: 'forged', article: 'smtp-auth' }, {}],
    [
      'a message of another conversation',
      { verb: 'choose', message: 'asked', article: 'smtp-auth' },
      { conversation: conversation('elsewhere') },
    ],
  ])('opens nothing for %s', async (_title, button, changes) => {
    const { world } = await askedWorld();
    expect(await press(world, button, changes)).toMatchObject({ kind: 'refused' });
    expect(world.channel.sendings).toHaveLength(1);
  });
});

describe('A question that one checklist answers', () => {
  it('is answered with it, as a case without a code', async () => {
    const world = createTestWorld();
    await world.bot.onMessage(written('how do I enable SMTP AUTH for a mailbox?'));
    await quiet();
    const view = caseViewOf(world.channel.sendings[0]?.message);
    expect(view.title).toBe('Sign-in refused: the mail was not sent');
    expect(view.code).toEqual([]);
  });

  it('gives way to a code, and to an error sentence without one', async () => {
    const world = createTestWorld();
    const certificate = 'the certificate of our mail server has expired';
    await world.bot.onMessage(written(`${certificate}: 535 5.7.139 Authentication unsuccessful`));
    await world.bot.onMessage(written(`${certificate}: msmtp: the server sent an invalid reply`));
    await quiet();
    expect(world.channel.sendings.map(({ message }) => caseViewOf(message).title)).toEqual([
      'Sign-in refused: the mail was not sent',
      'Temporary error inside Exchange Online',
    ]);
  });
});
