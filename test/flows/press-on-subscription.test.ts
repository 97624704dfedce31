import { describe, expect, it } from 'vitest';
import type { Button } from '../../src/view/button.ts';
import { ada, bob, cardOf, conversation, createTestWorld, press, quiet, viewOf, written } from './world.ts';

const form = { sources: 'generic', severity: 'critical', matchers: '4.4.316, team = mail', language: 'fr' };
const save = (subscription: string | null, changes: Partial<typeof form> = {}): Button => ({
  verb: 'subscribe',
  subscription,
  ...form,
  ...changes,
});

/** Ada has subscribed in the chat; gives the id. */
async function subscribe(world: ReturnType<typeof createTestWorld>): Promise<string> {
  await press(world, save(null));
  const [subscription] = await world.incidents.listSubscriptions();
  return subscription?.id ?? 'none';
}

describe('Who may set up alerts', () => {
  it.each([
    ['everybody where nobody is named', [], bob],
    ['an administrator, however the id is written', ['ada'], { ...ada, id: 'ADA' }],
  ])('is %s', async (_title, admins, person) => {
    const world = createTestWorld({ admins });
    await press(world, save(null), { person });
    expect(await world.incidents.listSubscriptions()).toMatchObject([{ by: person }]);
  });

  it.each(['subscribe', 'subscriptions', 'test alert'])(
    'is told to nobody else who writes "%s", and nothing happens',
    async (text) => {
      const world = createTestWorld({ admins: ['ada'] });
      await world.bot.onMessage(written(text, { person: bob }));
      await quiet();
      const [{ message } = {}, ...others] = world.channel.sendings;
      expect(viewOf(message)).toMatchObject({ title: 'Only administrators set up alerts' });
      expect(others).toEqual([]);
      expect(await world.incidents.listOpen()).toEqual([]);
    },
  );

  it.each<[string, (id: string) => Button]>([
    ['saves', (id) => save(id, { severity: 'info' })],
    ['edits', (subscription) => ({ verb: 'edit', subscription })],
    ['pauses', (subscription) => ({ verb: 'pause', subscription })],
    ['deletes', (subscription) => ({ verb: 'end', subscription })],
    ['tries', () => ({ verb: 'test-alert' })],
  ])('is nobody else who %s with a button of an administrator', async (_title, button) => {
    const world = createTestWorld({ admins: ['ada'] });
    const id = await subscribe(world);
    const before = await world.incidents.listSubscriptions();
    const reply = await press(world, button(id), { person: bob });
    expect(viewOf(cardOf(reply))).toMatchObject({ title: 'Only administrators set up alerts' });
    expect(await world.incidents.listSubscriptions()).toEqual(before);
    expect(await world.incidents.listOpen()).toEqual([]);
  });
});

describe('A subscription', () => {
  it('holds what was chosen, and is one however often Save is pressed', async () => {
    const world = createTestWorld();
    await subscribe(world);
    await subscribe(world);
    expect(await world.incidents.listSubscriptions()).toMatchObject([
      { sources: ['generic'], severity: 'critical', matchers: ['4.4.316', 'team=mail'], language: 'fr', paused: null },
    ]);
  });

  it('is paused, resumed, changed and deleted', async () => {
    const world = createTestWorld();
    const subscription = await subscribe(world);
    const now = async () => (await world.incidents.listSubscriptions())[0];
    await press(world, { verb: 'pause', subscription });
    expect(await now()).toMatchObject({ paused: { why: 'person' } });
    await press(world, { verb: 'continue', subscription });
    expect(await now()).toMatchObject({ paused: null });
    await press(world, save(subscription, { severity: 'info', matchers: '' }));
    expect(await now()).toMatchObject({ severity: 'info', matchers: [] });
    await press(world, { verb: 'end', subscription });
    expect(await now()).toBeUndefined();
  });

  it.each(['mail', '4.4.316 4.4.317', 'team=', '=mail', 'a\u0000=b'])(
    'is not saved with %j among its codes and labels, and the form says why',
    async (matchers) => {
      const world = createTestWorld();
      const reply = await press(world, save(null, { matchers }));
      expect(viewOf(cardOf(reply))).toMatchObject({ template: 'form', problem: [expect.stringContaining('4.4.316')] });
      expect(await world.incidents.listSubscriptions()).toEqual([]);
    },
  );

  it.each<[string, (id: string) => Button]>([
    ['saving', (id) => save(id, { severity: 'info' })],
    ['editing', (subscription) => ({ verb: 'edit', subscription })],
    ['pausing', (subscription) => ({ verb: 'pause', subscription })],
    ['deleting', (subscription) => ({ verb: 'end', subscription })],
  ])('of another conversation is not touched by %s', async (_title, button) => {
    const world = createTestWorld();
    const id = await subscribe(world);
    const before = await world.incidents.listSubscriptions();
    const reply = await press(world, button(id), { conversation: conversation('another-chat') });
    expect(reply).toMatchObject({ kind: 'refused' });
    expect(await world.incidents.listSubscriptions()).toEqual(before);
  });
});
