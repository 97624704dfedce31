import { describe, expect, it } from 'vitest';
import { readButton } from '../../src/view/button.ts';
import { type SubscriptionFacts, viewSubscriptionForm, viewSubscriptions } from '../../src/view/subscription-view.ts';
import { listTongues } from '../../src/view/tongue.ts';
import { findBlemishes, listTexts, words } from './world.ts';

const tongues = listTongues(words);
const english = words.in('en');
const given: SubscriptionFacts = {
  id: 's1',
  sources: ['alertmanager', 'grafana'],
  severity: 'critical',
  matchers: ['4.4.316', 'team=mail'],
  language: 'ja',
  paused: null,
};
const paused = (why: 'person' | 'gone' | 'refused', code: string | null): SubscriptionFacts => ({
  ...given,
  paused: { why, code },
});
const bare = (text: string | undefined) => text?.replace(/[\u2066-\u2069]/g, '');

/** A text field may be empty, and so may what it was given. */
const blemishesOf = (view: unknown) =>
  findBlemishes(view).filter((blemish) => !/^(texts|buttons)\..*: $/.test(blemish));

describe('The form for alerts', () => {
  it.each(words.languages)('says everything in %s, new, filled and with a problem', (language) => {
    const say = words.in(language);
    for (const view of [
      viewSubscriptionForm(null, say, tongues),
      viewSubscriptionForm(given, say, tongues, 'subscription.bad-matchers'),
    ]) {
      expect(blemishesOf(view)).toEqual([]);
      expect(view).toMatchObject({ language, rtl: say.rtl });
      for (const { verb, data } of view.buttons) expect(readButton(verb, data)).toEqual(data);
    }
  });

  it('is for every tool, warnings and worse, every code, in the language of who asks', () => {
    const view = viewSubscriptionForm(null, words.in('fr'), tongues);
    expect([...view.filters, ...view.texts, ...view.display].map(({ id, value }) => [id, value])).toEqual([
      ['sources', 'alertmanager,grafana,uptime-kuma,generic'],
      ['severity', 'warning'],
      ['matchers', ''],
      ['language', 'fr'],
    ]);
    expect(view.buttons[0]?.data).toMatchObject({ subscription: null });
  });

  it('shows what is there to be changed', () => {
    const view = viewSubscriptionForm(given, english, tongues);
    expect([...view.filters, ...view.texts, ...view.display].map(({ value }) => value)).toEqual([
      'alertmanager,grafana',
      'critical',
      '4.4.316, team=mail',
      'ja',
    ]);
    expect(view.buttons[0]?.data).toMatchObject({ subscription: 's1' });
  });

  it('can choose nothing that is not offered', () => {
    const view = viewSubscriptionForm(given, english, tongues);
    for (const { value, choices } of [...view.filters, ...view.display]) {
      expect(choices.map((choice) => choice.value)).toEqual(expect.arrayContaining(value.split(',')));
    }
  });

  it('wants at least one tool', () => {
    const [first] = viewSubscriptionForm(null, english, tongues).filters;
    expect(first).toMatchObject({ id: 'sources', required: true, missing: 'Choose at least one tool.' });
  });

  it('names what every severity brings, and each language by its own name', () => {
    const view = viewSubscriptionForm(null, english, tongues);
    expect(view.filters[1]?.choices.map(({ title }) => title)).toEqual([
      'Only critical',
      'Warning and critical',
      'All, information too',
    ]);
    expect(view.display[0]?.choices.map(({ title }) => title)).toEqual(expect.arrayContaining(['English', '日本語']));
  });

  it('says what is wrong with what was typed, and nothing when nothing is', () => {
    expect(viewSubscriptionForm(null, english, tongues, 'subscription.bad-matchers').problem).toEqual([
      expect.stringContaining('commas'),
    ]);
    expect(viewSubscriptionForm(null, english, tongues).problem).toEqual([]);
  });
});

describe('The list of subscriptions', () => {
  it.each(words.languages)('says everything in %s, paused or not, or that there are none', (language) => {
    const all = [
      given,
      paused('person', null),
      paused('gone', 'Gone'),
      paused('refused', '413'),
      { ...given, sources: [], matchers: [] },
    ];
    const say = words.in(language);
    for (const view of [viewSubscriptions(all, say, tongues), viewSubscriptions([], say, tongues)]) {
      expect(findBlemishes(view)).toEqual([]);
      for (const { verb, data } of [...view.rows.flatMap(({ buttons }) => buttons), ...view.buttons]) {
        expect(readButton(verb, data)).toEqual(data);
      }
    }
  });

  it('shows which tools, and beneath it what of them in which language', () => {
    const [row] = viewSubscriptions([given], english, tongues).rows;
    expect([row?.title, bare(row?.text)]).toEqual([
      'Alertmanager, Grafana',
      'Only critical · 4.4.316, team=mail · 日本語',
    ]);
    const [open] = viewSubscriptions(
      [{ ...given, sources: [], severity: 'info', matchers: [] }],
      english,
      tongues,
    ).rows;
    expect([open?.title, open?.text]).toEqual(['All tools', 'All, information too · every code and label · 日本語']);
  });

  it.each([
    [given, [], ['Edit', 'Pause', 'Delete']],
    [paused('person', null), ['⏸ Paused.'], ['Edit', 'Resume', 'Delete']],
    [
      paused('gone', 'BotNotInConversationRoster'),
      ['⚠ Paused: Teams does not let me write here any more (BotNotInConversationRoster).'],
      ['Edit', 'Resume', 'Delete'],
    ],
    [paused('refused', '413'), ['⚠ Paused: Teams refused my cards (413).'], ['Edit', 'Resume', 'Delete']],
  ])('says why nothing comes, and offers what can be done', (facts, notes, titles) => {
    const [row] = viewSubscriptions([facts], english, tongues).rows;
    expect(row?.note.map(({ text }) => bare(text))).toEqual(notes);
    expect(row?.buttons.map(({ title }) => title)).toEqual(titles);
  });

  it('names to who hears the card which subscription a button is about', () => {
    const [row] = viewSubscriptions([given], english, tongues).rows;
    expect(row?.buttons.map(({ label }) => bare(label))).toEqual(
      ['Edit', 'Pause', 'Delete'].map(
        (verb) => `${verb}: Alertmanager, Grafana · Only critical · 4.4.316, team=mail · 日本語`,
      ),
    );
  });

  it('shows eight and counts the others', () => {
    const many = Array.from({ length: 11 }, (_, index) => ({ ...given, id: `s${index}` }));
    expect(viewSubscriptions(many, english, tongues)).toMatchObject({
      rows: expect.objectContaining({ length: 8 }),
      more: ['and 3 more, which show when some above are deleted.'],
    });
    expect(viewSubscriptions(many.slice(0, 8), english, tongues).more).toEqual([]);
  });

  it('cuts what others wrote', () => {
    const long = { ...paused('gone', 'C'.repeat(200)), matchers: [`team=${'m'.repeat(100)}`] };
    const [row] = viewSubscriptions([long], english, tongues).rows;
    expect(bare(row?.text)).toBe(`Only critical · team=${'m'.repeat(74)}… · 日本語`);
    expect(bare(row?.note[0]?.text)).toContain(`(${'C'.repeat(79)}…)`);
  });

  it('offers a test only where something is subscribed', () => {
    expect(viewSubscriptions([given], english, tongues).buttons.map(({ verb }) => verb)).toEqual(['test-alert']);
    const none = viewSubscriptions([], english, tongues);
    expect(none).toMatchObject({ buttons: [], rows: [], empty: [expect.stringContaining('subscribe')] });
    expect(listTexts(none.empty)).toHaveLength(1);
  });
});
