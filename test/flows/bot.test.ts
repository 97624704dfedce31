import { describe, expect, it } from 'vitest';
import { createMemory } from '../store/memory-store.ts';
import { caseViewOf, createTestWorld, installed, openCaseIn, pastes, press, quiet, written } from './world.ts';

describe('The bot', () => {
  it('goes the whole way: an error, its steps, its end', async () => {
    const world = createTestWorld();
    const caseId = await openCaseIn(world, pastes.prx4);
    const steps = caseViewOf(world.channel.sendings[0]?.message).checklist[0]?.steps ?? [];
    expect(steps.length).toBeGreaterThan(3);
    await press(world, { verb: 'done', case: caseId, step: 'retry-later' });
    await press(world, { verb: 'fail', case: caseId });
    await press(world, { verb: 'resume', case: caseId });
    await press(world, { verb: 'solve', case: caseId });
    const closed = caseViewOf(world.channel.sendings.at(-1)?.message);
    expect(closed.status[0]?.text).toBe('✔ Solved');
    expect(closed.blocks.flatMap(({ lines }) => lines)).toHaveLength(2);
    expect(new Set(world.channel.sendings.map(({ messageId }) => messageId))).toEqual(new Set([null, 'message-1']));
  });

  it('forgets a conversation that it is removed from', async () => {
    const memory = createMemory();
    const world = createTestWorld({ memory });
    await world.bot.onInstalled(installed());
    await openCaseIn(world);
    await world.bot.onUninstalled({ ...installed(), kind: 'uninstalled' });
    expect([memory.conversations, memory.welcomes, memory.messages, memory.cases].map(({ size }) => size)).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('takes up answers and cards alike', async () => {
    const killed = createTestWorld();
    const caseId = await openCaseIn(killed);
    killed.channel.block();
    await press(killed, { verb: 'done', case: caseId, step: 'enable-mailbox' });
    await killed.bot.onMessage(written('help'));
    const next = killed.restart();
    await next.bot.recover();
    await next.bot.drain();
    expect(next.channel.sendings.map(({ verb }) => verb).sort()).toEqual(['send', 'update']);
  });

  it('ends only when the card that an answer left behind is up to date', async () => {
    const world = createTestWorld();
    const release = world.channel.block();
    await world.bot.onMessage(written(pastes.tenantOff));
    await quiet();
    const [stored] = await Promise.all((await world.store.listPending()).map(({ answer }) => answer));
    const caseId = stored?.kind === 'case' ? stored.caseId : '';
    await press(world, { verb: 'done', case: caseId, step: 'enable-mailbox' }, { messageId: null });
    release();
    await world.bot.drain();
    expect(world.channel.sendings.map(({ verb }) => verb)).toEqual(['send', 'update']);
  });

  it('writes nothing about people into its log', async () => {
    const world = createTestWorld();
    const caseId = await openCaseIn(world, `${pastes.tenantOff} From: scanner@contoso.com`);
    await press(world, { verb: 'done', case: caseId, step: 'enable-mailbox' });
    await press(world, { verb: 'solve', case: 'forged' });
    expect(world.log.lines.length).toBeGreaterThan(2);
    expect(JSON.stringify(world.log.lines)).not.toMatch(/Ada|ada|contoso|Authentication|chat/);
  });
});
