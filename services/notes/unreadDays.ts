import { ordinals } from '../time/lexicon.ts';
import { isSlip } from './closeWords.ts';
import type { DaysTold } from './daysOfMessage.ts';
import type { Token } from './tokens.ts';

/** Whether something that is, or may be, a day was not read: the days that were are then not all. O(tokens × days). */
export function losesDay(told: DaysTold): boolean {
  return (
    isNearlyWeekday(told) ||
    isUnreadDate(told) ||
    isUnreadOrdinal(told) ||
    isCutAtDash(told) ||
    (told.days.length === 0 && isNamedDay(told))
  );
}

/** "19/11 -tod": a range whose end was not read. */
function isCutAtDash({ tokens, days, isRead }: DaysTold): boolean {
  return days.some(({ next }) => {
    const [dash, end] = [tokens[next], tokens[next + 1]];
    return (
      /^[-–—]$/.test(dash?.text ?? '') &&
      end?.glued === true &&
      end.kind === 'word' &&
      !isRead(next + 1)
    );
  });
}

/** "tus", "next Tursday": no word, and a slip away from a weekday. */
function isNearlyWeekday({ tokens, isRead }: DaysTold): boolean {
  return tokens.some(
    ({ norm, strange }, at) =>
      strange === true &&
      !isRead(at) &&
      norm.length > 2 &&
      weekdayNames.some((name) => name[0] === norm[0] && isSlip(name, norm)),
  );
}

/** "Friday 13.11.206": what looks like a date, and was not read with its day. */
function isUnreadDate({ tokens, isRead }: DaysTold): boolean {
  return tokens.some(
    ({ kind, text }, at) =>
      kind === 'date' &&
      !isRead(at) &&
      (/\/|\d\.\d+\.\d/.test(text) || isDot(tokens[at + 1], tokens[at + 2])),
  );
}

/** "on nineteenth?": a day of a month, by its number alone. */
function isUnreadOrdinal({ tokens, isRead }: DaysTold): boolean {
  return tokens.some(
    ({ norm }, at) =>
      (ordinals.get(norm) ?? 0) > 9 &&
      !isRead(at) &&
      /^(?:on|the|den|d|since|siden|fra|from|until|til)$/.test(tokens[at - 1]?.norm ?? ''),
  );
}

const isDot = (dot: Token | undefined, number: Token | undefined) =>
  dot?.text === '.' && dot.glued && number?.kind === 'number' && number.glued;

const weekdayNames = [
  ...['mon', 'tue', 'tues', 'wed', 'thu', 'thurs', 'fri', 'tirs', 'ons', 'tors', 'fre'],
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  ...['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag'],
];

/** "on Guy Fawkes day", "på luciadag": a day by a name that is not known. */
function isNamedDay({ tokens, isRead }: DaysTold): boolean {
  return tokens.some(({ norm, kind }, at) => {
    const before = tokens[at - 1];
    if (isRead(at) || kind !== 'word') return false;
    if (norm === 'day') return before?.kind === 'word' && !whichDay.test(before.norm);
    const told = /^(?:i|paa|siden|fra|om)$/.test(before?.norm ?? '');
    return told && ofDay.test(norm) && !commonDay.test(norm);
  });
}

const whichDay =
  /^(?:all|the|every|each|whole|entire|full|a|one|that|same|sick|school|other|this|good|nice|great|lovely|half|snow|first|last|next|per|any|some|another|bad|long|rest|day|off|sports|trial|work|second|third|fourth|fifth|my|your|his|her|our|their|duvet|pyjama|mental|health|inset|training|open|free|to|by|wedding|birth|moving)$/;
const ofDay = /^[a-z]{4,}(?:dag|aften|aftensdag|ferie|ferien)$/;
const commonDay =
  /^(?:(?:syge|fri|ferie|skole|hver|arbejds|foedsels|efter|for|mid|tema|fravaers|idraets|aktivitets|motions|projekt|be|und|op|over)(?:dag|middag|aften)|efterferien|fritidsferie|skoleferie(?:n)?|sommerferie)$/;
