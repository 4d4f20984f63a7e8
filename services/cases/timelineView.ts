import { type Actor, caseAccess } from '../access/access.ts';
import { RefusedError } from '../errors/errors.ts';
import { classTitleOf, fullName, type Roster } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import type { CaseRecord } from './caseRecord.ts';
import { worded } from './caseStep.ts';
import type { Teller, TimelineView } from './timeline.ts';
import { timelineEntries } from './timelineEntries.ts';

/**
 * All that happened to a case, newest first, with what people wrote. Whoever does not see all of the case gets
 * neither people nor words.
 * @param now instant, ISO: a meeting whose time is past was held
 * @throws RefusedError `not_allowed` if the viewer may not see all of the case, `gone`
 */
export function timelineView(
  subject: CaseRecord,
  actor: Actor,
  now: string,
  page = 0,
): TimelineView {
  const { roster } = actor;
  const pupil = roster.pupil(subject.pupilId);
  if (!pupil) throw new RefusedError('gone');
  const scope = caseAccess(actor, subject)?.scope;
  if (scope === undefined || scope === 'own_steps') throw new RefusedError('not_allowed');
  const named = scope !== 'anonymous';
  return {
    kind: 'timeline',
    caseId: subject.id,
    number: subject.id,
    pupil: named ? pupilName(pupil, roster) : undefined,
    classTitle: named ? classTitleOf(pupil, roster) : undefined,
    grade: pupil.grade,
    entries: timelineEntries(subject, tellerFor(roster, scope === 'full'), now),
    page,
  };
}

function tellerFor(roster: Roster, named: boolean): Teller {
  return {
    somebody: (staffId) => {
      const member = roster.member(staffId);
      return named ? { name: member && fullName(member) } : undefined;
    },
    words: (text) => (named && text !== undefined ? { words: text } : {}),
    place: (name) => (named && name !== undefined ? { place: name } : {}),
    step: (step) => (named ? worded(step) : step.text),
  };
}
