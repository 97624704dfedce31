import { recognizeLanguage } from './language/recognize.ts';

/**
 * What is known about the language in which somebody wants to be answered; tags are BCP 47. `choice`: the person's explicit one.
 * `ownWords`: of this message. `earlier`: heard before. `reportLanguage`: of the pasted report. `available`: translations there are.
 */
export type LanguageHints = {
  choice: string | null;
  ownWords: string;
  earlier: string | null;
  reportLanguage: string | null;
  clientLocale: string | null;
  fallback: string;
  available: readonly string[];
};

/**
 * `language`: one of `available`. `untranslated`: the person's language (BCP 47) when there is no translation of it and the answer
 * fell back, else null. `heard`: language recognised in the own words with certainty enough to remember it, else null.
 */
export type LanguageChoice = { language: string; untranslated: string | null; heard: string | null };

/**
 * Chooses the language of an answer: explicit choice, own words of this message, own words earlier, a report's headings unless
 * English, client locale, fallback. Undecided own words lean on the hint that comes next.
 */
export function chooseLanguage(hints: LanguageHints): LanguageChoice {
  const report = hints.reportLanguage && primary(hints.reportLanguage) !== 'en' ? hints.reportLanguage : null;
  const next = hints.earlier ?? report ?? hints.clientLocale;
  const own = recognizeLanguage(hints.ownWords, next ? spokenAs(next) : null);
  const heard = own?.certain ? own.language : null;
  // A hint that names the recognised language says more than the words do: zh-TW rather than zh, fr-CA rather than fr.
  const recognized = own && next && spokenAs(next) === own.language ? next : (own?.language ?? null);
  const wanted = hints.choice ?? recognized ?? next ?? hints.fallback;
  const language = translationOf(wanted, hints.available);
  if (language) return { language, untranslated: null, heard };
  const fallback = translationOf(hints.fallback, hints.available) ?? hints.available[0] ?? hints.fallback;
  // "und": words enough, but of no language that is known here; there is nothing to name.
  return { language: fallback, untranslated: wanted === 'und' ? null : canonical(wanted), heard };
}

/** Looks a tag up as BCP 47 does (`fr-CA`, then `fr`); never crosses from one script to another (`zh-TW` is not `zh-Hans`). */
function translationOf(tag: string, available: readonly string[]): string | null {
  const wanted = canonical(tag);
  if (!wanted) return null;
  const exact = available.find((candidate) => canonical(candidate) === wanted);
  if (exact) return exact;
  const parts = wanted.split('-');
  while (parts.length > 1) {
    parts.pop();
    const shorter = available.find((candidate) => canonical(candidate) === parts.join('-'));
    if (shorter) return shorter;
  }
  const same = (candidate: string) =>
    primary(candidate) === primary(wanted) && scriptOf(candidate) === scriptOf(wanted);
  return available.find(same) ?? null;
}

/** Gives the language of a tag under the code that recognition uses. */
function spokenAs(tag: string): string | null {
  const language = primary(tag);
  return language ? (RECOGNIZED_AS[language] ?? language) : null;
}

const RECOGNIZED_AS: Readonly<Record<string, string>> = {
  nb: 'no',
  nn: 'no',
  fil: 'tl',
  bs: 'hr',
  arz: 'ar',
  ary: 'ar',
  prs: 'fa',
};

function primary(tag: string): string | null {
  return canonical(tag)?.split('-')[0] ?? null;
}

function scriptOf(tag: string): string | undefined {
  const wellFormed = canonical(tag);
  return wellFormed ? new Intl.Locale(wellFormed).maximize().script : undefined;
}

/** Well-formed tags in their canonical case; Teams and people also write `fr_CA`. Anything else is no language. */
function canonical(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}
