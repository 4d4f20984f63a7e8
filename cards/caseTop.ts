import type { CaseView } from '../services/cases/views.ts';
import type { Measured } from '../services/rules/assessment.ts';
import type { ContainerStyle, Element } from './adaptiveCard.ts';
import { box, factSet, line, meta } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import { measuredLine } from './wording/measuredLine.ts';
import { capitalised, dutyName, levelName } from './wording/names.ts';
import type { Wording } from './wording/wording.ts';

/** Words of legal duties that fit on two lines. */
const mostDuties = 2;

const colours: Readonly<Record<string, ContainerStyle>> = {
  attention: 'accent',
  worrying: 'warning',
  dropout_risk: 'attention',
};

/** The level as a coloured box with its word, and what the law asks for; of a closed case a quiet line. */
export function standing(view: CaseView, wording: Wording): readonly Element[] {
  if (view.state === 'closed') return stoodAt(view, wording);
  const { screens, more } = wording.texts;
  const level = view.level;
  const duties = view.duties.slice(0, mostDuties).map((duty) => dutyName(duty, wording));
  const left = view.duties.length - duties.length;
  const law = left > 0 ? `${duties.join(', ')} ${more(left)}` : wording.list(duties);
  const lines = [
    ...(level === undefined
      ? []
      : [line(capitalised(levelName(level, wording)), { weight: 'Bolder' })]),
    ...(duties.length === 0 ? [] : [line(screens.law(law), { spacing: 'None' })]),
  ];
  if (lines.length === 0) return [];
  return [box(lines, colours[level ?? ''] ?? 'emphasis', 'Small')];
}

/** Where a case stood that is closed: nothing about it is urgent any more. */
function stoodAt({ level }: CaseView, wording: Wording): readonly Element[] {
  if (level === undefined) return [];
  return [meta(wording.texts.case.closed.level(levelName(level, wording)), 'Small')];
}

/** All grounds, what the law asks for first. */
export function grounds({ hits }: Pick<CaseView, 'hits'>): readonly Measured[] {
  return hits.toSorted((a, b) => Number(b.duty !== undefined) - Number(a.duty !== undefined));
}

/** Why, in one line: the weightiest ground with its numbers. Not for those who see only their own steps. */
export function why(view: CaseView, wording: Wording): readonly Element[] {
  const { texts } = wording;
  if (view.scope === 'own_steps') return [];
  const [first, ...others] = grounds(view);
  const concern = view.why === 'concern' ? [line(texts.case.concern, { spacing: 'Small' })] : [];
  if (!first) {
    return concern.length > 0 ? concern : [line(texts.case.noHits, { spacing: 'Small' })];
  }
  const more = others.length === 0 ? '' : ` ${texts.screens.otherReasons(others.length)}`;
  return [...concern, line(`${measuredLine(first, wording)}${more}`, { spacing: 'Small' })];
}

/** Why nobody is being reminded. */
export function quiet(view: CaseView, wording: Wording): readonly Element[] {
  if (view.quietUntil === undefined) return [];
  const { quiet: planned, quietUnplanned } = wording.texts.case;
  const words = view.hasPlan ? planned : quietUnplanned;
  return [line(words(wording.date(view.quietUntil)), { spacing: 'Small' })];
}

/** How and when the case ended. */
export function ended(view: CaseView, wording: Wording): readonly Element[] {
  const { texts } = wording;
  if (!view.ended) return [];
  const { outcome, on } = view.ended;
  return [
    line(texts.case.ended(texts.case.outcomes[outcome], wording.dateWithYear(on)), {
      spacing: 'Small',
    }),
    meta(closedWords(view, wording)),
  ];
}

/** That nothing can be changed, and how it may be opened again. */
function closedWords({ ended, actions, handedTo }: CaseView, { texts }: Wording): string {
  const { closed } = texts.case;
  if (handedTo || ended?.outcome === 'handed_over') return closed.elsewhere;
  const mayReopen = actions.includes('reopen');
  if (ended?.reopens) {
    return `${closed.readOnly} ${mayReopen ? closed.reopensOrYou : closed.reopensItself}`;
  }
  return mayReopen ? `${closed.readOnly} ${closed.orYou}` : closed.readOnly;
}

/** Where the case came from, and where it goes on. */
export function going(view: CaseView, wording: Wording): readonly Element[] {
  const { leaving } = wording.texts;
  const { takenOver, handedTo } = view;
  const from = takenOver && [
    leaving.takenOver(
      escapeMarkdown(takenOver.from.name, 60),
      escapeMarkdown(takenOver.from.number, 30),
    ),
    ...(takenOver.level === undefined
      ? []
      : [leaving.takenOverLevel(levelName(takenOver.level, wording))]),
  ];
  const to =
    handedTo &&
    leaving.handedOver(
      escapeMarkdown(handedTo.school, 60),
      handedTo.number && escapeMarkdown(handedTo.number, 30),
    );
  return [
    ...(from ? [line(from.join(' '), { spacing: 'Small' })] : []),
    ...(to === undefined ? [] : [line(to, { spacing: 'Small' })]),
  ];
}

/** Who leads the case, the last contact, the next meeting, and how far it is. */
export function facts(view: CaseView, wording: Wording): readonly Element[] {
  const { screens } = wording.texts;
  const fact = (title: string, value: string) => ({ title, value });
  const ownOnly = view.scope === 'own_steps';
  return [
    factSet(
      [
        ...(view.scope === 'anonymous'
          ? []
          : [fact(screens.facts.holder, holderOf(view, wording))]),
        ...(ownOnly ? [] : [fact(screens.facts.contact, contactOf(view, wording))]),
        ...(ownOnly || view.state === 'closed'
          ? []
          : [fact(screens.facts.meeting, meetingOf(view, wording))]),
        ...progressOf(view, wording).map((told) => fact(screens.facts.steps, told)),
      ],
      'Small',
    ),
  ];
}

function holderOf({ holder }: CaseView, { texts }: Wording): string {
  if (!holder) return texts.screens.nobody;
  return texts.case.person(escapeMarkdown(holder.name, 60), texts.roles[holder.role]);
}

function contactOf({ contact, state }: CaseView, { texts: { screens }, date }: Wording): string {
  if (!contact) return screens.noContact(state === 'closed');
  return screens.contact(
    date(contact.on),
    contact.by && escapeMarkdown(contact.by, 40),
    contact.outcome && escapeMarkdown(contact.outcome, 90),
  );
}

function meetingOf({ meeting }: CaseView, { texts, time }: Wording): string {
  const { meetings } = texts.screens;
  if (!meeting) return meetings.none;
  return meeting.state === 'booked' && meeting.start !== undefined
    ? time(meeting.start, texts.clock.at)
    : meetings[meeting.state];
}

/** Rejected and lapsed steps are no longer to be done; where nothing is left, there is nothing to say. */
function progressOf({ steps }: CaseView, { texts: { screens } }: Wording): readonly string[] {
  const tasks = steps.filter(
    ({ kind, state }) => kind === 'task' && state !== 'rejected' && state !== 'lapsed',
  );
  const done = tasks.filter(({ state }) => state === 'done');
  return tasks.length === 0 ? [] : [screens.progress(done.length, tasks.length)];
}
