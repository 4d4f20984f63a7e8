import { caseAccess } from '../access/access.ts';
import type { CaseEvent } from '../cases/caseEvent.ts';
import { decideStep, stepActions } from '../cases/decideStep.ts';
import type { Deciding } from '../cases/deciding.ts';
import { openRegisterStep } from '../cases/registerCheck.ts';
import { RefusedError } from '../errors/errors.ts';
import { documentFacts, type Filling } from './documentFacts.ts';
import { figuresFor } from './figures.ts';
import type { Letter } from './letter.ts';
import { dutyOf, lettersOf, restsOnRegister } from './lettersOf.ts';

/** Whether a letter cannot be made yet, as nobody has looked into the school's register. O(statements + days). */
export function waitsForRegister(letter: Letter, filling: Filling): boolean {
  if (!restsOnRegister(letter)) return false;
  const counting = { ...filling, grade: filling.pupil.grade };
  return figuresFor(dutyOf(letter), counting).source === 'noted';
}

/**
 * Whether somebody may say that the register was looked into: they could make what waits for it, and do the step
 * where one asks for it. O(letters × days).
 */
export function mayCheckRegister(letters: readonly Letter[], filling: Filling): boolean {
  const { subject, actor, pupil } = filling;
  const step = openRegisterStep(subject);
  if (step && !stepActions(step, subject, actor, pupil).includes('done')) return false;
  return lettersToMake(letters, filling).some((letter) => waitsForRegister(letter, filling));
}

/**
 * Somebody has looked the absence up in the school's register today, and it is right: the step that asks for that
 * is done, or it stands in the case by itself.
 * @returns what happens to the case: nothing where no letter waits any longer, so that a second press does no harm
 * @throws RefusedError `not_allowed` for whoever can make no letter that rests on the register, or not do the step
 */
export function checkRegister(
  letters: readonly Letter[],
  filling: Filling,
  deciding: Deciding,
): readonly CaseEvent[] {
  const { subject, actor } = filling;
  if (caseAccess(actor, subject)?.scope !== 'full') throw new RefusedError('not_allowed');
  const own = lettersToMake(letters, filling).filter(restsOnRegister);
  if (own.length === 0) throw new RefusedError('not_allowed');
  if (!own.some((letter) => waitsForRegister(letter, filling))) return [];
  const step = openRegisterStep(subject);
  if (step) return decideStep(subject, { action: 'done', step: step.id }, deciding);
  return [{ do: 'registerChecked', by: actor.member.id, at: deciding.at }];
}

/** The letters that fit a case now and that somebody may make, with figures as they are noted. @param letters all there are */
export function lettersToMake(letters: readonly Letter[], filling: Filling): readonly Letter[] {
  const { subject, actor, pupil } = filling;
  const known = documentFacts(filling, figuresFor(undefined, { ...filling, grade: pupil.grade }));
  return lettersOf(letters, subject, actor, known);
}
