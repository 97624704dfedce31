import { describe, expect, it } from 'vitest';
import { smtpAuth } from '../../src/knowledge/articles/smtp-auth.ts';
import { stepsFor } from '../../src/knowledge/knowledge.ts';
import { viewNotice } from '../../src/view/notice-view.ts';
import { writeCase, writeNotice } from '../../src/view/plain-text.ts';
import { findBlemishes, listSituations, sampleCase, words } from './world.ts';

describe('A case in a terminal', () => {
  it.each(words.languages)('says everything in %s, for every article and cause', (language) => {
    const opened = listSituations().filter(({ current }) => current.version === 1);
    expect(opened.length).toBeGreaterThan(10);
    for (const { article, current } of opened) {
      const text = writeCase({ ...current, language }, article, words.in(language));
      expect(findBlemishes({ text })).toEqual([]);
      expect(text).not.toMatch(/ $|\n{3}/);
    }
  });

  it('shows every step at once, numbered, with its commands and places', () => {
    const text = writeCase(sampleCase(), smtpAuth, words.in('en'));
    for (const [index, { id }] of stepsFor(smtpAuth, null).entries()) {
      expect(text).toContain(`\n${index + 1}. ${words.in('en').article(`steps.${id}.title`)}`);
    }
    expect(text).toContain("Set-CASMailbox -Identity 'scanner@contoso.com' -SmtpClientAuthenticationDisabled $false");
    expect(text).toContain('Users › Active users');
    expect(text).toContain('https://learn.microsoft.com/');
  });

  it('leads from an answer to the step that only it needs', () => {
    const text = writeCase(sampleCase({ cause: 'tenant-off' }), smtpAuth, words.in('en'));
    expect(text).toMatch(/\[ \] Shared mailbox → 3\n +\[ \] Licensed mailbox\n/);
    expect(text).toContain(`\n3. ${words.in('en').article('steps.use-licensed-mailbox.title')}`);
    expect(writeCase(sampleCase(), smtpAuth, words.in('ar'))).toContain(' ← 3\n');
  });

  it('says which language is not spoken', () => {
    expect(writeCase(sampleCase({ untranslated: 'cy' }), smtpAuth, words.in('en'))).toContain('Welsh');
  });
});

describe('A notice in a terminal', () => {
  it('is its title, its text, its examples and what else there is to say', () => {
    const view = viewNotice('help', { detail: null, untranslated: 'cy' }, words.in('en'), []);
    const text = writeNotice(view);
    for (const part of [
      view.title,
      view.text,
      ...view.untranslated,
      ...view.more,
      ...(view.examples[0]?.lines ?? ['?']),
    ]) {
      expect(text).toContain(part);
    }
  });
});
