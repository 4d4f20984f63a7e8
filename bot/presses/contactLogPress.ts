import { z } from 'zod';
import { contactWith } from '../../services/cases/caseWork.ts';
import { logContact } from '../../services/cases/contactLog.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { changeCase } from './changeCase.ts';
import { onItsCard, pressVerb } from './pressVerb.ts';
import { unchosen } from './unchosen.ts';

/** Writes down a talk with home or pupil on a case, and does the step that was chosen with it. */
export const caseContact = pressVerb({
  data: z.object({
    case: z.string(),
    v: z.number(),
    with: z.enum(contactWith).or(unchosen).optional(),
    on: z.string().max(40).default(''),
    agreed: z.string().max(200).default(''),
    step: z.string().default(''),
  }),
  about: 'case',
  ...onItsCard,
  press: (work, { with: who, on, agreed, step, ...press }) =>
    changeCase(
      work,
      press,
      'case.contact',
      (subject, deciding) => {
        if (who === undefined) throw new RefusedError('choice_required');
        const day = on.trim() === '' ? deciding.at.slice(0, 10) : on.trim();
        const contact = { id: work.app.newId(), with: who, on: day, agreed };
        const chosen = step === '' ? {} : { step };
        return logContact(subject, { ...contact, ...chosen }, deciding);
      },
      () => [],
    ),
});
