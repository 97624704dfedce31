import { describe, expect, it } from 'vitest';
import { toExtensionResponse } from '../../src/teams/extension-response.ts';

const card = { type: 'AdaptiveCard' as const, version: '1.5' };
const found = { title: '5.7.139', text: 'Sign-in refused', card };
const content = { contentType: 'application/vnd.microsoft.card.adaptive', content: card };

describe('the answer of the message extension', () => {
  it('is a list of cards, each with what stands for it', () => {
    const preview = {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: '5.7.139', text: 'Sign-in refused' },
    };
    for (const asked of ['search', 'insert'] as const) {
      expect(toExtensionResponse({ kind: 'cards', cards: [found] }, asked)).toEqual({
        composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [{ ...content, preview }] },
      });
    }
  });

  it('is an empty list beyond the last page', () => {
    expect(toExtensionResponse({ kind: 'cards', cards: [] }, 'search')).toEqual({
      composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] },
    });
  });

  it('is a dialog', () => {
    expect(toExtensionResponse({ kind: 'dialog', title: 'What this means', card }, 'explain')).toEqual({
      task: { type: 'continue', value: { title: 'What this means', height: 'large', width: 'medium', card: content } },
    });
  });

  it('is a sentence under the search box, and one in a dialog', () => {
    const reply = { kind: 'sentence' as const, sentence: 'Nothing found.' };
    expect(toExtensionResponse(reply, 'search')).toEqual({
      composeExtension: { type: 'message', text: 'Nothing found.' },
    });
    for (const asked of ['explain', 'insert'] as const) {
      expect(toExtensionResponse(reply, asked)).toEqual({ task: { type: 'message', value: 'Nothing found.' } });
    }
  });
});
