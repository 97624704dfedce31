import { describe, expect, it } from 'vitest';
import { defaultRates } from '../../src/flows/limit-rate.ts';
import type { EditedMessage } from '../../src/ports/incoming.ts';
import { createMemory } from '../store/memory-store.ts';
import { ada, caseViewOf, conversation, createTestWorld, pastes, quiet, type TestWorld, written } from './world.ts';

const edited = (text: string, changes: Partial<EditedMessage> = {}): EditedMessage => ({
  kind: 'edited',
  id: 'm1',
  conversation: conversation(),
  person: ada,
  locale: 'en-US',
  text,
  ...changes,
});

/** Writes the first text, edits it into each of the others, and gives the codes on the cards, or their titles. */
async function edit(first: string, ...texts: string[]): Promise<string[]> {
  const world = createTestWorld();
  await world.bot.onMessage(written(first, { id: 'm1' }));
  for (const text of texts) await world.bot.onEdited(edited(text));
  await quiet();
  return answersOf(world);
}

const answersOf = ({ channel }: TestWorld): string[] => channel.sendings.map(({ message }) => message.summary);

describe('An edited message', () => {
  it('is answered anew when its code changed, with a checklist of its own', async () => {
    const world = createTestWorld();
    await world.bot.onMessage(written(pastes.prx4, { id: 'm1' }));
    await world.bot.onEdited(edited(pastes.tenantOff));
    await quiet();
    expect(world.channel.sendings.map(({ verb, message }) => [verb, caseViewOf(message).code])).toEqual([
      ['send', [{ text: '451 4.7.0 PRX4', side: 'left' }]],
      ['send', [{ text: '535 5.7.139', side: 'left' }]],
    ]);
  });

  it.each([
    ['the words around the same code', pastes.prx4, `Please help! ${pastes.prx4}`],
    ['the words around a code without a checklist', '550 5.1.1 User unknown', '550 5.1.1 User is unknown'],
    ['the words around a masked code', '535 5.7.***39 failed', '535 5.7.***39 has failed'],
    ['how much of the code stands there', '535 5.7.139 refused', '5.7.139 refused'],
    ['how little of the code stands there', '5.1.1 User unknown', '550 5.1.1 User unknown'],
    ['words without a code', 'The printer is out of toner.', 'The printer is out of paper.'],
    ['an error into none', pastes.prx4, 'Never mind.'],
    ['an error into a command', pastes.prx4, 'help'],
    ['a greeting into a request to be forgotten', 'hello', 'forget me'],
  ])('is left alone when somebody changed %s', async (_, before, after) => {
    expect(await edit(before, after)).toHaveLength(1);
  });

  it.each([
    ['the forgotten code', 'It does not work.', pastes.prx4],
    ['the digits of a masked code', '535 5.7.***39 Authentication unsuccessful', pastes.tenantOff],
    [
      'another reply code beside the same one',
      '535 5.7.3 Authentication unsuccessful',
      '451 5.7.3 STARTTLS is required',
    ],
    ['another code without a checklist', '550 5.1.1 User unknown', '550 5.2.2 Mailbox full'],
  ])('is answered when it brings %s', async (_, before, after) => {
    expect(await edit(before, after)).toHaveLength(2);
  });

  it('is answered once for each code, however often it comes or goes back and forth', async () => {
    expect(await edit(pastes.prx4, pastes.tenantOff, pastes.tenantOff, pastes.prx4, pastes.tenantOff)).toHaveLength(2);
  });

  it('is answered when the message itself never was', async () => {
    const world = createTestWorld();
    await world.bot.onEdited(edited(pastes.prx4));
    await quiet();
    expect(answersOf(world)).toHaveLength(1);
  });

  it('is not mistaken for a message of another conversation', async () => {
    const world = createTestWorld();
    await world.bot.onMessage(written(pastes.prx4, { id: 'm1' }));
    await world.bot.onEdited(edited(pastes.prx4, { conversation: conversation('another') }));
    await quiet();
    expect(world.channel.sendings.map(({ to }) => to)).toEqual(['chat', 'another']);
  });

  it('is never stored', async () => {
    const memory = createMemory();
    const world = createTestWorld({ memory });
    await world.bot.onEdited(edited(`Rosebud ${pastes.prx4} Rosebud`));
    await quiet();
    expect(JSON.stringify([[...memory.messages], [...memory.cases]])).not.toMatch(/Rosebud|Temporary/);
  });

  it('counts among what a person may send', async () => {
    const world = createTestWorld();
    for (let time = 0; time < defaultRates.message.burst + 10; time += 1) await world.bot.onEdited(edited('hello'));
    await quiet();
    expect(answersOf(world)).toEqual(['One moment, please']);
  });
});
