import { type Severity, type Source, severities, sources } from '../incident/alert.ts';
import type { CardButton } from './button.ts';
import { viewButton } from './button-view.ts';
import type { ButtonView, ChoiceFieldView, FormView, ListView } from './card-view.ts';
import { isolate } from './isolate.ts';
import type { Say, UiKey } from './say.ts';
import { shorten } from './shorten.ts';
import { sourceNames } from './source-names.ts';
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
    filters: [
      {
        id: 'sources',
        label: say.ui('subscription.sources'),
        value: (given && given.sources.length > 0 ? given.sources : sources).join(','),
        required: true,
        missing: say.ui('subscription.sources-missing'),
        multiple: true,
        style: 'expanded',
        choices: sources.map((source) => ({ title: sourceNames[source], value: source })),
      },
      viewChoice(
        'severity',
        given?.severity ?? 'warning',
        severities.map((severity) => ({ title: say.ui(`subscription.from.${severity}`), value: severity })),
        say,
      ),
    ],
    texts: [
      {
        id: 'matchers',
        label: say.ui('subscription.matchers'),
        value: given?.matchers.join(', ') ?? '',
        hint: say.ui('subscription.matchers-hint'),
      },
    ],
    display: [
      viewChoice(
        'language',
        given?.language ?? say.language,
        tongues.map(({ language, name }) => ({ title: name, value: language })),
        say,
      ),
    ],
    buttons: [
      viewButton(
        say.ui('button.subscribe'),
        { verb: 'subscribe', subscription: given?.id ?? null, sources: '', severity: '', matchers: '', language: '' },
        { style: 'positive' },
      ),
    ],
  };
}

/** A field where one of a few is chosen; one always is. */
const viewChoice = (
  id: 'severity' | 'language',
  value: string,
  choices: ChoiceFieldView['choices'],
  say: Say,
): ChoiceFieldView => {
  const label = say.ui(`subscription.${id}`);
  return { id, label, value, required: false, missing: label, multiple: false, style: 'compact', choices };
};

/** Subscriptions that a card has room for, and characters of what others wrote in each. */
const mostRows = 8;
const longest = 80;

/** The subscriptions of a conversation, with what can be done about each. */
export function viewSubscriptions(all: readonly SubscriptionFacts[], say: Say, tongues: readonly Tongue[]): ListView {
  const title = say.ui('subscription.list');
  return {
    template: 'list',
    language: say.language,
    rtl: say.rtl,
    summary: title,
    fallbackText: title,
    title,
    rows: all.slice(0, mostRows).map((each) => viewRow(each, say, tongues)),
    more: all.length > mostRows ? [say.ui('subscription.more', { count: all.length - mostRows })] : [],
    empty: all.length === 0 ? [say.ui('subscription.none')] : [],
    buttons: all.length === 0 ? [] : [viewButton(say.ui('button.test-alert'), { verb: 'test-alert' })],
  };
}

function viewRow(given: SubscriptionFacts, say: Say, tongues: readonly Tongue[]): ListView['rows'][number] {
  const on = { subscription: given.id };
  const title =
    given.sources.length === 0
      ? say.ui('subscription.all-sources')
      : given.sources.map((source) => sourceNames[source]).join(', ');
  const text = [
    say.ui(`subscription.from.${given.severity}`),
    given.matchers.length === 0
      ? say.ui('subscription.line-all')
      : isolate(shorten(given.matchers.join(', '), longest)),
    tongues.find(({ language }) => language === given.language)?.name ?? given.language,
  ].join(' · ');
  const what = `${title} · ${text}`;
  return {
    title,
    text,
    note: viewPause(given, say),
    buttons: [
      viewNamed('edit', { verb: 'edit', ...on }, what, say),
      given.paused
        ? viewNamed('continue', { verb: 'continue', ...on }, what, say)
        : viewNamed('pause', { verb: 'pause', ...on }, what, say),
      viewNamed('end', { verb: 'end', ...on }, what, say),
    ],
  };
}

function viewPause({ paused }: SubscriptionFacts, say: Say): ListView['rows'][number]['note'] {
  if (!paused) return [];
  if (paused.why === 'person') return [{ text: `⏸ ${say.ui('subscription.paused-person')}`, color: 'default' }];
  const values = { code: isolate(shorten(paused.code ?? '', longest)) };
  return [{ text: `⚠ ${say.ui(`subscription.paused-${paused.why}`, values)}`, color: 'attention' }];
}

const viewNamed = (
  key: 'edit' | 'continue' | 'pause' | 'end',
  button: CardButton,
  what: string,
  say: Say,
): ButtonView => viewButton(say.ui(`button.${key}`), button, { label: say.ui(`button.${key}-one`, { what }) });
