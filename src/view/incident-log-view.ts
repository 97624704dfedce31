import type { Case } from '../checklist/case.ts';
import { stepsOf } from '../checklist/change-case.ts';
import type { Entry, Incident } from '../incident/incident.ts';
import type { Article, Step } from '../knowledge/article.ts';
import type { IncidentView } from './card-view.ts';
import { isolate } from './isolate.ts';
import { viewPerson, viewTime } from './person-view.ts';
import type { Say } from './say.ts';

type Line = { at: string; text: string };

/** Lines at most, the last ones; while it fires the card has more to say. */
const most = { over: 16, firing: 4 };

/** Who did what, oldest first. While it fires the steps stand in the checklist, and the last that people did is enough. */
export function viewIncidentLog(
  incident: Incident,
  checklist: Case | null,
  article: Article | null,
  say: Say,
): IncidentView['log'] {
  const isOver = incident.resolvedAt !== null;
  const outcome = checklist ? viewOutcomeLine(checklist, say) : [];
  // What only monitoring said needs no list of its own while it fires.
  if (!isOver && outcome.length === 0 && incident.log.every(({ by }) => by === null)) return [];
  const lines = [
    ...incident.log.map((entry) => ({ at: entry.at, text: viewEntry(entry, say) })),
    ...(isOver && checklist && article ? viewSteps(checklist, article, say) : []),
    ...outcome,
  ];
  const last = lines.sort((a, b) => a.at.localeCompare(b.at)).slice(isOver ? -most.over : -most.firing);
  return [
    { heading: say.ui('incident.log'), lines: last.map(({ at, text }) => ({ time: isolate(viewTime(at)), text })) },
  ];
}

function viewEntry({ kind, by, reason }: Entry, say: Say): string {
  const what = kind === 'woken' && !by ? 'snooze-over' : kind;
  const line = say.ui(`incident.entry.${what}`, { name: by ? viewPerson(by, say) : '' });
  return reason ? `${line} · ${isolate(reason)}` : line;
}

const viewSteps = (checklist: Case, article: Article, say: Say): Line[] =>
  stepsOf(checklist, article).flatMap((step) => {
    const line = viewStep(checklist, step, say);
    return line ? [line] : [];
  });

function viewStep(checklist: Case, { id }: Step, say: Say): Line | null {
  const step = say.article(`steps.${id}.title`) ?? id;
  const mark = checklist.marks[id];
  if (mark) {
    const values = { step, name: viewPerson(mark.by, say) };
    return { at: mark.at, text: say.ui(`incident.entry.step-${mark.state}`, values) };
  }
  const given = checklist.answers[id];
  if (!given) return null;
  const answer = say.article(`steps.${id}.answers.${given.answer}`) ?? '';
  const values = { step, answer, name: viewPerson(given.by, say) };
  return { at: given.at, text: say.ui('incident.entry.step-answered', values) };
}

const viewOutcomeLine = ({ outcome }: Case, say: Say): Line[] =>
  outcome
    ? [{ at: outcome.at, text: say.ui(`incident.entry.${outcome.kind}`, { name: viewPerson(outcome.by, say) }) }]
    : [];
