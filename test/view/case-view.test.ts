import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/checklist/case.ts';
import { stepsOf } from '../../src/checklist/change-case.ts';
import { prx4 } from '../../src/knowledge/articles/prx4.ts';
import { smtpAuth } from '../../src/knowledge/articles/smtp-auth.ts';
import { nameCase, readButton } from '../../src/view/button.ts';
import type { ButtonView, CaseView } from '../../src/view/card-view.ts';
import { type Look, plainLook, viewCase, viewUntranslated, writeCode } from '../../src/view/case-view.ts';
import { listTongues } from '../../src/view/tongue.ts';
import { after, findBlemishes, listSituations, listTexts, sampleCase, words } from './world.ts';

const tongues = listTongues(words);
const see = (current: Case, look: Partial<Look> = {}, article = smtpAuth): CaseView =>
  viewCase(current, article, words.in(current.language), tongues, { ...plainLook, ...look });
const tenantOff = sampleCase({ cause: 'tenant-off' });

describe('The card of a case', () => {
  const situations = listSituations();

  it.each(words.languages)('says everything in %s, in every article, cause, state and step', (language) => {
    const blemishes = situations.flatMap(({ title, article, current }) => {
      const looks = [
        {},
        { languages: true },
        ...stepsOf(current, article).flatMap(({ id }) => [{ open: id }, { open: id, asking: true }]),
      ];
      return looks.flatMap((look) =>
        findBlemishes(see({ ...current, language }, look, article)).map((text) => `${title}: ${text}`),
      );
    });
    expect(blemishes).toEqual([]);
  });

  it('would be caught with a blemish', () => {
    for (const text of ['', '{{name}}', '${x}', 'undefined', '$t(a)'])
      expect(findBlemishes({ a: [{ b: text }] })).toEqual([`a.0.b: ${text}`]);
    expect(situations.length).toBeGreaterThan(50);
  });

  it.each(words.languages)('opens one step at most in %s, and only its content travels', (language) => {
    for (const { article, current } of situations) {
      for (const look of [{}, ...stepsOf(current, article).map(({ id }) => ({ open: id }))]) {
        const steps = see({ ...current, language }, look, article).checklist[0]?.steps ?? [];
        expect(steps.filter(({ open }) => open.length > 0).length).toBeLessThanOrEqual(1);
        for (const { open, fold } of steps) expect(open.length + fold.length).toBeLessThanOrEqual(1);
      }
    }
  });

  it('carries buttons only that can be read again, each with a name of its own', () => {
    for (const { article, current } of situations) {
      const buttons = buttonsOf(see(current, { languages: true }, article));
      for (const { verb, data } of buttons) {
        const carried = nameCase(data, current.id);
        expect(readButton(verb, carried)).toEqual(carried);
      }
      expect(new Set(buttons.map(({ label }) => label)).size).toBe(buttons.length);
    }
  });
});

describe('The checklist', () => {
  it('opens the first step that is not settled', () => {
    expect(openStep(see(tenantOff))).toBe(0);
    expect(openStep(see(after(tenantOff, smtpAuth, { kind: 'skip', step: 'enable-mailbox' })))).toBe(1);
  });

  it('opens the step that the viewer asked for, and the next one when that is not there', () => {
    expect(openStep(see(tenantOff, { open: 'leave-basic-auth' }))).toBe(2);
    expect(openStep(see(tenantOff, { open: 'check-password' }))).toBe(0);
  });

  it('counts what is settled, and draws it', () => {
    const current = after(tenantOff, smtpAuth, { kind: 'skip', step: 'enable-mailbox' });
    expect(see(current).checklist[0]).toMatchObject({ progress: '1 of 3', bar: '▰▱▱' });
    const answered = after(current, smtpAuth, { kind: 'answer', step: 'shared-mailbox', answer: 'yes' });
    expect(see(answered).checklist[0]).toMatchObject({ progress: '2 of 4', bar: '▰▰▱▱' });
  });

  it('says of a settled step what, who and when, in UTC', () => {
    const current = after(
      tenantOff,
      smtpAuth,
      { kind: 'confirm', step: 'enable-mailbox' },
      { kind: 'answer', step: 'shared-mailbox', answer: 'no' },
      { kind: 'skip', step: 'leave-basic-auth' },
    );
    const steps = see(current).checklist[0]?.steps ?? [];
    expect(steps.map(({ mark }) => mark)).toEqual(['✔', '✔', '–']);
    expect(steps.map(({ settled }) => settled.join().replace(/[\u2066-\u2069]/g, ''))).toEqual([
      'Done · Ada, 2026-11-20 12:00 UTC',
      'Licensed mailbox · Ada, 2026-11-20 12:01 UTC',
      'Not needed · Ada, 2026-11-20 12:02 UTC',
    ]);
  });

  it.each(words.languages)('says UTC beside every time, in %s', (language) => {
    const current = {
      ...after(tenantOff, smtpAuth, { kind: 'confirm', step: 'enable-mailbox' }, { kind: 'solve' }),
      language,
    };
    const view = see(current);
    expect(view.checklist[0]?.steps[0]?.settled.join()).toContain('UTC');
    expect(view.blocks.map(({ heading }) => heading).join()).toContain('UTC');
  });

  it('asks whether the error is gone when every step is settled', () => {
    expect(see(tenantOff).question).toEqual([]);
    const current = after(
      tenantOff,
      smtpAuth,
      { kind: 'confirm', step: 'enable-mailbox' },
      { kind: 'answer', step: 'shared-mailbox', answer: 'no' },
      { kind: 'confirm', step: 'leave-basic-auth' },
    );
    expect(see(current).question).toHaveLength(1);
    expect(see(after(current, smtpAuth, { kind: 'solve' })).question).toEqual([]);
  });

  it('asks a second time only where the viewer is being asked', () => {
    const current = sampleCase({ cause: 'basic-auth-disabled' });
    const openIn = (look: Partial<Look>) => see(current, look).checklist[0]?.steps.flatMap(({ open }) => open)[0];
    expect(openIn({ open: 'allow-basic-auth' })?.ask).toEqual([]);
    const asked = openIn({ open: 'allow-basic-auth', asking: true });
    expect(asked?.ask).toHaveLength(1);
    expect(asked?.buttons.map(({ verb }) => verb)).toEqual(['confirm', 'open']);
    expect(asked?.price).toHaveLength(1);
  });

  it('fills the mailbox into the commands, and says what to replace where it is not known', () => {
    const known = see(tenantOff).checklist[0]?.steps[0]?.open[0];
    expect(known?.ways[0]?.code[0]?.snippet).toContain("'scanner@contoso.com'");
    expect(known?.placeholder).toEqual([]);
    const unknown = see({ ...tenantOff, mailbox: null }).checklist[0]?.steps[0]?.open[0];
    expect(unknown?.ways[0]?.code[0]?.snippet).toContain("'<mailbox>'");
    expect(unknown?.placeholder).toHaveLength(1);
  });
});

describe('The end of a case', () => {
  it('leaves only the record once it is solved', () => {
    const view = see(after(tenantOff, smtpAuth, { kind: 'confirm', step: 'enable-mailbox' }, { kind: 'solve' }));
    expect(view).toMatchObject({ meaning: [], note: [], facts: [], status: [{ color: 'good' }] });
    expect(view.checklist[0]?.steps.flatMap(({ open, fold }) => [...open, ...fold])).toEqual([]);
    expect(view.buttons.map(({ verb }) => verb)).toEqual(['resume', 'languages']);
  });

  it('folds the steps, and offers the way back, while it is failing', () => {
    const view = see(after(tenantOff, smtpAuth, { kind: 'fail' }));
    expect(openStep(view)).toBe(-1);
    expect(view.buttons.map(({ verb }) => verb)).toEqual(['solve', 'resume', 'languages']);
    expect(view.blocks.length).toBeGreaterThan(1);
  });

  it('offers the articles that come next while it is failing, each in one tap', () => {
    const rowsOf = (view: CaseView) => view.others.flatMap(({ rows }) => rows);
    const failing = after(tenantOff, smtpAuth, { kind: 'fail' });
    expect(rowsOf(see(tenantOff))).toEqual([]);
    expect(rowsOf(see(failing))).toMatchObject([
      {
        code: [],
        title: words.in('en').article('prx4.title'),
        buttons: [{ title: 'Open', verb: 'next', data: { verb: 'next', article: 'prx4' } }],
      },
    ]);
    expect(rowsOf(see(after(failing, smtpAuth, { kind: 'solve' })))).toEqual([]);
  });

  it('offers an article once that the report names, too', () => {
    const code = { reply: '451', enhanced: '4.7.0', tag: 'PRX4' };
    const others = [{ code, article: 'prx4', cause: null }];
    const view = see(after({ ...tenantOff, others }, smtpAuth, { kind: 'fail' }));
    expect(view.others.flatMap(({ rows }) => rows.flatMap(({ buttons }) => buttons)).map(({ verb }) => verb)).toEqual([
      'start',
    ]);
  });

  it('leads from an open step back to what comes next, while it is failing', () => {
    const failing = after(tenantOff, smtpAuth, { kind: 'fail' });
    const view = see(failing, { open: 'enable-mailbox' });
    expect(openStep(view)).toBe(0);
    expect(view.others).toEqual([]);
    expect(view.buttons.map(({ title }) => title)).toEqual([
      'Solved',
      'What next',
      'Back to the checklist',
      'Other language',
    ]);
    expect(view.buttons[1]?.data).toEqual({ verb: 'fail' });
  });
});

describe('The language of a card', () => {
  it.each([
    ['en', 'en', []],
    ['fr', 'fr', ['en']],
    ['en', 'fr', ['fr']],
    ['ja', 'fr', ['en']],
  ])('is %s, asked in %s: one tap leads away', (language, askedLanguage, expected) => {
    const buttons = see(sampleCase({ language, askedLanguage })).buttons.filter(({ verb }) => verb === 'speak');
    expect(buttons.map(({ data }) => 'language' in data && data.language)).toEqual(expected);
  });

  it('lists all the others under their own names', () => {
    const list = see(tenantOff, { languages: true }).languages[0]?.buttons ?? [];
    const others = tongues.filter(({ language }) => language !== 'en');
    expect(list.map(({ title }) => title)).toEqual(others.map(({ name }) => name));
    expect(list.map(({ title }) => title)).toEqual(expect.arrayContaining(['العربية', 'Français', '日本語']));
  });

  it('says which one is not spoken, by its name, until somebody chooses another', () => {
    const asked = sampleCase({ untranslated: 'cy' });
    expect(see(asked).untranslated.join()).toContain('Welsh');
    expect(see(after(asked, smtpAuth, { kind: 'speak', language: 'fr' })).untranslated).toEqual([]);
    expect(viewUntranslated('qqq', words.in('en'))).toContain('qqq');
  });

  it('that runs from right to left keeps codes and names in their own direction', () => {
    const view = see(sampleCase({ language: 'ar' }));
    expect(view).toMatchObject({ rtl: true, code: [{ text: '535 5.7.139', side: 'right' }] });
    expect(view.summary).toContain('\u2068535 5.7.139\u2069');
    expect(see(sampleCase()).code[0]?.side).toBe('left');
  });

  it('that runs from right to left isolates whatever is Latin in its sentences', () => {
    const loose = listTexts(see(sampleCase({ language: 'ar' })))
      .filter(({ path, text }) => /\p{Script=Arabic}/u.test(text) && !/\b(data|snippet|lines|sources)\b/.test(path))
      .filter(({ text }) => /[A-Za-z]/.test(text.replace(/[\u2066\u2068][^\u2069]*\u2069/g, '')));
    expect(loose).toEqual([]);
  });
});

describe('What people wrote', () => {
  it.each(words.languages)('stays text on the card, in %s', (language) => {
    const by = { id: 'x', name: '$t(button.done) {{step}} ${x}' };
    const mark = { state: 'done' as const, by, at: '2026-11-20T12:00:00.000Z' };
    const view = see({
      ...tenantOff,
      language,
      marks: { 'enable-mailbox': mark },
      outcome: { kind: 'solved', by, at: mark.at },
    });
    expect(view.checklist[0]?.steps[0]?.settled.join()).toContain(by.name);
    expect(view.blocks.flatMap(({ lines }) => lines).filter((line) => line.includes(by.name))).toHaveLength(2);
  });

  it('is called somebody when it is not known who', () => {
    const current: Case = {
      ...tenantOff,
      outcome: { kind: 'solved', by: { id: '', name: '' }, at: '2026-11-20T12:00:00.000Z' },
    };
    expect(
      see(current)
        .blocks.flatMap(({ lines }) => lines)
        .join(),
    ).toContain('Someone');
  });
});

describe('A code', () => {
  it.each([
    [{ reply: '451', enhanced: '4.7.0', tag: 'PRX4' }, '451 4.7.0 PRX4'],
    [{ reply: null, enhanced: '5.7.57', tag: null }, '5.7.57'],
    [{ reply: '535', enhanced: null, tag: null }, '535'],
  ])('is written as people write it', (code, expected) => {
    expect(writeCode(code)).toBe(expected);
    expect(see(sampleCase({ article: 'prx4', code }), {}, prx4).code[0]?.text).toBe(expected);
  });
});

const openStep = (view: CaseView): number => view.checklist[0]?.steps.findIndex(({ open }) => open.length > 0) ?? -1;

const buttonsOf = (view: CaseView): ButtonView[] => [
  ...view.buttons,
  ...view.others.flatMap(({ rows }) => rows.flatMap(({ buttons }) => buttons)),
  ...view.languages.flatMap(({ buttons }) =>
    buttons.filter(({ title }) => !view.buttons.some((shown) => shown.title === title)),
  ),
  ...(view.checklist[0]?.steps ?? []).flatMap(({ open, fold }) => [...open, ...fold].flatMap(({ buttons }) => buttons)),
];
