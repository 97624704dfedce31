import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTopic } from '../../src/view/topic.ts';

const code = { reply: '535', enhanced: '5.7.139', tag: 'AS(42000001)' };

describe('A topic', () => {
  it.each<[string, unknown]>([
    ['an article with its cause', { article: 'smtp-auth', cause: 'tenant-off', code }],
    ['an article without a code', { article: 'prx4', cause: null, code: { reply: null, enhanced: null, tag: null } }],
    ['a code', { article: null, code, microsoft: 'mailbox-full' }],
  ])('is read as it was written: %s', (_what, topic) => {
    expect(readTopic(JSON.parse(JSON.stringify(topic)))).toEqual(topic);
  });

  it('drops what a client adds', () => {
    const sent = { article: 'prx4', cause: null, code: { ...code, name: 'x' }, mailbox: 'a@contoso.com' };
    expect(readTopic(sent)).toEqual({ article: 'prx4', cause: null, code });
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'smtp-auth'],
    ['an article without a code', { article: 'smtp-auth', cause: null }],
    ['an endless id', { article: 'x'.repeat(101), cause: null, code }],
    ['a cause that is no text', { article: 'prx4', cause: 7, code }],
    ['markdown as a reply', { article: 'prx4', cause: null, code: { ...code, reply: '[a](https://x.example)' } }],
    ['a template as a code', { article: 'prx4', cause: null, code: { ...code, enhanced: '${1+1}' } }],
    ['HTML as a tag', { article: 'prx4', cause: null, code: { ...code, tag: '<b>x</b>' } }],
    ['an endless tag', { article: 'prx4', cause: null, code: { ...code, tag: 'x'.repeat(41) } }],
    ['a code of two lines', { article: 'prx4', cause: null, code: { ...code, enhanced: '5.7.1\n5.7.2' } }],
  ])('is not read out of %s', (_what, data) => {
    expect(readTopic(data)).toBeNull();
  });

  it('is read out of anything at all without an error', () => {
    fc.assert(fc.property(fc.anything(), (data) => [null, 'object'].includes(readTopic(data) && 'object')));
  });
});
