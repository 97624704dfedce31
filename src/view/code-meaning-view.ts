import type { Incident } from '../incident/incident.ts';
import { listFiring } from '../incident/receive-call.ts';
import { explainCode, findMicrosoftCode } from '../knowledge/registry.ts';
import type { IncidentView } from './card-view.ts';
import type { Say } from './say.ts';

/** What the code of an incident says that no checklist answers: Microsoft's meaning and what to do, else the standard's. */
export function viewCodeMeaning(incident: Incident, say: Say): IncidentView['meaning'] {
  const { code } = incident;
  if (code === null) return [];
  const [enhanced, reply] = code.includes('.') ? [code, null] : [null, code];
  const statement = listFiring(incident)
    .map(({ title, text }) => `${title} ${text}`)
    .join(' ');
  const meaning = explainCode({ reply, enhanced, microsoft: findMicrosoftCode({ enhanced, statement }) });
  if (!meaning) return [];
  const { microsoft, detail, subject } = meaning;
  const lines = microsoft
    ? [say.code(`microsoft.${microsoft}.meaning`), say.code(`microsoft.${microsoft}.do`)]
    : [say.code(`detail.${detail}`) ?? say.code(`subject.${subject}`) ?? say.code(`class.${meaning.class}`)];
  const text = lines.filter((line) => line !== null).join(' ');
  return text === '' ? [] : [{ title: code, text }];
}
