import { describe, expect, it } from 'vitest';
import { defaultRates } from '../../src/flows/limit-rate.ts';
import { createMemory } from '../store/memory-store.ts';
import {
  asked,
  bob,
  conversation,
  createTestWorld,
  inserted,
  noticeViewOf,
  openCaseIn,
  pastes,
  press,
  quiet,
  searched,
  tapped,
  written,
} from './world.ts';

const { burst, perMinute } = defaultRates.message;
const title = 'One moment, please';
const text = 'Too many requests came at once. Go on in a minute.';

type TestWorld = ReturnType<typeof createTestWorld>;

async function writeOften(world: TestWorld, times: number, changes: Parameters<typeof written>[1] = {}) {
  for (let time = 0; time < times; time += 1) await world.bot.onMessage(written('help', changes));
  await quiet();
}

const titlesIn = ({ channel }: TestWorld) => channel.sendings.map(({ message }) => noticeViewOf(message).title);

describe('Somebody who writes too much', () => {
  it('gets as many answers as the burst allows and one notice, then silence', async () => {
    const world = createTestWorld();
    await writeOften(world, burst + 80);
    const titles = titlesIn(world);
    expect(titles).toHaveLength(burst + 1);
    expect(titles.slice(0, burst)).not.toContain(title);
    expect(noticeViewOf(world.channel.sendings.at(-1)?.message)).toMatchObject({
      title,
      text,
      language: 'en',
      buttons: [],
    });
  });

  it('is counted each time', async () => {
    const world = createTestWorld();
    await writeOften(world, burst + 3);
    const [, ...counted] = world.metrics.counted.filter(([name]) => name === 'slowedDown');
    expect(counted).toEqual([
      ['slowedDown', 'message', 'person'],
      ['slowedDown', 'message', 'person'],
    ]);
  });

  it('is answered again after a while, and told again after a minute', async () => {
    const world = createTestWorld();
    await writeOften(world, burst + 10);
    await world.clock.advance(60_000 / perMinute);
    await writeOften(world, 2);
    expect(titlesIn(world)).toHaveLength(burst + 2);
    await world.clock.advance(60_000);
    await writeOften(world, perMinute + 10);
    expect(titlesIn(world).filter((each) => each === title)).toHaveLength(2);
  });

  it('is told in the language of their own', async () => {
    const world = createTestWorld();
    await world.store.saveHeardLanguage('ada', 'fr', world.clock.now());
    await writeOften(world, burst + 5);
    expect(noticeViewOf(world.channel.sendings.at(-1)?.message)).toMatchObject({
      title: 'Un instant, s’il vous plaît',
      language: 'fr',
    });
  });

  it('leaves nothing in the store, and a count without any name in the log', async () => {
    const memory = createMemory();
    const world = createTestWorld({ memory });
    await writeOften(world, burst);
    world.log.lines.length = 0;
    const before = structuredClone(memory);
    await world.clock.advance(1_000);
    await writeOften(world, 10, { text: pastes.french, conversation: conversation('another') });
    expect(memory).toEqual(before);
    const refused = world.log.lines.filter(({ event }) => event === 'slowed-down');
    expect(refused).toHaveLength(10);
    expect(refused[0]).toEqual({ level: 'warn', event: 'slowed-down', fields: { what: 'message', by: 'person' } });
    expect(JSON.stringify(world.log.lines)).not.toMatch(/ada|another|tenant"/i);
  });

  it('is not told hours later that it was too much', async () => {
    const world = createTestWorld();
    await writeOften(world, burst);
    world.channel.answerNext({ kind: 'unsent', status: 503 });
    await writeOften(world, 1);
    await world.clock.advance(24 * 60 * 60 * 1000);
    expect(titlesIn(world).filter((each) => each === title)).toHaveLength(1);
  });

  it('keeps nobody else waiting', async () => {
    const world = createTestWorld();
    await writeOften(world, burst + 80);
    await writeOften(world, 1, { person: bob });
    expect(titlesIn(world)).toHaveLength(burst + 2);
  });
});

describe('Somebody who taps too much', () => {
  it('gets the card as often as the burst allows and then a sentence, and the checklist stays as it is', async () => {
    const world = createTestWorld();
    const caseId = await openCaseIn(world);
    const replies = [];
    for (let time = 0; time < defaultRates.tap.burst + 10; time += 1) {
      const verb = time === defaultRates.tap.burst + 5 ? 'solve' : 'languages';
      replies.push((await world.bot.onTap(tapped({ verb, case: caseId }, { locale: 'ja-JP' }))).reply);
    }
    expect(replies.filter(({ kind }) => kind === 'card')).toHaveLength(defaultRates.tap.burst);
    expect(replies.at(-1)).toEqual({
      kind: 'refused',
      sentence: expect.stringMatching(/Go on in a minute|1 分後/),
    });
    expect((await world.store.findCase(caseId))?.case.outcome).toBeNull();
  });
});

describe('Somebody who taps too much with an older client', () => {
  it('is told once a minute, in a message', async () => {
    const world = createTestWorld();
    const caseId = await openCaseIn(world);
    const tapOften = async (times: number) => {
      for (let time = 0; time < times; time += 1)
        await press(world, { verb: 'solve', case: caseId }, { via: 'submit' });
    };
    await tapOften(defaultRates.tap.burst + 5);
    const notices = world.channel.sendings.filter(({ verb }) => verb === 'send').slice(1);
    expect(notices.map(({ message }) => noticeViewOf(message).title)).toEqual([title]);
  });
});

describe('A tenant that does too much', () => {
  it('is slowed down as a whole', async () => {
    const world = createTestWorld();
    for (let number = 0; number <= defaultRates.tenant.burst / 100; number += 1) {
      await writeOften(world, 100, { person: { id: `person-${number}`, name: '' } });
    }
    expect(world.log.lines.filter(({ event }) => event === 'slowed-down')).toHaveLength(100);
    expect(world.log.lines.at(-1)?.fields).toMatchObject({ by: 'tenant' });
    const elsewhere = { ...conversation('elsewhere'), tenantId: 'other' };
    await writeOften(world, 1, { conversation: elsewhere });
    expect(world.channel.sendings.at(-1)?.to).toBe('elsewhere');
  });
});

describe('Somebody who searches too much', () => {
  it('gets a sentence in the place of results, in the language of their own, and nothing in the conversation', async () => {
    const world = createTestWorld();
    await world.store.saveChosenLanguage('ada', 'fr', world.clock.now());
    for (let time = 0; time < defaultRates.tap.burst; time += 1) {
      expect(await world.bot.onExtension(searched('5.7.139'))).toMatchObject({ kind: 'cards' });
    }
    const sentence = expect.stringContaining('minute');
    for (const request of [searched('5.7.139'), asked('535 5.7.139'), inserted({})]) {
      expect(await world.bot.onExtension(request)).toEqual({ kind: 'sentence', sentence });
    }
    await quiet();
    expect(world.channel.sendings).toEqual([]);
    expect(await world.bot.onExtension(searched('5.7.139', { person: bob }))).toMatchObject({ kind: 'cards' });
  });
});
