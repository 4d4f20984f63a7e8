import type { Category, Extent } from '../absence/mark.ts';
import type { Outlook } from '../time/calendarDays.ts';
import type { Cue } from './cueWords.ts';
import type { Group } from './group.ts';
import { reportingCues } from './reportingCues.ts';

/** What a statement says: a category and how much of the day, no absence, or something to ask. */
export type Meaning =
  | { category: Category; extent: Extent }
  | { ask: readonly Category[]; extent: Extent }
  | { nothing: true };

type Said = Pick<Group, 'cues' | 'negated' | 'corrected' | 'lessons' | 'unknownWord' | 'guessed'>;

const dayCategories: readonly Category[] = ['illness', 'leave', 'unlawful', 'unexplained'];

/** All that a statement says; late and left early can both apply. */
export function meaningsOf(group: Said): Meaning[] {
  const said = group.corrected ?? group.cues;
  const both = said.includes('late') && said.includes('left') && !said.includes('notAbsence');
  return both
    ? [
        { category: 'late', extent: 'late' },
        { category: 'left_early', extent: 'left' },
      ]
    : [meaningOf(group)];
}

/**
 * What the words of a statement mean together (guideline: no reason is `unexplained`, pjæk is
 * `unlawful`, holiday without a word of permission is asked about, UF, LF and EF are no standard). If
 * two reasons contradict each other, it is asked.
 */
export function meaningOf(group: Said): Meaning {
  if (group.guessed !== undefined)
    return { category: group.guessed, extent: extentOf(group.guessed, group) };
  const said = new Set<Cue>(group.corrected ?? group.cues);
  const has = (cue: Cue) => said.has(cue);
  if (has('notAbsence') && !has('unlawful') && !has('illness')) return { nothing: true };
  if (has('back') && ![...said].some((cue) => reportingCues.has(cue))) return { nothing: true };
  if (has('askCode')) return { ask: dayCategories, extent: lessonsExtent(group) };
  if (has('left') && has('unlawful')) return leftUnlawfully(group);
  if (has('left')) return { category: 'left_early', extent: 'left' };
  if (has('late')) return { category: 'late', extent: 'late' };
  return ofDay(group, has);
}

/** "gik uden lov, 2 lektioner"; without a number it is left early, or a whole day: that is asked. */
function leftUnlawfully(group: Said): Meaning {
  const extent = lessonsExtent(group);
  if (extent === 'day') return { ask: ['left_early', 'unlawful'], extent: 'left' };
  return { category: 'unlawful', extent };
}

/** Why somebody is away, for the day or so many lessons. */
function ofDay(group: Said, has: (cue: Cue) => boolean): Meaning {
  const extent = lessonsExtent(group);
  const [only, ...more] = reasonsOf(has);
  if (only) return more.length > 0 ? { ask: [only, ...more], extent } : { category: only, extent };
  if (has('vacation')) return { ask: ['leave', 'unlawful', 'unexplained'], extent };
  const away = has('absent') || group.lessons !== undefined;
  const reasonNotRead = group.unknownWord && !has('unexplained');
  if (away && reasonNotRead) return { ask: dayCategories, extent };
  if (has('unexplained') || away) return { category: 'unexplained', extent };
  return { ask: dayCategories, extent };
}

/** The reasons given; a doctor's visit that was permitted still counts as illness. */
function reasonsOf(has: (cue: Cue) => boolean): Category[] {
  if (has('illness') && has('unlawful')) return ['illness', 'unlawful'];
  if (has('leave') && has('unlawful')) return ['leave', 'unlawful'];
  if (has('unlawful')) return ['unlawful'];
  if (has('illness') && !(has('vacation') && has('leave'))) return ['illness'];
  return has('leave') ? ['leave'] : [];
}

function extentOf(category: Category, group: Said): Extent {
  if (category === 'late') return 'late';
  return category === 'left_early' ? 'left' : lessonsExtent(group);
}

function lessonsExtent({ lessons }: Pick<Group, 'lessons'>): Extent {
  return lessons === undefined ? 'day' : `lessons:${lessons}`;
}

/** A leave or holiday not in the past tense looks ahead; everything else has happened. */
export function outlookOf(
  group: Pick<Group, 'cues' | 'corrected' | 'negated'>,
  past: boolean,
): Outlook {
  const planned = [...group.cues, ...(group.corrected ?? [])].some(
    (cue, at, cues) =>
      cue === 'leave' ||
      cue === 'vacation' ||
      // "mandag skal ændres til syg": what is to come is the change.
      (cue === 'planned' && cues[at + 1] !== 'correct'),
  );
  // "bevilget fri, ikke pjæk": what was written before has happened.
  const done = group.cues.includes('unlawful') || group.negated.includes('unlawful');
  return planned && !past && !done ? 'ahead' : 'past';
}
