import { describe, expect, it } from 'vitest';
import { articles } from '../../src/knowledge/articles/all.ts';
import { smtpAuth } from '../../src/knowledge/articles/smtp-auth.ts';
import { nameCase, readButton } from '../../src/view/button.ts';
import { isSlow, viewReminderButtons, viewReminders } from '../../src/view/reminder-view.ts';
import { after, sampleCase, settleAll, words } from './world.ts';

const english = words.in('en');
const opened = sampleCase({ cause: 'tenant-off' });
const done = settleAll(opened, smtpAuth, 'confirm', 0);
const slow = smtpAuth.steps.filter(isSlow).map(({ id }) => id);
const at = '2026-11-20T13:05:00.000Z';

describe('A slow step', () => {
  it('is a task that takes effect after half an hour or later', () => {
    for (const step of articles.flatMap(({ steps }) => steps)) {
      const takes = step.kind === 'task' ? (step.effect?.to ?? 0) : 0;
      expect([step.id, isSlow(step)]).toEqual([step.id, takes >= 30]);
    }
    expect(slow.length).toBeGreaterThan(0);
  });
});

describe('A reminder', () => {
  it.each(words.languages)('is offered for the slow step that was done last, in %s', (language) => {
    const say = words.in(language);
    const [button, ...others] = viewReminderButtons(done, smtpAuth, say);
    expect(others).toEqual([]);
    expect(button).toMatchObject({ title: say.ui('button.remind'), verb: 'remind' });
    const sent = nameCase(button?.data ?? {}, 'case-1');
    expect(readButton('remind', sent)).toEqual(sent);
    expect(slow).toContain((sent as { step?: string }).step);
  });

  it('is not offered before a slow step was done, nor for one that was not needed, nor once it is solved', () => {
    expect(viewReminderButtons(opened, smtpAuth, english)).toEqual([]);
    const skipped = settleAll(opened, smtpAuth, 'skip', 0);
    expect(viewReminderButtons(skipped, smtpAuth, english)).toEqual([]);
    const solved = after(done, smtpAuth, { kind: 'solve' });
    expect(viewReminderButtons(solved, smtpAuth, english)).toEqual([]);
  });

  it('that is set says when, and can be cancelled', () => {
    const [step = ''] = slow;
    const set = after(done, smtpAuth, { kind: 'remind', step, at });
    expect(viewReminders(set, english)).toEqual([{ title: 'Reminder', value: '2026-11-20 13:05 UTC' }]);
    expect(viewReminderButtons(set, smtpAuth, english)).toMatchObject([
      { title: 'Cancel the reminder', verb: 'cancel-reminder', data: { step } },
    ]);
    expect(viewReminders(done, english)).toEqual([]);
  });

  it('of several says the first time', () => {
    const reminders = { b: at, a: '2026-11-20T12:30:00.000Z' };
    expect(viewReminders({ ...done, reminders }, english)).toMatchObject([{ value: '2026-11-20 12:30 UTC' }]);
  });
});
