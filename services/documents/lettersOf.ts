import { type Actor, caseAccess, holdsRole } from '../access/access.ts';
import type { CaseRecord } from '../cases/caseRecord.ts';
import { isOpen, playbookStepId } from '../cases/caseStep.ts';
import { RefusedError } from '../errors/errors.ts';
import type { KnownFacts } from './facts.ts';
import { isFact } from './facts.ts';
import type { Figures } from './figures.ts';
import type { Letter } from './letter.ts';

/** The duty whose absence a letter is about, if it is about one. */
export function dutyOf({ fits }: Pick<Letter, 'fits'>): string | undefined {
  return fits.duties?.[0];
}

/**
 * Whether a letter is made only once the school's register was looked into: every notification (Ankestyrelsen 11-21:
 * without the register the municipality cannot go on), and what says so of itself.
 */
export function restsOnRegister({
  kind,
  restsOnRegister,
}: Pick<Letter, 'kind' | 'restsOnRegister'>): boolean {
  return kind === 'notification' || restsOnRegister === true;
}

/**
 * The letters that fit a case now and that somebody may make: what the law asks for first, then what a
 * waiting step is about, then the others. Whoever does not see all of the case has none, and a closed case
 * only what goes to another school. O(letters × steps).
 */
export function lettersOf(
  letters: readonly Letter[],
  subject: CaseRecord,
  actor: Actor,
  known: KnownFacts,
): readonly Letter[] {
  return letters
    .flatMap((letter) => {
      const rank = rankOf(letter, subject, known);
      return rank !== undefined && mayMake(letter, subject, actor) ? [{ letter, rank }] : [];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ letter }) => letter);
}

/** Whether somebody may make a letter: they see all of the case and have one of its roles. */
export function mayMake(
  { kind, madeBy }: Pick<Letter, 'kind' | 'madeBy'>,
  subject: CaseRecord,
  actor: Actor,
): boolean {
  const pupil = actor.roster.pupil(subject.pupilId);
  if (!pupil || caseAccess(actor, subject)?.scope !== 'full') return false;
  if (subject.state === 'closed' && kind !== 'hand_over') return false;
  return madeBy === undefined || madeBy.some((role) => holdsRole(actor, role, pupil));
}

/**
 * @throws RefusedError `not_allowed`; `letter_unsuited` where it does not fit the case any longer;
 *   `register_unchecked` where its figures must be the register's, and are not yet
 */
export function checkLetter(
  letter: Letter,
  subject: CaseRecord,
  actor: Actor,
  { known, figures }: { known: KnownFacts; figures: Figures },
): void {
  if (!mayMake(letter, subject, actor)) throw new RefusedError('not_allowed');
  if (rankOf(letter, subject, known) === undefined) throw new RefusedError('letter_unsuited');
  if (restsOnRegister(letter) && figures.source === 'noted') {
    throw new RefusedError('register_unchecked');
  }
}

/** How near a letter is to what the case asks for now; undefined where it does not fit. */
function rankOf(
  { fits, kind }: Letter,
  subject: CaseRecord,
  { single }: KnownFacts,
): number | undefined {
  const waiting = new Set(subject.steps.filter(isOpen).map(({ id }) => playbookStepId(id)));
  if (fits.duties?.some((duty) => subject.duties.includes(duty))) return 0;
  if (fits.steps?.some((step) => waiting.has(step))) return 1;
  if (fits.facts?.some((fact) => isFact(fact) && single[fact] !== undefined)) return 2;
  if (fits.levels?.some((level) => level === subject.level)) return 3;
  if (kind === 'hand_over' && subject.state === 'closed') return 2;
  return fits.always ? 4 : undefined;
}
