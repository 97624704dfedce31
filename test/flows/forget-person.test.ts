import { describe, expect, it } from 'vitest';
import { createMemory } from '../store/memory-store.ts';
import { alertBody, createAlertWorld, incidentOf, overBody, sentTo, tell, work } from './alerts.ts';
import {
  bob,
  caseViewOf,
  conversation,
  createTestWorld,
  noticeViewOf,
  openCaseIn,
  pastes,
  press,
  quiet,
  written,
} from './world.ts';

describe('Somebody who wants to be forgotten', () => {
  it('is told what was deleted, in the language that was spoken so far', async () => {
    const world = createTestWorld();
    await openCaseIn(world, pastes.french);
    await press(world, { verb: 'prefer', language: 'fr' });
    await world.bot.onMessage(written('forget me'));
    await quiet();
    const notice = world.channel.sendings.find(({ message }) => message.summary.startsWith('Je ne conserve'));
    expect(noticeViewOf(notice?.message)).toMatchObject({
      language: 'fr',
      more: ['2\u00a0langues mémorisées', expect.stringContaining('Votre nom dans 1\u00a0liste d’étapes')],
      buttons: [],
    });
  });

  it.each([
    ['forget me', 'en', 'I kept nothing about you.'],
    ['Delete my data!', 'en', 'I kept nothing about you.'],
    ['oublie-moi', 'fr', 'Je ne conservais rien à votre sujet.'],
    ['انسني', 'ar', 'لم أكن أحتفظ بشيء عنك.'],
    ['忘れて', 'ja', 'あなたについて保存していた情報はありませんでした。'],
  ])('says so in any language: %s', async (text, language, answer) => {
    const world = createTestWorld();
    await world.bot.onMessage(written(text));
    await quiet();
    expect(noticeViewOf(world.channel.sendings[0]?.message)).toMatchObject({ language, text: answer, more: [] });
  });

  it('stands nowhere any more: not in the store, not on the card, and not in the log', async () => {
    const memory = createMemory();
    const world = createTestWorld({ memory });
    const channel = conversation('19:ops@thread.tacv2;messageid=1');
    const zoe = { id: 'zoe', name: 'Zoë' };
    const paste = `${pastes.tenantOff}\nFrom: zoe@contoso.com`;
    const caseId = await openCaseIn(world, paste, { person: zoe, conversation: channel });
    await press(world, { verb: 'fail', case: caseId }, { person: zoe, conversation: channel });
    const before = world.channel.sendings.length;
    await world.bot.onMessage(written('oublie-moi', { person: zoe, conversation: conversation('19:group') }));
    await quiet();

    expect(JSON.stringify([[...memory.cases], [...memory.people], [...memory.messages]])).not.toMatch(/zoe|zoë/i);
    const update = world.channel.sendings.slice(before).find(({ verb }) => verb === 'update');
    expect(update).toMatchObject({ to: channel.id, messageId: 'message-1' });
    expect(JSON.stringify(caseViewOf(update?.message))).not.toMatch(/zoe|zoë/i);
    expect(JSON.stringify(world.log.lines)).not.toMatch(/zoe|zoë/i);
    expect(world.log.lines).toContainEqual({
      level: 'info',
      event: 'person-forgotten',
      fields: { languages: 0, cases: 1 },
    });
  });

  it('is not remembered by the very request', async () => {
    const world = createTestWorld();
    await world.store.saveChosenLanguage('ada', 'en', world.clock.now());
    await world.bot.onMessage(written('supprimez mes données'));
    await quiet();
    expect(await world.store.findLanguage('ada')).toEqual({ chosen: null, heard: null });
  });

  it('takes nothing away from others', async () => {
    const world = createTestWorld();
    const caseId = await openCaseIn(world, pastes.tenantOff, { person: bob });
    await world.bot.onMessage(written('forget me'));
    await quiet();
    expect((await world.store.findCase(caseId))?.case).toMatchObject({ asker: bob, version: 1 });
    expect(world.channel.sendings.filter(({ verb }) => verb === 'update')).toEqual([]);
  });
});

describe('Somebody who wants to be forgotten and stands on the card of an incident', () => {
  it.each(['firing', 'over'])('stands on none of its cards any more, nor beside a subscription: %s', async (state) => {
    const memory = createMemory();
    const world = await createAlertWorld(
      [{ by: { id: 'zoe', name: 'Zoë' } }, { id: 's2', conversation: conversation('tokyo'), language: 'ja' }],
      { memory },
    );
    const zoe = { id: 'zoe', name: 'Zoë' };
    const there = { person: zoe, conversation: conversation('ops') };
    await tell(world, alertBody());
    const { id: incident, caseId } = await incidentOf(world);
    await press(world, { verb: 'take', incident }, there);
    await press(world, { verb: 'quiet', incident, minutes: null, reason: 'Known.' }, there);
    await press(world, { verb: 'answer', case: caseId ?? '', step: 'whose-server', answer: 'own' }, there);
    if (state === 'over') await tell(world, overBody());
    await work(world);
    const newest = (place: string) => JSON.stringify(sentTo(world, place).at(-1)?.message);
    expect([newest('ops'), newest('tokyo')]).toEqual(Array(2).fill(expect.stringContaining('Zoë')));
    const before = world.channel.sendings.length;

    await world.bot.onMessage(written('forget me', { person: zoe, conversation: conversation('zoe-chat') }));
    await quiet();
    await work(world);
    for (const place of ['ops', 'tokyo']) expect(newest(place), place).not.toMatch(/zoe|zoë/i);
    const after = world.channel.sendings.slice(before);
    expect(after.map(({ verb, to }) => `${verb} ${to}`).sort()).toEqual([
      'send zoe-chat',
      'update ops',
      'update tokyo',
    ]);
    const held = [memory.incidents, memory.cases, memory.subscriptions, memory.posts].map((map) => [...map]);
    expect(JSON.stringify(held)).not.toMatch(/zoe|zoë/i);
  });
});
