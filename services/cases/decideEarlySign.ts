import { type AbsenceTeam, earlyBasis } from '../access/absenceTeam.ts';
import type { Actor } from '../access/access.ts';
import { RefusedError } from '../errors/errors.ts';
import type { Pupil } from '../roster/roster.ts';
import type { Deciding } from './deciding.ts';
import { dueDay } from './dueDay.ts';
import { type EarlySign, type EarlySignEvent, earlySignState } from './earlySign.ts';
import type { Playbook, PlaybookStep } from './playbook.ts';
import { assigneeFor, holderFor } from './staffing.ts';

/** What people do about a pupil before there is a case. */
export type EarlySignCommand =
  | { do: 'ask' }
  | { do: 'talked'; outcome: string }
  | { do: 'follow' }
  | { do: 'unfollow' };

/** The talk to ask for, as the playbook words it. */
export type EarlyTalk = Pick<PlaybookStep, 'text' | 'responsible' | 'dueSchoolDays'>;

/** Where a playbook has no step for the level `attention`. */
const plainTalk: EarlyTalk = {
  text: { da: 'Tal med eleven om fraværet', en: 'Talk with the pupil about the absence' },
  responsible: 'class_teacher',
  dueSchoolDays: 5,
};

/** The playbook's talk at the level `attention`: its first step that is a contact. */
export function earlyTalk({ levels }: Pick<Playbook, 'levels'>): EarlyTalk {
  return levels.attention?.steps.find(({ contact }) => contact) ?? plainTalk;
}

/** Whether somebody may look after a pupil early: whoever sees the pupil without a case, and the absence team. */
export function mayLookAfter(actor: Actor, pupil: Pupil, team: AbsenceTeam): boolean {
  return earlyBasis(actor, pupil, team) !== undefined;
}

/**
 * Decides what somebody does about a pupil before there is a case.
 * @returns what is added to the record
 * @throws RefusedError `not_allowed`; `stale` when it is so already; `assignee_unknown` when the school has
 *   nobody to ask; `outcome_required`; `too_long`; `gone` when no talk is open
 */
export function decideEarlySign(
  sign: EarlySign | undefined,
  pupil: Pupil,
  command: EarlySignCommand,
  deciding: Deciding,
): EarlySignEvent {
  const { actor, caseContext, at } = deciding;
  if (!mayLookAfter(actor, pupil, caseContext.playbook.absenceTeam))
    throw new RefusedError('not_allowed');
  const { talk, followers } = earlySignState(sign);
  const made = { by: actor.member.id, at };
  const isOpen = talk !== undefined && talk.done === undefined;
  const follows = followers.some(({ person }) => person === made.by);
  switch (command.do) {
    case 'ask':
      if (isOpen) throw new RefusedError('stale');
      return { do: 'ask', ...made, ...asked(pupil, deciding) };
    case 'talked': {
      if (!isOpen) throw new RefusedError('gone');
      return { do: 'talked', ...made, outcome: line(command.outcome) };
    }
    case 'follow':
      if (follows) throw new RefusedError('stale');
      return { do: 'follow', ...made };
    case 'unfollow':
      if (!follows) throw new RefusedError('stale');
      return { do: 'unfollow', ...made };
  }
}

/** Who is asked, and until when. */
function asked(
  pupil: Pupil,
  { caseContext: { roster, playbook, calendar }, at }: Deciding,
): { assignee: string; due: string } {
  const { responsible, dueSchoolDays } = earlyTalk(playbook);
  const staffing = { roster, playbook, pupil, involved: [] };
  const assignee = assigneeFor(responsible, staffing) ?? holderFor(pupil, staffing);
  if (assignee === undefined) throw new RefusedError('assignee_unknown');
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  return { assignee, due: dueDay(calendar, today, dueSchoolDays).toString() };
}

/** As many characters as one line of an outcome holds. */
const longestOutcome = 200;

function line(words: string): string {
  const text = words.replace(/\s+/gu, ' ').trim();
  if (text === '') throw new RefusedError('outcome_required');
  if (text.length > longestOutcome) throw new RefusedError('too_long', { limit: longestOutcome });
  return text;
}

/**
 * Who is told this morning that a pupil they follow was absent for several more days: once for each time,
 * since the count begins anew. O(followers).
 * @param absentAfter days of absence after a date (ISO), up to today
 */
export function decideWorsened(
  sign: EarlySign,
  absentAfter: (date: string) => number,
  { absenceTeam }: Pick<Playbook, 'absenceTeam'>,
  at: string,
): readonly EarlySignEvent[] {
  return earlySignState(sign).followers.flatMap(({ person, since }): EarlySignEvent[] => {
    const days = absentAfter(since);
    if (days < absenceTeam.tellAfterDays) return [];
    return [{ do: 'worsened', by: 'system', at, person, days }];
  });
}
