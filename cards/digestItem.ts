import type { DigestItem } from '../services/cases/digestViews.ts';
import { rowsInBox } from './actionRows.ts';
import type { Container, Element, ExecuteAction } from './adaptiveCard.ts';
import { box, execute, group, line } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import { ruleText } from './wording/measuredLine.ts';
import { capitalised, pupilInClass } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import type { Wording } from './wording/wording.ts';

/** Characters of a step's text: two lines in a narrow chat. */
const longestText = 80;

/** Of a step that a button below approves, which is read whole. */
const longestApproved = 120;

/**
 * Who, what, and by when, with the given buttons below; a press on the lines opens the case.
 * @param isWhole whether a step to approve is told in full; its list has no room for that where it is very long
 */
export function digestItem(
  item: DigestItem,
  actions: readonly ExecuteAction[],
  wording: Wording,
  isWhole = true,
): Container {
  const lines: Container = {
    ...group(linesOf(item, isWhole, wording), 'None'),
    selectAction: openCase(item, wording),
  };
  return box([lines, ...rowsInBox(actions)], 'emphasis', 'Small');
}

/** Opens the item's case, what is asked about it as a whole, or the pupil without one. */
export function openCase(item: DigestItem, { texts }: Wording): ExecuteAction {
  if (item.kind === 'left') {
    return execute(texts.leaving.decide, 'left.show', { case: item.caseId, ...inSchool(item) });
  }
  if (item.kind === 'handOver') {
    return execute(texts.leaving.see, 'handOver.show', {
      ...{ handOver: item.caseId },
      ...inSchool(item),
    });
  }
  if (item.pupilId !== undefined) {
    return execute(texts.early.list.open, 'early.show', { id: item.pupilId, ...inSchool(item) });
  }
  if (item.about) {
    const { what } = item.about;
    const form = what === 'holder' ? 'holder' : 'involve';
    const title = what === 'holder' ? texts.consent.chooseHolder : texts.consent.renew;
    const data = { case: item.caseId, v: item.version, form, from: 'digest', ...inSchool(item) };
    return execute(title, 'case.form', data);
  }
  return execute(texts.digest.open, 'case.show', { case: item.caseId, ...inSchool(item) });
}

/** What its reader can do with one press; undefined when it takes more. */
export function oneStep(item: DigestItem, { texts }: Wording): ExecuteAction | undefined {
  const { stepId, canRemind } = item;
  if (item.kind === 'held') {
    const form = { case: item.caseId, v: item.version, form: 'came', ...inSchool(item) };
    return execute(texts.afterMeeting.button, 'case.form', form);
  }
  if (stepId === undefined) return undefined;
  const press = { case: item.caseId, v: item.version, step: stepId, ...inSchool(item) };
  if (item.kind === 'approve') return execute(texts.case.approve, 'step.approve', press);
  if (item.kind === 'do' && item.oneStep) return execute(texts.case.done, 'step.done', press);
  if (canRemind === undefined) return undefined;
  return execute(texts.digest.remind(plainText(canRemind, 15)), 'step.remind', press);
}

/** The school for its buttons, if the reader works at several. */
function inSchool({ school }: DigestItem): { schoolId?: string } {
  return school === undefined ? {} : { schoolId: school.id };
}

function linesOf(item: DigestItem, isWhole: boolean, wording: Wording): readonly Element[] {
  return [
    line(whoseLine(item, wording)),
    line(whatOf(item, isWhole, wording), { spacing: 'None' }),
    line(whenLine(item, wording), {
      ...{ spacing: 'None', size: 'Small' },
      ...(item.over > 0 ? { color: 'Attention' } : { isSubtle: true }),
    }),
  ];
}

/** The step, or what is asked about the case as a whole. */
function whatOf(item: DigestItem, isWhole: boolean, wording: Wording): string {
  const { kind, text, leaving, from, moreDays, about, place } = item;
  const { digest, early, leaving: texts, consent } = wording.texts;
  if (about) {
    const person = about.person && escapeMarkdown(about.person, 40);
    return about.what === 'holder' ? consent.holder[about.why](person) : consent.ends(person);
  }
  if (kind === 'held') return wording.texts.afterMeeting.task;
  if (moreDays !== undefined) return early.list.more(wording.schoolDays(moreDays));
  const planned = plannedOf(item, wording);
  if (planned !== undefined) return planned;
  if (place) return begunQuestion(place, wording);
  const longest = kind === 'approve' && isWhole ? longestApproved : longestText;
  if (text) return ruleText(text, wording, longest);
  if (from !== undefined) return texts.fromSchool(escapeMarkdown(from, 40));
  if (!leaving) return digest.closing;
  return texts.items[leaving.state](escapeMarkdown(leaving.school ?? '', 30));
}

function begunQuestion(
  { name }: NonNullable<DigestItem['place']>,
  { texts, locale }: Wording,
): string {
  return texts.offers.begun.question(name && escapeMarkdown(name[locale], 60));
}

/** What is asked about the way back, or about a special arrangement. */
function plannedOf({ wayBack, arrangement }: DigestItem, wording: Wording): string | undefined {
  const { helpPlan, case: cases } = wording.texts;
  if (wayBack) {
    return wayBack.ask === 'next'
      ? helpPlan.wayBack.askNext
      : helpPlan.wayBack.asked(
          wording.date(wayBack.from),
          escapeMarkdown(wayBack.text, longestText),
        );
  }
  if (!arrangement || arrangement.time === 'running') return undefined;
  const name = cases.arrangements[arrangement.kind];
  return helpPlan.arrangement.items[arrangement.time](name);
}

function whoseLine(item: DigestItem, wording: Wording): string {
  const { digest } = wording.texts;
  return [
    `**${whoOf(item, wording)}**`,
    ...(item.school === undefined ? [] : [escapeMarkdown(item.school.name, 18)]),
    ...(item.legal
      ? [item.stepId === undefined ? digest.hasDuty : digest.legal]
      : item.acute
        ? [digest.acute]
        : []),
  ].join(' · ');
}

function whoOf({ pupil, classTitle = '', grade }: DigestItem, { texts }: Wording): string {
  if (pupil === undefined) return capitalised(texts.case.anonymous(grade));
  return pupilInClass({ pupil, classTitle }, 36);
}

function whenLine(item: DigestItem, wording: Wording): string {
  const { digest } = wording.texts;
  const { standsInFor, waitsFor, kind } = item;
  return [
    standsInFor === undefined
      ? digest.kinds[kind]
      : digest.standsIn(escapeMarkdown(standsInFor, 24)),
    ...(waitsFor === undefined ? [] : [escapeMarkdown(waitsFor, 24)]),
    when(item, wording),
    ...(item.reminded ? [digest.reminded] : []),
  ].join(' · ');
}

function when({ kind, over, due, dueToday, arrangement }: DigestItem, wording: Wording): string {
  const isUndated = arrangement?.time === 'undated';
  const { digest } = wording.texts;
  if (kind === 'held') return wording.texts.afterMeeting.day(wording.date(due));
  if (kind === 'close' || kind === 'worse' || kind === 'wayBack' || kind === 'holder' || isUndated)
    return digest.since(wording.date(due));
  if (dueToday) return digest.dueToday;
  return over > 0 ? digest.overBy(wording.schoolDays(over)) : digest.due(wording.date(due));
}
