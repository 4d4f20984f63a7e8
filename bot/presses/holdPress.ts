import { z } from 'zod';
import { approveAll } from '../../services/cases/approveAll.ts';
import { holdCase } from '../../services/cases/holdCase.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { changeCase } from './changeCase.ts';
import { onItsCard, pressVerb } from './pressVerb.ts';

const caseData = z.object({ case: z.string(), v: z.number() });

/** Gives a case to another holder. */
export const caseHold = pressVerb({
  data: caseData.extend({ holder: z.string().default('') }),
  about: 'case',
  ...onItsCard,
  press: (work, { holder, ...press }) => {
    if (holder === '') throw new RefusedError('choice_required');
    return changeCase(
      work,
      press,
      'case.hold',
      (subject, deciding) => holdCase(subject, { holder }, deciding),
      () => [holder],
    );
  },
});

/** Approves all that waits for the presser, in one go. */
export const caseApproveAll = pressVerb({
  data: caseData,
  about: 'case',
  ...onItsCard,
  press: (work, press) =>
    changeCase(work, press, 'case.approveAll', approveAll, (events) =>
      events.flatMap((event) => ('step' in event ? [event.step] : [])),
    ),
});
