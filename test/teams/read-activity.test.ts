import { describe, expect, it } from 'vitest';
import { readActivity } from '../../src/teams/read-activity.ts';
import { readActivityFixture } from '../fixtures/read-activity-fixture.ts';

const personal = {
  id: 'a:1personal',
  kind: 'personal',
  tenantId: '3f0c2a54-6a5e-4d0e-9a51-7d4f5b0e1a11',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  bot: { id: '28:b0b0b0b0-0000-4000-8000-000000000001', name: 'Mailmedic' },
};
const ann = { id: 'a0000000-0000-4000-8000-00000000000a', name: 'Ann Example' };

describe('an activity that tells something', () => {
  it('is a message with its plain text, person, conversation and locale', () => {
    expect(readActivity(readActivityFixture('personal-message'))).toEqual({
      kind: 'incoming',
      incoming: {
        kind: 'message',
        id: '1763625600001',
        conversation: personal,
        person: ann,
        locale: 'fr-FR',
        text: 'Bonjour, 451 4.7.0 Temporary server error. Please try again later. PRX4',
      },
    });
  });

  it('is an action with verb, data and the message that holds the card', () => {
    expect(readActivity(readActivityFixture('personal-tap'))).toEqual({
      kind: 'action',
      tap: {
        kind: 'tap',
        via: 'execute',
        id: 'f:6f1c0f6e-0000-4000-8000-000000000005',
        conversation: personal,
        person: ann,
        locale: 'ja-JP',
        messageId: '1763625600100',
        verb: 'confirm',
        data: { case: 'c1', step: 's1' },
      },
    });
  });

  it('is a tap without a verb when an older client sends the data as a message', () => {
    expect(readActivity(readActivityFixture('personal-submit'))).toMatchObject({
      kind: 'incoming',
      incoming: {
        kind: 'tap',
        via: 'submit',
        messageId: '1763625600100',
        verb: null,
        data: { case: 'c1', step: 's1', verb: 'confirm' },
      },
    });
  });

  it.each([
    ['installed', 'installed'],
    ['bot-added', 'installed'],
    ['uninstalled', 'uninstalled'],
    ['bot-removed', 'uninstalled'],
  ])('%s means %s', (fixture, kind) => {
    expect(readActivity(readActivityFixture(fixture))).toMatchObject({ kind: 'incoming', incoming: { kind } });
  });

  it.each([
    ['channel-mention-twice', 'channel', '19:ops@thread.tacv2;messageid=1763625600000'],
    ['group-mention', 'group', '19:group@thread.v2'],
  ])('keeps the thread of %s', (fixture, kind, id) => {
    expect(readActivity(readActivityFixture(fixture))).toMatchObject({ incoming: { conversation: { kind, id } } });
  });
});

describe('a message of a channel', () => {
  const mention = readActivityFixture('channel-mention-twice');
  const inChannel = (change: object) => {
    const conversation = { ...(mention.conversation as object), id: '19:ops@thread.tacv2' };
    const reading = readActivity({ ...mention, conversation, ...change });
    return reading.kind === 'incoming' ? reading.incoming.conversation.id : reading;
  };

  it('is answered in the thread that it begins', () => {
    expect(inChannel({ id: '17' })).toBe('19:ops@thread.tacv2;messageid=17');
  });

  it('is answered in the thread that it replies to', () => {
    expect(inChannel({ id: '18', replyToId: '17' })).toBe('19:ops@thread.tacv2;messageid=17');
  });

  it('tells the team, where it is told', () => {
    expect(readActivity(mention)).toMatchObject({ incoming: { conversation: { teamId: '19:team@thread.tacv2' } } });
    for (const channelData of [{}, { team: null }, { team: { id: 7 } }, { team: 'x' }]) {
      const reading = readActivity({ ...mention, channelData });
      expect(reading.kind === 'incoming' && reading.incoming.conversation).not.toHaveProperty('teamId');
    }
  });

  it('is answered in the channel when it names nothing', () => {
    expect(inChannel({ id: undefined })).toBe('19:ops@thread.tacv2');
  });

  it('has a thread when it is edited, too', () => {
    const edit = { type: 'messageUpdate', channelData: { eventType: 'editMessage' } };
    expect(inChannel({ id: '17', ...edit })).toBe('19:ops@thread.tacv2;messageid=17');
  });

  it.each(['groupChat', 'personal'])('has a thread, and one of kind %s has none', (conversationType) => {
    expect(inChannel({ conversation: { id: '19:x@thread.v2', conversationType } })).toBe('19:x@thread.v2');
  });

  it('has no mention of the bot in its text, however often and wherever it stands', () => {
    expect(readActivity(mention)).toMatchObject({
      incoming: { text: 'what is 550 5.7.57,  ? <at>Bob Example</at> asks' },
    });
  });
});

describe('a message that was edited', () => {
  const edited = readActivityFixture('message-edited');

  it('is told with its id and its new text', () => {
    expect(readActivity(edited)).toEqual({
      kind: 'incoming',
      incoming: {
        kind: 'edited',
        id: '1763625600001',
        conversation: personal,
        person: ann,
        locale: null,
        text: '451 4.7.0 PRX5',
      },
    });
  });

  it.each([
    ['came back', { channelData: { eventType: 'undeleteMessage' } }],
    ['changed in a way that is not said', { channelData: {} }],
  ])('is ignored when it %s', (_, change) => {
    expect(readActivity({ ...edited, ...change })).toEqual({ kind: 'ignored', reason: 'update' });
  });

  it.each(['id', 'from'])('is malformed without %s', (field) => {
    expect(readActivity({ ...edited, [field]: undefined })).toEqual({ kind: 'malformed', field });
  });
});

describe('an activity that is left alone', () => {
  it.each([
    ['member-joined', 'members'],
    ['channel-renamed', 'members'],
    ['upgraded', 'upgrade'],
    ['upgrade-removed', 'upgrade'],
    ['message-deleted', 'deleted'],
    ['reaction', 'reaction'],
    ['typing', 'type'],
  ])('%s is ignored on purpose', (fixture, reason) => {
    expect(readActivity(readActivityFixture(fixture))).toEqual({ kind: 'ignored', reason });
  });

  it('is an invoke that the bot does not know', () => {
    expect(readActivity(readActivityFixture('feedback'))).toEqual({ kind: 'unknown-invoke' });
  });
});

describe('a broken activity', () => {
  const message = readActivityFixture('personal-message');
  const tap = readActivityFixture('personal-tap');

  it.each([
    ['without a conversation', { ...message, conversation: undefined }, 'conversation'],
    ['with a conversation without an id', { ...message, conversation: { isGroup: true } }, 'conversation.id'],
    ['without a sender', { ...message, from: undefined }, 'from'],
    ['with a text that is a number', { ...message, text: 5 }, 'text'],
    [
      'with a conversation id of a megabyte',
      { ...message, conversation: { id: 'x'.repeat(2 ** 20) } },
      'conversation.id',
    ],
  ])('%s is malformed', (_, activity, field) => {
    expect(readActivity(activity)).toEqual({ kind: 'malformed', field });
  });

  it.each([
    ['no value', undefined],
    ['null', null],
    ['a string', 'confirm'],
    ['no action', {}],
    ['an action that is a list', { action: [] }],
  ])('that is an action with %s is told apart', (_, value) => {
    expect(readActivity({ ...tap, value })).toMatchObject({ kind: 'malformed-action' });
  });

  it.each([
    ['entities that are no list', { entities: 'at' }],
    ['a mention of nobody', { entities: [{ type: 'mention', text: '<at>Mailmedic</at>' }, null, 5] }],
    ['attachments that are no list', { attachments: {} }],
    ['a locale that is a number', { locale: 7 }],
    ['channel data that is a string', { channelData: 'x' }],
    ['no recipient', { recipient: undefined }],
    ['a value that is a number', { value: 5 }],
  ])('with %s is read without it', (_, change) => {
    expect(readActivity({ ...message, ...change })).toMatchObject({
      incoming: { kind: 'message', text: expect.stringContaining('PRX4') },
    });
  });

  it('whose action has no data still gives a tap', () => {
    expect(readActivity({ ...tap, value: { action: { verb: 7 } } })).toMatchObject({
      kind: 'action',
      tap: { verb: null, data: undefined },
    });
  });
});

describe('who it is', () => {
  const message = readActivityFixture('personal-message');
  const nameOf = (name: unknown) => {
    const reading = readActivity({ ...message, from: { id: '29:x', name } });
    return reading.kind === 'incoming' ? reading.incoming.person : reading;
  };

  it('is the id of the channel when the Entra id is not known', () => {
    expect(nameOf('Ann')).toEqual({ id: '29:x', name: 'Ann' });
  });

  it.each([
    ['direction marks', '\u202Enna\u202C \u2066Ann\u2069', 'nna Ann'],
    ['line breaks and controls', 'Ann\r\n\u0000Example', 'Ann Example'],
    ['half of a pair', 'Ann \uD800', 'Ann'],
    ['joiners that a name needs', 'می\u200Cخواهم', 'می\u200Cخواهم'],
    ['nothing', undefined, ''],
    ['a number', 5, ''],
    ['too many characters', '\u{1F600}'.repeat(150), '\u{1F600}'.repeat(100)],
  ])('has a name that is plain in spite of %s', (_, name, plain) => {
    expect(nameOf(name)).toMatchObject({ name: plain });
  });
});
