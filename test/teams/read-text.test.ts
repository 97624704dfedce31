import { describe, expect, it } from 'vitest';
import { readText } from '../../src/teams/read-text.ts';
import { readActivityFixture } from '../fixtures/read-activity-fixture.ts';

const bot = '28:b0b0b0b0-0000-4000-8000-000000000001';
const mention = (text: string, id = bot) => ({ type: 'mention', text, mentioned: { id, name: 'Mailmedic' } });

describe('the text of a message', () => {
  it('loses every mention of the bot and keeps those of people', () => {
    expect(readText(readActivityFixture('channel-mention-twice'), bot)).toBe(
      'what is 550 5.7.57,  ? <at>Bob Example</at> asks',
    );
  });

  it('keeps its two halves apart when the mention stood between them', () => {
    expect(readText({ text: '451<at>Mailmedic</at>PRX4', entities: [mention('<at>Mailmedic</at>')] }, bot)).toBe(
      '451 PRX4',
    );
  });

  it('is the HTML of a paste when there is no plain text', () => {
    expect(readText(readActivityFixture('personal-html-only'), bot)).toBe(
      '<p>535 5.7.139 Authentication unsuccessful</p>',
    );
  });

  it('is empty when there was nothing but the mention, whatever the HTML says', () => {
    const html = [{ contentType: 'text/html', content: '<div><span>Mailmedic</span></div>' }];
    const activity = { text: '<at>Mailmedic</at>&nbsp;', entities: [mention('<at>Mailmedic</at>')], attachments: html };
    expect(readText(activity, bot)).toBe('');
  });

  it('keeps its lines', () => {
    expect(readText({ text: '\r\n451\r\n4.7.0\n' }, bot)).toBe('451\r\n4.7.0');
  });

  it('is read in time linear in its length, however many mentions and blanks there are', () => {
    const entities = Array.from({ length: 20_000 }, (_, index) => mention(`<at>${index}</at>`));
    const text = `${' '.repeat(200_000)}x${'<'.repeat(200_000)}${' '.repeat(200_000)}y<at>1</at>`;
    const start = performance.now();
    expect(readText({ text, entities }, bot)).toContain('y');
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
