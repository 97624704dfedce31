import type { Case } from '../checklist/case.ts';
import { isSettled } from '../checklist/change-case.ts';
import type { Command, Crumb, Question, Step, Task, Way } from '../knowledge/article.ts';
import { type SourceId, sources } from '../knowledge/sources.ts';
import { viewButton } from './button-view.ts';
import type { ButtonView, CodeView, OpenStepView, WayView } from './card-view.ts';
import { hasPlaceholder, writeBrokenCommand, writeCommand } from './powershell.ts';
import { isSlow, viewReminderButton } from './reminder-view.ts';
import type { Say, UiKey } from './say.ts';

/** The content of the open step. `asking`: whether the viewer is asked a second time. */
export const viewOpenStep = (current: Case, step: Step, say: Say, asking: boolean): OpenStepView =>
  step.kind === 'question' ? viewQuestion(current, step, say) : viewTask(current, step, say, asking);

/** Whether the commands of a step hold something of this very case. */
export const isFilled = (step: Step, { mailbox }: Case): boolean =>
  mailbox !== null &&
  step.kind === 'task' &&
  listCommands(step).some(({ parameters }) =>
    parameters.some(({ value }) => typeof value === 'object' && value.fill === 'mailbox'),
  );

const listCommands = ({ ways, verify, undo }: Task): Command[] => [
  ...ways.flatMap((way) => (way.kind === 'powershell' ? way.commands : [])),
  ...verify,
  ...(undo ?? []),
];

function viewQuestion(current: Case, step: Question, say: Say): OpenStepView {
  const answers = step.answers.map((answer) =>
    viewButton(say.article(`steps.${step.id}.answers.${answer}`) ?? answer, { verb: 'answer', step: step.id, answer }),
  );
  return {
    ...nothing,
    text: say.article(`steps.${step.id}.text`) ?? '',
    buttons: isSettled(current, step) ? [viewReopen(step, say)] : answers,
  };
}

function viewTask(current: Case, task: Task, say: Say, asking: boolean): OpenStepView {
  const word = (path: string) => say.article(`steps.${task.id}.${path}`);
  const code = (commands: Command[]) => viewCode(commands, current);
  const commands = task.ways.flatMap((way) => (way.kind === 'powershell' ? way.commands : []));
  return {
    risk: task.risk === 'none' ? [] : [{ mark: `⚠ ${say.ui(`risk.${task.risk}`)}`, color: riskColors[task.risk] }],
    text: word('text') ?? '',
    price: block(say, 'step.price', word('price')),
    ways: task.ways.map((way) => viewWay(way, task, say, current)),
    role: [say.ui('step.role', { role: say.ui(`role.${task.role}`) })],
    effect: task.effect !== null ? [say.ui('step.effect', { from: task.effect.from, count: task.effect.to })] : [],
    verify: block(say, 'step.verify', word('verify')).map((verify) => ({ ...verify, code: code(task.verify) })),
    undo:
      task.undo === null
        ? []
        : block(say, 'step.undo', word('undo')).map((undo) => ({ ...undo, code: code(task.undo ?? []) })),
    placeholder: hasPlaceholder([...commands, ...task.verify], current) ? [say.ui('step.placeholder')] : [],
    sources: [viewSources(task.sources, say)],
    ask: asking ? [{ text: say.ui('step.confirm') }] : [],
    toggle: [{ title: say.ui(task.undo === null ? 'button.check' : 'button.check-and-revert') }],
    buttons: viewTaskButtons(current, task, say, asking),
  };
}

/** Never yellow: no theme gives it enough contrast. */
const riskColors = { caution: 'default', security: 'attention' } as const;

const nothing: OpenStepView = {
  risk: [],
  text: '',
  ways: [],
  price: [],
  role: [],
  effect: [],
  verify: [],
  undo: [],
  placeholder: [],
  sources: [],
  ask: [],
  toggle: [],
  buttons: [],
};

const block = (say: Say, heading: UiKey, text: string | null) =>
  text === null ? [] : [{ heading: say.ui(heading), lines: [text] }];

function viewWay(way: Way, task: Task, say: Say, current: Case): WayView {
  const text = way.kind === 'text' || way.text ? say.article(`steps.${task.id}.ways.${way.id}.text`) : null;
  return {
    title: say.article(`steps.${task.id}.ways.${way.id}.title`) ?? '',
    text: text === null ? [] : [text],
    code: way.kind === 'powershell' ? viewCode(way.commands, current) : [],
    path: way.kind === 'portal' ? [viewPath(way.path, way.site, say)] : [],
  };
}

function viewCode(commands: Command[], current: Case): CodeView[] {
  if (commands.length === 0) return [];
  const snippet = commands.map((command) => writeCommand(command, current)).join('\n');
  return [{ language: 'PowerShell', snippet, lines: commands.map((command) => writeBrokenCommand(command, current)) }];
}

/** Portal labels in English, as most tenants show them, then as the reader's portal shows them. */
function viewPath(path: Crumb[], site: string, say: Say): WayView['path'][number] {
  const english = path.map((crumb) => viewCrumb(crumb, (label) => say.label(label).english)).join(' › ');
  const local = path.map((crumb) => viewCrumb(crumb, (label) => say.label(label).local)).join(' › ');
  return { english, local: local === english ? [] : [local], site };
}

const viewCrumb = (crumb: Crumb, name: (label: string) => string): string =>
  typeof crumb === 'string' ? name(crumb) : `${name(crumb.set)} = ${name(crumb.to)}`;

/** Pages as one line of links. The date stands once: the oldest of those on the line. */
export function viewSources(ids: SourceId[], say: Say): string {
  const links = ids.map((id) => `[${say.article(`sources.${id}`) ?? id}](${sources[id].url})`);
  const date = ids.map((id) => sources[id].checked).sort()[0] ?? '';
  return `${say.ui('card.sources', { date })} ${links.join(' · ')}`;
}

function viewTaskButtons(current: Case, task: Task, say: Say, asking: boolean): ButtonView[] {
  const on = { step: task.id };
  if (isSettled(current, task)) return [viewReopen(task, say)];
  if (asking) {
    return [
      viewButton(say.ui('button.confirm'), { verb: 'confirm', ...on }),
      viewButton(say.ui('button.cancel'), { verb: 'open', ...on }),
    ];
  }
  return [
    viewButton(
      say.ui('button.done'),
      { verb: 'done', ...on },
      { style: task.risk === 'security' ? 'default' : 'positive' },
    ),
    viewButton(say.ui('button.skip'), { verb: 'skip', ...on }),
    ...(isSlow(task) ? [viewReminderButton('remind', task.id, say)] : []),
  ];
}

const viewReopen = (step: Step, say: Say): ButtonView =>
  viewButton(
    say.ui('button.reopen'),
    { verb: 'reopen', step: step.id },
    { label: say.ui('button.reopen-step', { step: say.article(`steps.${step.id}.title`) ?? step.id }) },
  );
