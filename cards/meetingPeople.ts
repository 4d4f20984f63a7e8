import type { MeetingView } from '../services/meetings/views.ts';
import type { Element } from './adaptiveCard.ts';
import { factSet } from './elements.ts';
import { nameList } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import type { Wording } from './wording/wording.ts';

const mostPeople = 12;
const mostNames = 3;
/** "Anne-Margrethe". */
const mostLetters = 14;
const wholeName = 28;

/** Who is needed, who is welcome, and who has no calendar. */
export function peopleFacts(view: MeetingView, wording: Wording): readonly Element[] {
  const { meeting, roles } = wording.texts;
  const { noCalendar: without = [] } = view;
  const named = (all: MeetingView['required']) =>
    nameList(
      all.map(({ name, role }) => wording.texts.case.person(plainText(name, 60), roles[role])),
      mostPeople,
      wording,
    );
  const facts = [
    ...(view.required.length > 0 ? [{ title: meeting.required, value: named(view.required) }] : []),
    ...(view.optional.length > 0 ? [{ title: meeting.optional, value: named(view.optional) }] : []),
    ...(without.length > 0
      ? [{ title: meeting.noCalendar, value: nameList(without, mostPeople, wording) }]
      : []),
  ];
  return facts.length === 0 ? [] : [factSet(facts, 'Medium')];
}

/**
 * How each person is called where room is short: "Mette H.", or the whole name where two would be called the
 * same.
 * @param letters of the given name at most
 */
export function shortNames(
  { required, optional }: MeetingView,
  letters = mostLetters,
): (name: string) => string {
  const short = (name: string) => {
    const [given = '', ...rest] = plainText(name, 100).split(' ');
    const [letter] = rest.at(-1) ?? '';
    const first = plainText(given, letters);
    return letter === undefined ? first : `${first} ${letter}.`;
  };
  const names = new Set([...required, ...optional].map(({ name }) => name));
  const called = Map.groupBy(names, short);
  return (name) => {
    const one = short(name);
    return (called.get(one)?.length ?? 0) > 1 ? plainText(name, wholeName) : one;
  };
}

/** A few names where room is short: "Mette H., Jonas B., Karen S. … og 9 mere"; one more where that is the last. */
export function fewNames(names: readonly string[], wording: Wording): string {
  return nameList(names, mostNames, wording);
}
