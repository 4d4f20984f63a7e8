import { z } from 'zod';
import { caseAccess } from '../../services/access/access.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import { checkRegister } from '../../services/documents/checkRegister.ts';
import { languageTag } from '../../services/documents/letter.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { putCase } from '../casework/putCase.ts';
import { caseContextOf } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import { letterFor } from '../files/letterFile.ts';
import { letterFilling } from '../files/letterFilling.ts';
import { offerFile } from '../files/offerFile.ts';
import { onOtherCards, pressVerb } from './pressVerb.ts';

const listData = z.object({
  case: z.string().max(100),
  page: z.int().min(0).max(100).optional(),
  language: languageTag.optional(),
});

/** The documents that fit a case, a page at a time; the language chosen stays chosen. */
export const letterList = pressVerb({
  data: listData,
  about: 'case',
  ...onOtherCards,
  press: async ({ turn, unit, at }, press) => {
    const subject = await unit.load('case', press.case);
    const access = subject && caseAccess(turn.actor, subject);
    if (access?.scope !== 'full') throw new RefusedError('not_allowed');
    const by = turn.actor.member.id;
    const { basis } = access;
    audit(unit, { turnId: turn.id, at, by, action: 'letter.list', subjects: [press.case], basis });
    return { card: 'letters', id: press.case, page: press.page, language: press.language };
  },
});

/**
 * Offers a draft as a Word file in the presser's own chat. It is made when they take it, from what is true
 * then, so that an older version of the card does no harm.
 */
export const letterMake = pressVerb({
  data: listData.extend({ letter: z.string().max(100) }),
  about: 'letters',
  ...onOtherCards,
  press: async (work, { case: caseId, letter, language = 'da', page }) => {
    const { app, turn, unit } = work;
    const content = { about: 'letter', caseId, letter, language } as const;
    await letterFor(app, turn.actor, content, unit);
    const told = { action: 'letter.make', subjects: [caseId, letter] };
    await offerFile(work, { content, format: 'docx' }, told);
    return { card: 'letters', id: caseId, page, language, made: letter };
  },
});

/**
 * Says that somebody looked the absence up in the school's register today, for the letters that wait for that. What
 * is said does not depend on the version shown, and a second press changes nothing.
 *
 * @example { case: 'LI-2026-0007', page: 0 }
 */
export const letterCheckRegister = pressVerb({
  data: listData,
  about: 'letters',
  ...onOtherCards,
  press: async (work, { case: caseId, page, language }) => {
    const { app, turn, unit, at } = work;
    const { actor } = turn;
    const filling = await letterFilling(app, actor, caseId, unit);
    const { subject } = filling;
    const caseContext = caseContextOf(app, turn.school);
    const events = checkRegister(app.letters, filling, { actor, caseContext, at });
    if (events.length > 0) await putCase(work, withEvents(subject, events));
    audit(unit, {
      ...{ turnId: turn.id, at, by: actor.member.id, action: 'letter.checkRegister' },
      ...{ subjects: [caseId], basis: caseAccess(actor, subject)?.basis },
    });
    return { card: 'letters', id: caseId, page, language };
  },
});
