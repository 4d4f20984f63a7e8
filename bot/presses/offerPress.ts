import { z } from 'zod';
import { begunAnswers } from '../../services/cases/caseWork.ts';
import { decideBegun, decideVisitation } from '../../services/cases/decideOffer.ts';
import { changeCase } from './changeCase.ts';
import { onItsCard, pressVerb } from './pressVerb.ts';
import { ticked } from './ticked.ts';

const ofCase = { case: z.string(), v: z.number() };

/**
 * Notes which of a board's questions are answered in its form; what was not ticked is not answered. The answers
 * never come here.
 */
export const caseVisitation = pressVerb({
  data: z.object({ ...ofCase, offer: z.string().max(100), answered: ticked(1000) }),
  about: 'case',
  ...onItsCard,
  press: async (work, press) => {
    const { id } = await changeCase(
      work,
      press,
      'case.visitation',
      (subject, deciding) => decideVisitation(subject, press, deciding),
      () => [],
    );
    return { card: 'caseTools', id, side: 'offers', offer: press.offer };
  },
});

/** Says whether the pupil of a case that ended with another offer has begun there. */
export const caseBegun = pressVerb({
  data: z.object({ ...ofCase, answer: z.enum(begunAnswers) }),
  about: 'case',
  ...onItsCard,
  press: (work, press) =>
    changeCase(
      work,
      press,
      'case.begun',
      (subject, deciding) => decideBegun(subject, press.answer, deciding),
      () => [],
    ),
});
