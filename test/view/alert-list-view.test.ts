import { describe, expect, it } from 'vitest';
import { viewAlerts, viewCounts } from '../../src/view/alert-list-view.ts';
import { everydayTelling, findIncident, tell, tellAlert } from './incident-samples.ts';
import { words } from './world.ts';

const english = words.in('en');
const bare = (lines: string[]) => lines.map((line) => line.replace(/[\u2066-\u2069]/g, ''));
const countsOf = (name: string) => viewCounts(findIncident(name).seen.incident, english);

describe('The list of alerts', () => {
  it('shows the text and the place of the only alert, whose title stands above already', () => {
    const [list] = viewAlerts(findIncident('critical').seen.incident, english);
    expect(list).toMatchObject({ heads: [], more: [] });
    expect(list?.items.map(({ title, text, places }) => [title, bare(text), bare(places)])).toEqual([
      [
        [],
        ['451 4.4.316 Connection refused [Message=Socket error code 10061]'],
        ['instance: mx1.contoso.com:25 · job: smtp'],
      ],
    ]);
  });

  it('shows four of a storm with their titles and the text that they share, and counts the others', () => {
    const [list] = viewAlerts(findIncident('storm').seen.incident, english);
    expect(list?.heads).toEqual([{ heading: 'Alerts', counts: '1000 firing · 12 resolved · reported 2 times' }]);
    expect(list?.items.map(({ title }) => bare(title))).toEqual(
      [13, 14, 15, 16].map((count) => [`Mail to the branch office waits (${count})`]),
    );
    expect(list?.items.map(({ text }) => text.length)).toEqual([1, 0, 0, 0]);
    expect(list?.more).toEqual(['and 996 more alerts']);
  });

  it('has the worst first', () => {
    const mild = tellAlert(everydayTelling, { fingerprint: 'mild', severity: 'info', title: 'mild' });
    const bad = tellAlert(everydayTelling, { fingerprint: 'bad', title: 'bad' });
    const [list] = viewAlerts(tell(null, everydayTelling, [mild, bad], 1), english);
    expect(list?.items.flatMap(({ title }) => bare(title))).toEqual(['bad', 'mild']);
  });

  it('is not there when an alert says nothing but its title', () => {
    const silent = { ...everydayTelling, text: '', labels: {} };
    expect(viewAlerts(tell(null, silent, [tellAlert(silent)], 1), english)).toEqual([]);
  });

  it('cuts what is long, between characters', () => {
    const long = { ...everydayTelling, text: '😀'.repeat(2_000), labels: { host: 'h'.repeat(200) } };
    const [list] = viewAlerts(tell(null, long, [tellAlert(long, { title: 't'.repeat(200) })], 1), english);
    const [item] = list?.items ?? [];
    expect(bare(item?.title ?? [])).toEqual([`${'t'.repeat(119)}…`]);
    expect(bare(item?.text ?? [])).toEqual([`${'😀'.repeat(279)}…`]);
    expect(bare(item?.places ?? [])).toEqual([`host: ${'h'.repeat(59)}…`]);
  });
});

describe('The counts', () => {
  it.each([
    ['critical', ''],
    ['resolved', ''],
    ['severity changed', '2 firing · reported 2 times'],
    ['reopened', 'reported 3 times · came back 1 time'],
  ])('say only what one glance does not tell: %s', (name, counts) => {
    expect(countsOf(name)).toBe(counts);
  });

  it('say of a storm that is over how many there were', () => {
    const { incident } = findIncident('storm').seen;
    expect(viewCounts({ ...incident, resolvedAt: '2026-11-20T12:00:00.000Z' }, english)).toBe('12 resolved');
  });
});
