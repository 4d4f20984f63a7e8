import { z } from 'zod';
import { caseAccess } from '../../services/access/access.ts';
import { caseForms } from '../../services/cases/caseForms.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { audit } from '../core/audit.ts';
import { onItsCard, pressVerb } from './pressVerb.ts';

const formData = z.object({
  case: z.string(),
  v: z.number(),
  form: z.enum(caseForms),
  step: z.string().optional(),
  offer: z.string().max(100).optional(),
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
    const step = subject.steps.find(({ id }) => id === press.step)?.id;
    const chosen = step === undefined ? {} : { step };
    const about = press.offer === undefined ? {} : { offer: press.offer };
    return { card: 'caseForm', id: subject.id, form: press.form, ...chosen, ...about };
  },
});
