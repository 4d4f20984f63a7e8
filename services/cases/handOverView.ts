import type { Actor } from '../access/access.ts';
import { RefusedError } from '../errors/errors.ts';
import { classTitleOf } from '../roster/roster.ts';
import { pupilHint } from '../roster/tellApart.ts';
import type { Text } from '../rules/ruleset.ts';
import type { CaseContext } from './caseContext.ts';
import { type HandOver, mayAnswer } from './handOver.ts';
import type { HandOverFacts } from './handOverFacts.ts';
import { answerDue } from './handOverItems.ts';
import { pupilsItCanBe } from './handOverPupil.ts';

/** A pupil of the same name; the hint tells two of one class apart. */
export type Namesake = { id: string; classTitle: string; hint?: string | undefined };

/** A case that another school offers, as those see it who answer for this one. */
export type HandOverView = {
  kind: 'handOver';
  id: string;
  state: HandOver['state'];
  /** When it was offered, and by when it is to be answered; ISO dates. */
  on: string;
  due: string;
  /** While it is offered. */
  offer:
    | {
        pupil: { name: string; classTitle: string; grade: number };
        facts: HandOverFacts;
        duties: readonly { text: Text; due: string }[];
        /** Whether the pupil is on this school's roster by now. */
        isHere: boolean;
        /** Where not: pupils of the same name, one of whom it can be. */
        namesakes: readonly Namesake[];
      }
    | undefined;
  /** The case it became here. */
  caseId: string | undefined;
};

/** @throws RefusedError `not_allowed` for others than the school's leadership */
export function handOverView(
  handOver: HandOver,
  actor: Actor,
  caseContext: Pick<CaseContext, 'calendar' | 'playbook'>,
): HandOverView {
  if (!mayAnswer(actor)) throw new RefusedError('not_allowed');
  const { id, state, at, offer, caseId } = handOver;
  const { roster } = actor;
  const { isHere, namesakes } = pupilsItCanBe(handOver, roster);
  return {
    kind: 'handOver',
    ...{ id, state, on: at.slice(0, 10), due: answerDue(handOver, caseContext).toString() },
    offer: offer && {
      ...{ pupil: offer.pupil, facts: offer.facts },
      duties: offer.duties.map(({ text, due }) => ({ text, due })),
      isHere,
      namesakes: namesakes.map((one) => ({
        id: one.id,
        classTitle: classTitleOf(one, roster),
        hint: pupilHint(one, roster),
      })),
    },
    caseId,
  };
}
