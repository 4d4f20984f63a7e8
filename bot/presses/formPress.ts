import { z } from 'zod';
import { caseAccess } from '../../services/access/access.ts';
import { caseForms } from '../../services/cases/caseForms.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { contactWith } from '../../services/cases/caseWork.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { audit } from '../core/audit.ts';
import { onItsCard, pressVerb } from './pressVerb.ts';

const formData = z.object({
  case: z.string(),
  v: z.number(),
  form: z.enum(caseForms),
  step: z.string().optional(),
  with: z.enum(contactWith).optional().catch(undefined),
  on: z.iso.date().optional().catch(undefined),
  offer: z.string().max(100).optional(),
  start: z.int().min(0).optional(),
});

/**
 * Opens a form on the case's card. An older version does no harm: the form is made of what is true now, and
 * says so where the viewer can no longer use it.
 */
export const caseForm = pressVerb({
  data: formData,
  about: 'case',
  ...onItsCard,
  press: async (work, press) => {
    const { turn, unit, at } = work;
    const subject = await unit.load('case', press.case);
    const access = subject && caseAccess(turn.actor, subject);
    if (!subject || !access) throw new RefusedError('not_allowed');
    const by = turn.actor.member.id;
    const subjects = [subject.id];
    audit(unit, { turnId: turn.id, at, by, action: 'case.form', subjects, basis: access.basis });
    const step = chosenIn(subject, press.step);
    const chosen = {
      ...(step === undefined ? {} : { step }),
      ...(press.form === 'contact' && press.with !== undefined ? { with: press.with } : {}),
      ...(press.form === 'contact' && press.on !== undefined ? { on: press.on } : {}),
      ...(press.offer === undefined ? {} : { offer: press.offer }),
      ...(press.start === undefined ? {} : { start: press.start }),
    };
    return { card: 'caseForm', id: subject.id, form: press.form, ...chosen };
  },
});

/** What a form is about: a step of the case or of its way back by id, or a goal by number, if it is there. */
function chosenIn({ steps, plan }: CaseRecord, wanted: string | undefined): string | undefined {
  const known = [
    ...steps.map(({ id }) => id),
    ...(plan?.wayBack ?? []).map(({ id }) => id),
    ...(plan?.goals ?? []).map((_, index) => `${index + 1}`),
  ];
  return known.find((one) => one === wanted);
}
