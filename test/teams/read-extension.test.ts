import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import { readActivity } from '../../src/teams/read-activity.ts';
import { readExtension } from '../../src/teams/read-extension.ts';
import { readActivityFixture } from '../fixtures/read-activity-fixture.ts';

const read = (fixture: string, change: object = {}) => readActivity({ ...readActivityFixture(fixture), ...change });
const ann = { id: 'a0000000-0000-4000-8000-00000000000a', name: 'Ann Example' };
const text = 'Hello';
const message = (payload: object) => ({
  commandId: 'explain',
  messagePayload: { body: { content: text }, ...payload },
});
const card = (content: unknown) => ({
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
});

describe('what the message extension is asked', () => {
  it('is a search with its text, person, conversation, locale and page', () => {
    expect(read('personal-search')).toEqual({
      kind: 'extension',
      request: {
        kind: 'search',
        id: 'f:6f1c0f6e-0000-4000-8000-000000000012',
        conversation: expect.objectContaining({ kind: 'personal', id: expect.stringContaining('@unq.gbl.spaces') }),
        person: ann,
        locale: 'fr-FR',
        text: 'boîte pleine',
        skip: 0,
        count: 25,
      },
    });
  });

  it('is a search in the thread of a channel', () => {
    expect(read('channel-search')).toMatchObject({
      request: {
        text: '5.7.139',
        conversation: { kind: 'channel', id: '19:ops@thread.tacv2;messageid=1763625600000' },
      },
    });
  });

  it('is a search for everything before anything is typed', () => {
    expect(read('search-initial')).toMatchObject({ request: { kind: 'search', text: '' } });
  });

  it('is to explain what somebody else wrote, in the locale of who asks', () => {
    const reading = read('personal-explain');
    expect(reading).toMatchObject({ request: { kind: 'explain', person: ann, locale: 'ja-JP' } });
    const asked = reading.kind === 'extension' && reading.request.kind === 'explain' ? reading.request.text : '';
    expect(detect(asked).findings).toMatchObject([{ reply: '535', enhanced: '5.7.139' }]);
  });

  it('is to explain the card of another bot', () => {
    expect(read('channel-explain')).toMatchObject({
      request: { kind: 'explain', text: expect.stringContaining('450 4.4.316 Connection refused') },
    });
  });

  it('is to hand over what was explained', () => {
    expect(read('channel-insert')).toMatchObject({
      request: { kind: 'insert', data: { article: 'connection-refused', cause: null } },
    });
  });
});

describe('the text of a message', () => {
  it.each<[string, object, string]>([
    ['its subject first', { subject: 'Mail is down' }, 'Mail is down\nHello'],
    ['no subject', { subject: null }, text],
    ['what is no subject', { subject: 7 }, text],
    ['a card as an object', card({ body: [{ text: '550 5.1.1' }] }), 'Hello\n550 5.1.1'],
    ['a card as JSON', card('{"title":"Queue","body":[{"value":"550"}]}'), 'Hello\nQueue\n550'],
    ['only what is read of a card', card({ type: 'TextBlock', url: 'https://x.example', id: 'a' }), text],
    ['a card that is no JSON', card('{"title"'), text],
    ['a picture', { attachments: [{ contentType: 'image/png', content: { text: 'x' } }] }, text],
    ['attachments that are none', { attachments: 'all' }, text],
    ['a card without content', { attachments: [null, 7, { contentType: 'text/html' }] }, text],
  ])('is read with %s', (_what, payload, expected) => {
    expect(readExtension('composeExtension/fetchTask', message(payload))).toEqual({ kind: 'explain', text: expected });
  });

  it('is read without an error out of a card without bottom, and of a card without end', () => {
    const deep = `${'{"body":'.repeat(5_000)}{"text":"x"}${'}'.repeat(5_000)}`;
    expect(readExtension('composeExtension/fetchTask', message(card(deep)))).toEqual({ kind: 'explain', text });
    const wide = JSON.stringify(Array.from({ length: 100_000 }, () => ({ text: 'x' })));
    expect(readExtension('composeExtension/fetchTask', message(card(wide)))).toMatchObject({ kind: 'explain' });
  });

  it('is empty when a message says nothing', () => {
    const value = { commandId: 'explain', messagePayload: { body: { content: null } } };
    expect(readExtension('composeExtension/fetchTask', value)).toEqual({ kind: 'explain', text: '' });
  });
});

describe('a broken request to the message extension', () => {
  const { from: _from, ...nobody } = readActivityFixture('personal-search');

  it.each<[string, string, unknown, string]>([
    ['a search without a value', 'personal-search', undefined, 'value'],
    ['a search by a foreign command', 'personal-search', { commandId: 'drop' }, 'value.commandId'],
    [
      'a search with parameters that are none',
      'personal-search',
      { commandId: 'search', parameters: 'x' },
      'value.parameters',
    ],
    [
      'a search with parameters without end',
      'personal-search',
      { commandId: 'search', parameters: Array(6).fill({ name: 'text' }) },
      'value.parameters',
    ],
    [
      'a search with a nameless parameter',
      'personal-search',
      { commandId: 'search', parameters: [{}] },
      'value.parameters.0.name',
    ],
    ['an explanation without a message', 'personal-explain', { commandId: 'explain' }, 'value.messagePayload'],
    [
      'an explanation of a message without a body',
      'personal-explain',
      { commandId: 'explain', messagePayload: {} },
      'value.messagePayload.body',
    ],
    [
      'an explanation of a body that is none',
      'personal-explain',
      message({ body: { content: 7 } }),
      'value.messagePayload.body.content',
    ],
    [
      'an explanation by a foreign command',
      'personal-explain',
      { ...message({}), commandId: 'search' },
      'value.commandId',
    ],
    ['a card by a foreign command', 'channel-insert', { commandId: 'search', data: {} }, 'value.commandId'],
  ])('%s is malformed', (_what, fixture, value, field) => {
    expect(read(fixture, { value })).toEqual({ kind: 'malformed', field });
  });

  it('by nobody is malformed', () => {
    expect(readActivity(nobody)).toEqual({ kind: 'malformed', field: 'from' });
  });

  it.each([
    ['a text that is none', { parameters: [{ name: 'text', value: { a: 1 } }] }, { text: '' }],
    ['a parameter of another name', { parameters: [{ name: 'words', value: 'x' }] }, { text: '' }],
    ['no parameters', {}, { text: '' }],
    ['a page before the first', { queryOptions: { skip: -1, count: 25 } }, { skip: 0, count: 25 }],
    ['a page of nothing', { queryOptions: { skip: 25, count: 0 } }, { skip: 25, count: 25 }],
    ['no page', { queryOptions: null }, { skip: 0, count: 25 }],
    ['a page that is none', { queryOptions: 'all' }, { skip: 0, count: 25 }],
  ])('with %s is read without it', (_what, value, expected) => {
    expect(read('personal-search', { value: { commandId: 'search', ...value } })).toMatchObject({ request: expected });
  });

  it.each(['composeExtension/queryLink', 'composeExtension/setting', 'composeExtension/'])(
    'of a kind that no command of ours brings about is not ours: %s',
    (name) => {
      expect(read('personal-search', { name })).toEqual({ kind: 'unknown-invoke' });
    },
  );
});

describe('a card that is pressed before it is sent', () => {
  it('is on no message', () => {
    expect(read('group-begin', { replyToId: '-1' })).toMatchObject({ tap: { verb: 'begin', messageId: null } });
    expect(read('group-begin')).toMatchObject({ tap: { verb: 'begin', messageId: '1763625600200' } });
  });
});
