import { z } from 'zod';
import { consentCovers, involvementBases } from '../../services/access/involvement.ts';
import { involve, release } from '../../services/cases/involve.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { changeCase } from './changeCase.ts';
import { onItsCard, pressVerb } from './pressVerb.ts';
import { unchosen } from './unchosen.ts';

const caseData = z.object({ case: z.string(), v: z.number() });
const involveData = caseData.extend({
  person: z.string().default(''),
  basis: z.enum(involvementBases).or(unchosen).optional(),
  why: z.string().max(500).default(''),
  covers: z.enum(consentCovers).or(unchosen).optional(),
  until: z.string().max(40).default(''),
});
const releaseData = caseData.extend({ released: z.string().default('') });

/** Brings somebody from outside the school into a case, and records the ground. */
export const caseInvolve = pressVerb({
  data: involveData,
  about: 'case',
  ...onItsCard,
  press: (work, { person, basis, why, covers, until, ...press }) =>
    changeCase(
      work,
      press,
      'case.involve',
      (subject, deciding) => {
        if (basis === undefined) throw new RefusedError('choice_required');
        return involve(subject, { person, basis, reason: why, covers, until }, deciding);
      },
      () => [person],
    ),
});

/** Ends somebody's part in a case. */
export const caseRelease = pressVerb({
  data: releaseData,
  about: 'case',
  ...onItsCard,
  press: (work, { released, ...press }) =>
    changeCase(
      work,
      press,
      'case.release',
      (subject, deciding) => {
        if (released === '') throw new RefusedError('choice_required');
        return release(subject, { person: released }, deciding);
      },
      () => [released],
    ),
});
