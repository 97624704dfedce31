import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/ports/channel.ts';
import type { Button } from '../../src/view/button.ts';
import type { CaseView } from '../../src/view/card-view.ts';
import {
  ada,
  bob,
  cardOf,
  caseIdOn,
  caseViewOf,
  conversation,
  createTestWorld,
  noticeViewOf,
  openCaseIn,
  pastes,
  press,
  quiet,
  type TestWorld,
  tapped,
} from './world.ts';

describe('A tap', () => {
  it.each<[string, (id: string) => Button, (view: CaseView) => unknown, unknown]>([
    ['done', (id) => ({ verb: 'done', case: id, step: 'enable-mailbox' }), progressOf, '1 of 3'],
    ['not needed', (id) => ({ verb: 'skip', case: id, step: 'enable-mailbox' }), progressOf, '1 of 3'],
    ['an answer', (id) => ({ verb: 'answer', case: id, step: 'shared-mailbox', answer: 'yes' }), progressOf, '1 of 4'],
    ['opening a step', (id) => ({ verb: 'open', case: id, step: 'leave-basic-auth' }), openSteps, [2]],
    ['a language', (id) => ({ verb: 'speak', case: id, language: 'ar' }), ({ language }) => language, 'ar'],
    ['the list of languages', (id) => ({ verb: 'languages', case: id }), ({ languages }) => languages.length, 1],
    ['solved', (id) => ({ verb: 'solve', case: id }), ({ status }) => status[0]?.text, '✔ Solved'],
    ['did not help', (id) => ({ verb: 'fail', case: id }), ({ status }) => status[0]?.text, '! Not solved yet'],
  ])('is answered with the card as it is then: %s', async (_title, button, look, expected) => {
    const { world, caseId } = await openedCase();
    const { reply } = await world.bot.onTap(tapped(button(caseId)));
    expect(look(caseViewOf(cardOf(reply)))).toEqual(expected);
  });

  it('is durable before it is answered, and others see it only after', async () => {
    const { world, caseId } = await openedCase();
    const { after } = await world.bot.onTap(tapped({ verb: 'done', case: caseId, step: 'enable-mailbox' }));
    await quiet();
    expect((await world.store.findCase(caseId))?.case.marks['enable-mailbox']).toMatchObject({
      state: 'done',
      by: ada,
    });
    expect(world.channel.sendings).toHaveLength(1);
    await after();
    await quiet();
    expect(world.channel.sendings).toHaveLength(2);
  });

  it('that arrives twice counts once and is answered twice', async () => {
    const { world, caseId } = await openedCase();
    const tap = tapped({ verb: 'done', case: caseId, step: 'enable-mailbox' });
    const again = { ...tap, id: 'another-activity' };
    const replies = [await world.bot.onTap(tap), await world.bot.onTap(again)];
    expect(replies.map(({ reply }) => progressOf(caseViewOf(cardOf(reply))))).toEqual(['1 of 3', '1 of 3']);
    expect((await world.store.findCase(caseId))?.case.version).toBe(2);
  });

  it('at the same instant as another one counts, too', async () => {
    const { world, caseId } = await openedCase();
    await Promise.all([
      world.bot.onTap(tapped({ verb: 'done', case: caseId, step: 'enable-mailbox' }, { person: ada })),
      world.bot.onTap(tapped({ verb: 'skip', case: caseId, step: 'leave-basic-auth' }, { person: bob })),
      world.bot.onTap(tapped({ verb: 'answer', case: caseId, step: 'shared-mailbox', answer: 'no' }, { person: bob })),
    ]);
    expect((await world.store.findCase(caseId))?.case).toMatchObject({
      version: 4,
      marks: { 'enable-mailbox': { by: ada }, 'leave-basic-auth': { by: bob } },
      answers: { 'shared-mailbox': { answer: 'no', by: bob } },
    });
  });

  it('on the same step at the same instant leaves it with the faster one', async () => {
    const { world, caseId } = await openedCase();
    const button: Button = { verb: 'done', case: caseId, step: 'enable-mailbox' };
    await Promise.all([world.bot.onTap(tapped(button)), world.bot.onTap(tapped(button, { person: bob }))]);
    expect((await world.store.findCase(caseId))?.case).toMatchObject({
      version: 2,
      marks: { 'enable-mailbox': { by: ada } },
    });
  });

  it('on a card of long ago is applied or has no effect, and shows the newest', async () => {
    const { world, caseId } = await openedCase();
    await press(world, { verb: 'solve', case: caseId });
    const reply = await press(world, { verb: 'done', case: caseId, step: 'enable-mailbox' });
    expect(caseViewOf(cardOf(reply)).status[0]?.text).toBe('✔ Solved');
  });

  it('works after a restart', async () => {
    const { world, caseId } = await openedCase();
    const reply = await press(world.restart(), { verb: 'done', case: caseId, step: 'enable-mailbox' });
    expect(progressOf(caseViewOf(cardOf(reply)))).toBe('1 of 3');
  });

  it('works for a card of a thread whose tap names the channel only', async () => {
    const world = createTestWorld();
    const thread = conversation('19:channel;messageid=7');
    const caseId = await openCaseIn(world, pastes.tenantOff, { conversation: thread });
    const reply = await press(world, { verb: 'solve', case: caseId }, { conversation: conversation('19:channel') });
    expect(reply.kind).toBe('card');
    expect(world.channel.sendings.at(-1)?.to).toBe(thread.id);
  });

  it('opens a step for the one who pressed, and for nobody else', async () => {
    const { world, caseId } = await openedCase();
    const before = await world.store.findCase(caseId);
    await press(world, { verb: 'open', case: caseId, step: 'leave-basic-auth' });
    expect(await world.store.findCase(caseId)).toEqual(before);
  });
});

describe('A step that lowers security', () => {
  const paste = pastes.basicAuth;
  const step = 'allow-basic-auth';

  it('asks whether it was really done before it counts', async () => {
    const { world, caseId } = await openedCase(paste);
    const asked = caseViewOf(cardOf(await press(world, { verb: 'done', case: caseId, step })));
    const open = openStepOf(asked);
    expect(open?.ask).toHaveLength(1);
    expect(open?.buttons.map(({ verb }) => verb)).toEqual(['confirm', 'open']);
    expect((await world.store.findCase(caseId))?.case.version).toBe(1);
    const confirmed = caseViewOf(cardOf(await press(world, { verb: 'confirm', case: caseId, step })));
    expect(progressOf(confirmed)).toBe('1 of 4');
  });

  it('asks everybody for themselves', async () => {
    const { world, caseId } = await openedCase(paste);
    await press(world, { verb: 'done', case: caseId, step });
    const other = caseViewOf(cardOf(await press(world, { verb: 'done', case: caseId, step }, { person: bob })));
    expect(openStepOf(other)?.ask).toHaveLength(1);
    const looking = caseViewOf(cardOf(await press(world, { verb: 'open', case: caseId, step }, { person: bob })));
    expect(openStepOf(looking)?.ask).toEqual([]);
  });

  it('does not ask before it is skipped, or once it is done', async () => {
    const { world, caseId } = await openedCase(paste);
    expect(progressOf(caseViewOf(cardOf(await press(world, { verb: 'skip', case: caseId, step }))))).toBe('1 of 4');
    const again = caseViewOf(cardOf(await press(world, { verb: 'done', case: caseId, step })));
    expect(again.checklist[0]?.steps.flatMap(({ open }) => open.flatMap(({ ask }) => ask))).toEqual([]);
  });
});

describe('A tap that is refused', () => {
  it.each<[string, (world: TestWorld, caseId: string) => Promise<unknown>, string]>([
    [
      'from another conversation',
      (world, caseId) => press(world, { verb: 'solve', case: caseId }, { conversation: conversation('elsewhere') }),
      'This button does not belong to this conversation.',
    ],
    [
      'with a forged case',
      (world) => press(world, { verb: 'solve', case: 'guessed' }),
      'This checklist is no longer kept. Paste the error again to open a new one.',
    ],
    [
      'for a case that went with its conversation',
      async (world, caseId) => {
        await world.store.forgetConversation('chat');
        return press(world, { verb: 'solve', case: caseId });
      },
      'This checklist is no longer kept. Paste the error again to open a new one.',
    ],
    [
      'with data that is none of ours',
      async (world) => (await world.bot.onTap({ ...tapped({ verb: 'help' }), verb: 'drop', data: 'tables' })).reply,
      'I could not read that button. Paste the error again.',
    ],
    [
      'with a language that is not spoken',
      (world) => press(world, { verb: 'prefer', language: 'tlh' }),
      'I could not read that button. Paste the error again.',
    ],
  ])('says why, and changes nothing: %s', async (_title, tap, sentence) => {
    const { world, caseId } = await openedCase();
    expect(await tap(world, caseId)).toEqual({ kind: 'refused', sentence });
    expect(world.channel.sendings).toHaveLength(1);
    expect((await world.store.findCase(caseId))?.case.version ?? 1).toBe(1);
  });

  it('speaks the language of the one who pressed', async () => {
    const { world } = await openedCase();
    const reply = await press(world, { verb: 'solve', case: 'guessed' }, { locale: 'fr-FR' });
    expect(reply).toMatchObject({ kind: 'refused', sentence: expect.stringContaining('Collez') });
  });

  it('for a language that the card does not have leaves the card as it is', async () => {
    const { world, caseId } = await openedCase();
    const reply = await press(world, { verb: 'speak', case: caseId, language: 'tlh' });
    expect(caseViewOf(cardOf(reply)).language).toBe('en');
  });
});

describe('A checklist that did not help', () => {
  const next: (id: string, article?: string) => Button = (id, article = 'prx4') => ({
    verb: 'next',
    case: id,
    article,
  });

  it('opens the one that comes next as a message of its own, without the code that led elsewhere', async () => {
    const { world, caseId } = await openedCase();
    await press(world, { verb: 'speak', case: caseId, language: 'fr' });
    await press(world, { verb: 'fail', case: caseId }, { person: bob });
    await press(world, next(caseId), { person: bob });
    const opened = world.channel.sendings.at(-1);
    expect(opened).toMatchObject({ verb: 'send', to: 'chat' });
    expect(caseViewOf(opened?.message)).toMatchObject({ code: [], language: 'fr', status: [] });
    expect((await world.store.findCase(caseIdOn(opened?.message)))?.case).toMatchObject({
      article: 'prx4',
      asker: bob,
      version: 1,
      others: [],
      outcome: null,
    });
  });

  it('opens it once, however often and by whomever it is pressed', async () => {
    const { world, caseId } = await openedCase();
    await press(world, { verb: 'fail', case: caseId });
    await Promise.all([world.bot.onTap(tapped(next(caseId))), world.bot.onTap(tapped(next(caseId), { person: bob }))]);
    await press(world, next(caseId));
    expect(world.channel.sendings.filter(({ verb }) => verb === 'send')).toHaveLength(2);
  });

  it.each(['smtp-auth', 'connection-refused', 'constructor'])(
    'opens none that it never offered: %s',
    async (article) => {
      const { world, caseId } = await openedCase();
      const reply = await press(world, next(caseId, article));
      expect(reply.kind).toBe('card');
      expect(world.channel.sendings).toHaveLength(1);
    },
  );

  it('shows what comes next again when a step was looked at, and nothing is changed by it', async () => {
    const { world, caseId } = await openedCase();
    await press(world, { verb: 'fail', case: caseId });
    const open = caseViewOf(cardOf(await press(world, { verb: 'open', case: caseId, step: 'enable-mailbox' })));
    expect(open.blocks).toEqual([]);
    const back = caseViewOf(cardOf(await press(world, { verb: 'fail', case: caseId })));
    expect(back.blocks.map(({ heading }) => heading)).toContain('What next');
    expect((await world.store.findCase(caseId))?.case.version).toBe(2);
  });
});

describe('The count of outcomes', () => {
  const outcomes = (world: TestWorld) => world.metrics.counted.filter(([name]) => name === 'outcome');

  it('holds what people say of a checklist by its article and the language of the card', async () => {
    const { world, caseId } = await openedCase();
    await press(world, { verb: 'fail', case: caseId });
    await press(world, { verb: 'speak', case: caseId, language: 'ar' });
    await press(world, { verb: 'solve', case: caseId });
    expect(outcomes(world)).toEqual([
      ['outcome', { kind: 'not-helped', article: 'smtp-auth', language: 'en' }],
      ['outcome', { kind: 'solved', article: 'smtp-auth', language: 'ar' }],
    ]);
  });

  it('holds nothing that changes nothing: said twice, too late, or of another conversation', async () => {
    const { world, caseId } = await openedCase();
    const solve: Button = { verb: 'solve', case: caseId };
    await press(world, { verb: 'solve', case: caseId }, { conversation: conversation('other') });
    expect(outcomes(world)).toEqual([]);
    await Promise.all([world.bot.onTap(tapped(solve)), world.bot.onTap(tapped(solve, { person: bob }))]);
    await press(world, { verb: 'fail', case: caseId });
    expect(outcomes(world)).toHaveLength(1);
  });

  it('is joined by the checklist that was opened next, once', async () => {
    const { world, caseId } = await openedCase();
    await press(world, { verb: 'next', case: caseId, article: 'prx4' });
    await press(world, { verb: 'next', case: caseId, article: 'prx4' });
    expect(world.metrics.counted.filter(([name]) => name === 'answer')).toEqual([
      ['answer', { kind: 'checklist', article: 'smtp-auth', language: 'en' }],
      ['answer', { kind: 'checklist', article: 'prx4', language: 'en' }],
    ]);
  });
});

describe('The choice of a language', () => {
  it('is the person’s own, is remembered, and can be automatic again', async () => {
    const { world } = await openedCase();
    const chosen = noticeViewOf(cardOf(await press(world, { verb: 'prefer', language: 'fr' })));
    expect(chosen.language).toBe('fr');
    expect(chosen.buttons.map(({ title }) => title).filter((title) => title.startsWith('✔'))).toEqual(['✔ Français']);
    expect(await world.restart().store.findLanguage(ada.id)).toEqual({ chosen: 'fr', heard: null });
    expect(await world.store.findLanguage(bob.id)).toEqual({ chosen: null, heard: null });
    const automatic = noticeViewOf(cardOf(await press(world, { verb: 'prefer', language: null })));
    expect(automatic.language).toBe('en');
    expect(await world.store.findLanguage(ada.id)).toEqual({ chosen: null, heard: null });
  });

  it('on a card changes that card for everybody, and nobody’s own choice', async () => {
    const { world, caseId } = await openedCase();
    await press(world, { verb: 'speak', case: caseId, language: 'ja' });
    expect(caseViewOf(world.channel.sendings.at(-1)?.message).language).toBe('ja');
    expect(await world.store.findLanguage(ada.id)).toEqual({ chosen: null, heard: null });
  });
});

it('The help opens from a button, in the language of the one who pressed', async () => {
  const world = createTestWorld();
  const view = noticeViewOf(cardOf(await press(world, { verb: 'help' }, { locale: 'ja-JP' })));
  expect(view).toMatchObject({ language: 'ja' });
});

describe('A tap of an older client, which shows nothing but messages', () => {
  const via = 'submit' as const;

  it('shows the presser’s look on the message of the case, even when nothing changed', async () => {
    const { world, caseId } = await openedCase();
    await press(world, { verb: 'open', case: caseId, step: 'leave-basic-auth' }, { via });
    await press(world, { verb: 'languages', case: caseId }, { via });
    const [, opened, listed] = world.channel.sendings;
    expect(opened).toMatchObject({ verb: 'update', messageId: 'message-1' });
    expect(openSteps(caseViewOf(opened?.message))).toEqual([2]);
    expect(caseViewOf(listed?.message).languages).toHaveLength(1);
  });

  it('is written once, by the one writer of the case, with what it changed', async () => {
    const { world, caseId } = await openedCase();
    await press(world, { verb: 'done', case: caseId, step: 'enable-mailbox' }, { via });
    expect(world.channel.sendings).toHaveLength(2);
    expect(progressOf(caseViewOf(world.channel.sendings[1]?.message))).toBe('1 of 3');
    expect(await world.store.listStale()).toEqual([]);
  });

  it('asks on the message whether a step that lowers security was really done', async () => {
    const { world, caseId } = await openedCase(pastes.basicAuth);
    await press(world, { verb: 'done', case: caseId, step: 'allow-basic-auth' }, { via });
    expect(openStepOf(caseViewOf(world.channel.sendings[1]?.message))?.ask).toHaveLength(1);
  });

  it.each<[string, Button, string]>([
    ['help', { verb: 'help' }, 'How I help'],
    ['a language', { verb: 'prefer', language: 'fr' }, 'Langue'],
  ])('puts the notice in the place of the one pressed: %s', async (_title, button, title) => {
    const world = createTestWorld();
    await press(world, button, { via, messageId: 'notice-7' });
    expect(world.channel.sendings).toMatchObject([{ verb: 'update', to: 'chat', messageId: 'notice-7' }]);
    expect(noticeViewOf(world.channel.sendings[0]?.message).title).toContain(title);
  });

  it.each<[string, string | null, Delivery[], string[]]>([
    ['is not there', 'message-1', [{ kind: 'missing' }], ['update', 'send']],
    ['is not known', null, [], ['send']],
  ])('gets the notice as a new message when the one pressed %s', async (_title, messageId, deliveries, verbs) => {
    const world = createTestWorld();
    world.channel.answerNext(...deliveries);
    await press(world, { verb: 'help' }, { via, messageId });
    expect(world.channel.sendings.map(({ verb }) => verb)).toEqual(verbs);
  });

  it('is told in a message without buttons why it was refused', async () => {
    const { world, caseId } = await openedCase();
    await press(world, { verb: 'solve', case: caseId }, { via, locale: 'fr-FR', conversation: conversation('other') });
    expect(world.channel.sendings[1]).toMatchObject({ verb: 'send', to: 'other' });
    expect(noticeViewOf(world.channel.sendings[1]?.message)).toMatchObject({
      language: 'fr',
      title: 'Ce bouton n’a eu aucun effet',
      text: 'Ce bouton n’appartient pas à cette conversation.',
      buttons: [],
    });
  });

  it.each<[string, Button]>([
    ['a notice', { verb: 'help' }],
    ['a refusal', { verb: 'solve', case: 'guessed' }],
  ])('leaves a line in the log when %s does not arrive', async (_title, button) => {
    const world = createTestWorld();
    world.channel.answerNext({ kind: 'unsent', status: 503 });
    await press(world, button, { via });
    expect(world.log.lines).toContainEqual({
      level: 'warn',
      event: 'submit-unanswered',
      fields: { outcome: 'unsent' },
    });
  });
});

async function openedCase(paste = pastes.tenantOff) {
  const world = createTestWorld();
  return { world, caseId: await openCaseIn(world, paste) };
}

function progressOf(view: CaseView): string | undefined {
  return view.checklist[0]?.progress;
}

function openSteps(view: CaseView): number[] {
  return view.checklist[0]?.steps.flatMap(({ open }, index) => (open.length > 0 ? [index] : [])) ?? [];
}

const openStepOf = (view: CaseView) => view.checklist[0]?.steps.flatMap(({ open }) => open)[0];
