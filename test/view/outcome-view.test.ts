import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/checklist/change-case.ts';
import { smtpAuth } from '../../src/knowledge/articles/smtp-auth.ts';
import type { Block } from '../../src/view/card-view.ts';
import { viewOutcome } from '../../src/view/outcome-view.ts';
import { after, sampleCase, words } from './world.ts';

const opened = sampleCase({ cause: 'tenant-off' });
const worked: Change[] = [
  { kind: 'skip', step: 'leave-basic-auth' },
  { kind: 'answer', step: 'shared-mailbox', answer: 'no' },
  { kind: 'confirm', step: 'enable-mailbox' },
];
const see = (...changes: Change[]): Block[] =>
  viewOutcome(after(opened, smtpAuth, ...changes), smtpAuth, words.in('en'));
const linesOf = (blocks: Block[], heading: string): string[] =>
  (blocks.find((block) => block.heading.startsWith(heading))?.lines ?? []).map((line) =>
    line.replace(/[\u2066-\u2069]/g, ''),
  );

describe('The record', () => {
  it('says who did what and when, oldest first', () => {
    const titles = ['leave-basic-auth', 'shared-mailbox', 'enable-mailbox'].map((id) =>
      words.in('en').article(`steps.${id}.title`),
    );
    expect(linesOf(see(...worked, { kind: 'solve' }), 'Who did what')).toEqual([
      `${titles[0]}: not needed, Ada, 2026-11-20 12:00`,
      `${titles[1]} Licensed mailbox: Ada, 2026-11-20 12:01`,
      `${titles[2]}: done by Ada, 2026-11-20 12:02`,
      'Solved: Ada, 2026-11-20 12:03',
    ]);
  });

  it('says in its heading that the times are UTC', () => {
    expect(see({ kind: 'solve' })[0]?.heading).toContain('UTC');
  });

  it('is not there before anybody did anything', () => {
    expect(see()).toEqual([]);
  });

  it('keeps quiet about what was reopened', () => {
    expect(linesOf(see(...worked, { kind: 'reopen', step: 'enable-mailbox' }), 'Who did what')).toHaveLength(2);
  });
});

describe('What comes next when it still fails', () => {
  it('is the newest error, what is left, and what support needs', () => {
    const blocks = see({ kind: 'confirm', step: 'enable-mailbox' }, { kind: 'fail' });
    expect(linesOf(blocks, 'What next')).toEqual([expect.stringContaining('newest error')]);
    expect(linesOf(blocks, 'These steps')).toHaveLength(2);
    expect(linesOf(blocks, 'What to send')).toEqual([words.in('en').article('smtp-auth.support')]);
  });

  it('counts what was skipped as left, and says nothing of steps when all was done', () => {
    expect(linesOf(see(...worked, { kind: 'fail' }), 'These steps')).toHaveLength(1);
    const done: Change[] = worked.map((change) => (change.kind === 'skip' ? { ...change, kind: 'confirm' } : change));
    expect(linesOf(see(...done, { kind: 'fail' }), 'These steps')).toEqual([]);
  });

  it('is not said once it is solved', () => {
    expect(see({ kind: 'solve' }).map(({ heading }) => heading)).toEqual([expect.stringContaining('Who did what')]);
  });
});
