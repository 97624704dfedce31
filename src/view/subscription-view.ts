import { type Severity, type Source, severities, sources } from '../incident/alert.ts';
import { type CardButton, writeButton } from './button.ts';
import type { ButtonView, FormView, ListView } from './card-view.ts';
import { sourceNames } from './incident-view.ts';
import type { Say, UiKey } from './say.ts';
import type { Tongue } from './tongue.ts';

/** What a conversation wants to hear of, as far as it is shown. `paused` names why, with Teams' code for it. */
export type SubscriptionFacts = {
  id: string;
  sources: Source[];
  severity: Severity;
  matchers: string[];
  language: string;
  paused: { why: 'person' | 'gone' | 'refused'; code: string | null } | null;
};

/**
 * The form for a new subscription (null) or one that is there. `problem`: what is wrong with what was typed; `given` is that
 * then, without an id where it is to be a new one.
 */
export function viewSubscriptionForm(
  given: (Omit<SubscriptionFacts, 'id' | 'paused'> & { id: string | null }) | null,
  say: Say,
  tongues: readonly Tongue[],
  problem: UiKey | null = null,
): FormView {
  const title = say.ui('subscription.title');
  const text = say.ui('subscription.text');
  return {
    template: 'form',
    language: say.language,
    rtl: say.rtl,
    summary: title,
    fallbackText: `${title} – ${text}`,
    title,
    text,
    problem: problem ? [say.ui(problem)] : [],
    fields: {
      choices: [
        {
          id: 'sources',
          label: say.ui('subscription.sources'),
          value: (given && given.sources.length > 0 ? given.sources : sources).join(','),
          multiple: true,
          style: 'expanded',
          choices: sources.map((source) => ({ title: sourceNames[source], value: source })),
        },
        {
          id: 'severity',
          label: say.ui('subscription.severity'),
          value: given?.severity ?? 'warning',
          multiple: false,
          style: 'compact',
          choices: severities.map((severity) => ({ title: nameSeverity(severity, say), value: severity })),
        },
        {
          id: 'language',
          label: say.ui('subscription.language'),
          value: given?.language ?? say.language,
          multiple: false,
          style: 'compact',
          choices: tongues.map(({ language, name }) => ({ title: name, value: language })),
        },
      ],
      texts: [
        {
          id: 'matchers',
          label: say.ui('subscription.matchers'),
          value: given?.matchers.join(', ') ?? '',
          hint: say.ui('subscription.matchers-hint'),
        },
      ],
    },
    buttons: [
      viewButton(
        say.ui('button.subscribe'),
        { verb: 'subscribe', subscription: given?.id ?? null, sources: '', severity: '', matchers: '', language: '' },
        'positive',
      ),
    ],
  };
}

/** Every subscription of a conversation, with what can be done about it. */
export function viewSubscriptions(all: readonly SubscriptionFacts[], say: Say, tongues: readonly Tongue[]): ListView {
  const title = say.ui('subscription.list');
  return {
    template: 'list',
    language: say.language,
    rtl: say.rtl,
    summary: title,
    fallbackText: title,
    title,
    rows: all.map((each) => viewRow(each, say, tongues)),
    empty: all.length === 0 ? [say.ui('subscription.none')] : [],
    buttons: all.length === 0 ? [] : [viewButton(say.ui('button.test-alert'), { verb: 'test-alert' })],
  };
}

function viewRow(given: SubscriptionFacts, say: Say, tongues: readonly Tongue[]): ListView['rows'][number] {
  const on = { subscription: given.id };
  const what = say.ui('subscription.line', {
    sources:
      given.sources.length === 0
        ? say.ui('subscription.all-sources')
        : given.sources.map((source) => sourceNames[source]).join(', '),
    severity: say.ui(`incident.severity.${given.severity}`),
    matchers: given.matchers.length === 0 ? say.ui('subscription.line-all') : given.matchers.join(', '),
    language: tongues.find(({ language }) => language === given.language)?.name ?? given.language,
  });
  const { paused } = given;
  return {
    text: what,
    note: paused ? [say.ui(`subscription.paused-${paused.why}`, { code: paused.code ?? '' })] : [],
    buttons: [
      viewNamed('edit', { verb: 'edit', ...on }, what, say),
      paused
        ? viewNamed('continue', { verb: 'continue', ...on }, what, say)
        : viewNamed('pause', { verb: 'pause', ...on }, what, say),
      viewNamed('end', { verb: 'end', ...on }, what, say),
    ],
  };
}

const nameSeverity = (severity: Severity, say: Say): string =>
  say.ui('subscription.severity-at-least', { severity: say.ui(`incident.severity.${severity}`) });

const viewNamed = (
  key: 'edit' | 'continue' | 'pause' | 'end',
  button: CardButton,
  what: string,
  say: Say,
): ButtonView => ({
  ...viewButton(say.ui(`button.${key}`), button),
  label: say.ui(`button.${key}-one`, { what }),
});

const viewButton = (title: string, button: CardButton, style: ButtonView['style'] = 'default'): ButtonView => ({
  title,
  label: title,
  verb: button.verb,
  data: writeButton(button),
  style,
});
