import { describe, expect, it } from 'vitest';
import { nameCase, readButton } from '../../src/view/button.ts';
import type { ButtonView, IncidentView } from '../../src/view/card-view.ts';
import { viewDuration, viewIncident } from '../../src/view/incident-view.ts';
import { everydayTelling, findIncident, listIncidents, type Telling } from './incident-samples.ts';
import { findBlemishes, words } from './world.ts';

const see = (name: string, language = 'en', telling?: Telling): IncidentView => {
  const { seen, look, now } = findIncident(name, telling);
  return viewIncident(seen, words.in(language), look, now);
};
const bare = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');
const rowsOf = (view: IncidentView) => Object.fromEntries(view.rows.map(({ label, value }) => [label, bare(value)]));
const titlesOf = (buttons: ButtonView[]) => buttons.map(({ title }) => title);

/** All buttons that stand on the card itself. */
const buttonsOf = ({ buttons, snooze, checklist, followUps }: IncidentView): ButtonView[] => [
  ...buttons,
  ...snooze.flatMap((question) => [...question.buttons, ...question.cancel]),
  ...checklist.flatMap(({ steps }) =>
    steps.flatMap(({ open, fold }) => [...open, ...fold].flatMap((row) => row.buttons)),
  ),
  ...followUps,
];

describe('An incident', () => {
  it.each(words.languages)('says everything in every state, with buttons that are read again, in %s', (language) => {
    for (const { name, seen, look, now } of listIncidents()) {
      const view = viewIncident(seen, words.in(language), look, now);
      // The reason is what the client fills in.
      const blemishes = findBlemishes(view).filter((blemish) => !blemish.endsWith('.data.reason: '));
      expect([name, blemishes]).toEqual([name, []]);
      expect(view.language).toBe(language);
      for (const { verb, data } of buttonsOf(view)) {
        const sent = 'incident' in data ? data : nameCase(data, view.caseId ?? '');
        expect([name, readButton(verb, sent)]).toEqual([name, sent]);
      }
    }
  });

  it.each([
    ['critical', '● Firing · Critical', 'attention'],
    ['warning', '● Firing · Warning', 'warning'],
    ['info', '● Firing · Information', 'accent'],
    ['snoozed', '⏸ Snoozed until 2026-11-20 11:48 UTC', 'emphasis'],
    ['snoozed until recovery', '⏸ Snoozed until it recovers', 'emphasis'],
    ['snooze ran out', '● Firing · Critical', 'attention'],
    ['resolved', '✔ Resolved after 30 min', 'good'],
    ['closed', '✔ Closed after 50 min', 'emphasis'],
    ['reopened', '● Firing · Critical', 'attention'],
  ] as const)('says in words, beside the colour, how it stands: %s', (name, status, style) => {
    expect(see(name)).toMatchObject({ status, style });
  });

  it('is read out and shown as text with its severity and title, and later as resolved', () => {
    expect(bare(see('critical').summary)).toBe('Critical: Mail to the branch office waits');
    expect(bare(see('resolved').summary)).toBe('Resolved: Mail to the branch office waits');
    expect(bare(see('closed').summary)).toBe('Closed: Mail to the branch office waits');
    expect(bare(see('critical').fallbackText)).toContain('Critical: Mail to the branch office waits');
  });

  it('has a title where its source gives none', () => {
    expect(see('untitled').title).toBe('Alert without a title');
  });

  it('says since when, who is on it, the code and the source, in this order', () => {
    expect(see('critical').rows.map(({ label, value }) => [label, bare(value)])).toEqual([
      ['Since', '2026-11-20 10:42 UTC'],
      ['On it', 'Nobody yet'],
      ['Code', '4.4.316'],
      ['Source', 'Alertmanager'],
    ]);
    expect(rowsOf(see('without a code'))).not.toHaveProperty('Code');
    expect(rowsOf(see('taken'))['On it']).toBe('Aiko Tanaka, 2026-11-20 10:47 UTC');
    expect(rowsOf(see('handed back'))['On it']).toBe('Nobody yet');
  });

  it('shows who wants quiet and why, as long as it is quiet', () => {
    expect(rowsOf(see('snoozed'))['Why it is quiet']).toBe(
      'The provider replaces the line until noon · Aiko Tanaka, 2026-11-20 10:48 UTC',
    );
    for (const name of ['critical', 'snooze ran out', 'woken', 'resolved after work']) {
      expect([name, Object.keys(rowsOf(see(name)))]).not.toEqual([name, expect.arrayContaining(['Why it is quiet'])]);
    }
  });

  it.each<[string, string[], string[]]>([
    ['critical', ['Take it', 'Snooze', 'Close'], ['Take it']],
    ['taken', ['Hand back', 'Snooze', 'Close'], []],
    ['snoozed', ['Hand back', 'End snooze', 'Close'], []],
    ['snooze ran out', ['Hand back', 'Snooze', 'Close'], []],
    ['why quiet', [], []],
    ['resolved', [], []],
    ['closed', [], []],
  ])('offers what can be done next; taking it comes first: %s', (name, titles, primary) => {
    const { buttons } = see(name);
    expect(titlesOf(buttons)).toEqual(titles);
    expect(titlesOf(buttons.filter(({ style }) => style === 'positive'))).toEqual(primary);
  });

  it('asks for the reason before it is quiet, and lets go without one', () => {
    const [question] = see('why quiet').snooze;
    expect(question).toMatchObject({ label: 'Why? Everybody sees it.', missing: 'Write a reason.' });
    expect(question?.buttons.map(({ title, data }) => [title, 'minutes' in data && data.minutes])).toEqual([
      ['15 minutes', 15],
      ['1 hour', 60],
      ['Until it recovers', null],
    ]);
    expect(question?.cancel).toMatchObject([{ title: 'Cancel', verb: 'back' }]);
    expect(see('taken').snooze).toEqual([]);
  });

  it('says until when queued mail is kept, as an estimate, where the trouble lets mail wait', () => {
    expect(rowsOf(see('critical, with a checklist'))['Queued mail']).toMatch(
      /^Kept at least until 2026-11-21 10:42 UTC \(estimate/,
    );
    expect(rowsOf(see('critical'))).not.toHaveProperty('Queued mail');
  });

  it('warns in its head when less than four hours are left, and when they are over', () => {
    const { seen, look } = findIncident('last hours, with a checklist');
    const at = (time: string) => viewIncident(seen, words.in('en'), look, new Date(time));
    expect(at('2026-11-21T06:41:59Z').warnings).toEqual([]);
    expect(at('2026-11-21T06:42:00Z')).toMatchObject({
      warnings: [expect.stringMatching(/^⚠ Less than 4 hours .* 2026-11-21 10:42 UTC \(estimate\)/)],
      style: 'attention',
    });
    expect(at('2026-11-21T10:42:00Z').warnings).toEqual([
      expect.stringMatching(/^⚠ Queued mail may have been returned/),
    ]);
    expect(rowsOf(at('2026-11-21T10:42:00Z'))).not.toHaveProperty('Queued mail');
  });

  it('shows links with their hosts, and none once it is over', () => {
    expect(see('critical').links).toEqual([
      { title: 'Open the alert (prometheus.contoso.com)', url: everydayTelling.links[0]?.url },
      { title: 'Silence it (alerts.contoso.com)', url: everydayTelling.links[1]?.url },
      { title: 'Open the runbook (wiki.contoso.com)', url: everydayTelling.links[2]?.url },
    ]);
    expect(see('resolved').links).toEqual([]);
  });

  it('has what monitoring wrote in a direction of its own', () => {
    const mixed = { ...everydayTelling, title: 'Queue > 100!', text: '451 4.4.316 refused [x]', reason: 'later!' };
    const view = see('snoozed', 'ar', mixed);
    expect(view.title).toBe('\u2068Queue > 100!\u2069');
    expect(view.alerts[0]?.items[0]?.text).toEqual(['\u2068451 4.4.316 refused [x]\u2069']);
    expect(view.rows.some(({ value }) => value.startsWith('\u2068later!\u2069'))).toBe(true);
  });
});

describe('The checklist of an incident', () => {
  const stepsOf = (view: IncidentView) => view.checklist.flatMap(({ steps }) => steps);

  it('explains the trouble and is folded, with the next step standing out', () => {
    const view = see('half done, with a checklist');
    expect(view.meaning).toMatchObject([{ title: 'The mail server refuses the connection' }]);
    expect(stepsOf(view).flatMap(({ open }) => open)).toEqual([]);
    expect(stepsOf(view).map(({ weight }) => weight)).toEqual(['default', 'default', 'bolder', 'default', 'default']);
    expect(view.checklist[0]?.progress).toBe('2 of 5');
  });

  it.each<[string, string | null, string, { title: string; text: string }[]]>([
    [
      'Microsoft’s meaning, and what to do',
      '5.2.2',
      '552 5.2.2 Mailbox full',
      [
        {
          title: '5.2.2',
          text: 'A mailbox is full: that of the recipient, or the Sent Items of the sending one. Free space in that mailbox or enlarge it.',
        },
      ],
    ],
    ['the standard’s', '5.6.3', '554 5.6.3', [{ title: '5.6.3', text: expect.stringContaining('.') }]],
    ['what a lone reply code says', '554', '554 refused', [{ title: '554', text: expect.stringContaining('.') }]],
    ['nothing without a code', null, 'the disk is full', []],
  ])('without a checklist says what its code means: %s', (_what, code, text, meaning) => {
    const { seen, look, now } = findIncident('critical');
    const alerts = Object.fromEntries(
      Object.entries(seen.incident.alerts).map(([name, alert]) => [name, { ...alert, text }]),
    );
    const view = viewIncident({ ...seen, incident: { ...seen.incident, code, alerts } }, words.in('en'), look, now);
    expect(view.meaning).toEqual(meaning);
  });

  it('opens the step that somebody wants to see', () => {
    const steps = stepsOf(see('whose-server open, with a checklist'));
    expect(steps.map(({ open }) => open.length)).toEqual([1, 0]);
    expect(steps.map(({ weight }) => weight)).toEqual(['bolder', 'default']);
  });

  it('is all there is beside the head while a step is open, with a way back', () => {
    const view = see('whose-server open, with a checklist');
    expect(view).toMatchObject({ alerts: [], links: [], meaning: [], log: [], followUps: [{ verb: 'back' }] });
    expect(view.rows.length).toBeGreaterThan(3);
    expect(view.buttons).toHaveLength(3);
  });

  it('stays in sight while somebody says why it is to be quiet', () => {
    expect(see('why quiet, with a checklist').checklist).toHaveLength(1);
  });

  it('is gone with its meaning once it is over', () => {
    expect(see('resolved after work, with a checklist')).toMatchObject({ checklist: [], meaning: [], followUps: [] });
  });

  it('offers a reminder after a slow step, and says when one is set', () => {
    expect(titlesOf(see('all settled, with a checklist').followUps)).toEqual(['Remind me in 1 hour']);
    const reminded = see('reminder, with a checklist');
    expect(titlesOf(reminded.followUps)).toEqual(['Cancel the reminder']);
    expect(rowsOf(reminded).Reminder).toBe('2026-11-20 12:02 UTC');
    expect(see('critical, with a checklist').followUps).toEqual([]);
  });

  it('can be gone back to when somebody called it solved while it still fires', () => {
    expect(see('solved by a person, with a checklist').followUps).toMatchObject([{ verb: 'resume' }]);
  });
});

describe('A duration', () => {
  it.each([
    [0, 'en', '1 min'],
    [59 * 60_000, 'en', '59 min'],
    [95 * 60_000, 'en', '1 hr 35 min'],
    [60 * 60_000, 'en', '1 hr'],
    [(2 * 1_440 + 61) * 60_000, 'en', '2 days 1 hr'],
    [95 * 60_000, 'ja', '1 時間 35 分'],
  ])('of %i milliseconds in %s is %s', (milliseconds, language, said) => {
    expect(viewDuration(milliseconds, words.in(language)).replace(/\s/g, ' ')).toBe(said);
  });

  it('has the digits of the codes in Arabic', () => {
    expect(viewDuration(95 * 60_000, words.in('ar'))).toMatch(/1.*35/);
  });
});
