import { readActivityFixture } from '../test/fixtures/read-activity-fixture.ts';
import { type Button, type Card, listButtons } from '../test/journeys/card-reader.ts';
import { pastes } from './pastes.ts';
import type { TeamsSide } from './teams-side.ts';

/** One person in a chat of their own. Each turn resolves when all that follows it has arrived, with its milliseconds. */
export type BenchChat = {
  /** Pastes an error: until the card is at the connector. */
  ask(): Promise<number>;
  /** Presses a button of the last card: until the card is in the response and at the connector for everybody. */
  tap(): Promise<number>;
};

type Press = Pick<Button, 'verb' | 'data'>;

let ids = 0;
const cardType = 'application/vnd.microsoft.card.adaptive';
const message = readActivityFixture('personal-message');
const pressed = readActivityFixture('personal-tap');

/** Opens a chat with the bot on this port. */
export function openBenchChat(teams: TeamsSide, port: number): BenchChat {
  ids += 1;
  const number = String(ids).padStart(12, '0');
  const conversationId = `a:${number}`;
  const common = {
    serviceUrl: teams.url,
    conversation: { ...(message.conversation as object), id: conversationId },
    from: { id: `29:${number}`, aadObjectId: `a0000000-0000-4000-8000-${number}`, name: 'Ann Example' },
  };
  let turns = ids;
  let messageId: string | null = null;
  let presses: Press[] = [];

  return {
    async ask() {
      turns += 1;
      const { text, locale } = pastes[turns % pastes.length] ?? { text: '', locale: 'en' };
      const { attachments: _html, ...plain } = message;
      const arrival = teams.next(conversationId);
      const begin = performance.now();
      const accepted = teams.post(port, { ...plain, ...common, id: `${number}${turns}`, text, locale });
      const { call, at } = await arrival;
      await accepted;
      messageId = call.givenId;
      presses = listPresses(call.activity.attachments?.[0]?.content as Card);
      return at - begin;
    },
    async tap() {
      turns += 1;
      const press = presses.shift();
      if (!press) throw new Error('There is no button on the card');
      presses.push(press);
      const { verb, data } = press;
      const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
      const arrival = teams.next(conversationId);
      const begin = performance.now();
      const text = await teams.post(port, { ...pressed, ...common, id: `f:${turns}`, replyToId: messageId, value });
      const responded = performance.now();
      const { at } = await arrival;
      if (JSON.parse(text).type !== cardType) throw new Error('The answer to a tap is no card');
      return Math.max(at, responded) - begin;
    },
  };
}

/** Settles a step of Mailmedic's checklist and takes that back, in turn; an echo has one button. */
function listPresses(card: Card): Press[] {
  const buttons = listButtons(card);
  const settle = buttons.find(({ verb }) => verb === 'skip' || verb === 'answer');
  return settle ? [settle, { verb: 'reopen', data: { ...settle.data, verb: 'reopen' } }] : buttons;
}
