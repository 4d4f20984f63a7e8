import { caseAccess } from '../access/access.ts';
import { RefusedError } from '../errors/errors.ts';
import { classTitleOf, fullName } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import { lettersToMake, mayCheckRegister, waitsForRegister } from './checkRegister.ts';
import type { Filling } from './documentFacts.ts';
import type { Letter } from './letter.ts';

/** A document that can be made, under its name in both languages. */
type LetterChoice = {
  id: string;
  name: { da: string; en: string };
  languages: readonly { code: string; reviewed: boolean }[];
  isNotification: boolean;
  /** Its figures must be the register's, and nobody has looked there yet. */
  waitsForRegister: boolean;
};

/** The documents that fit a case now, and the drafts that were made. */
export type LettersView = {
  kind: 'letters';
  caseId: string;
  number: string;
  pupil: string;
  classTitle: string;
  letters: readonly LetterChoice[];
  /** The viewer can say that the register was looked into, for what waits for it. */
  canCheckRegister: boolean;
  /** The newest first. */
  drafts: readonly { letter: string; language: string; on: string; by: string | undefined }[];
};

/**
 * @throws RefusedError `not_allowed` for whoever does not see all of the case, `gone`
 */
export function lettersView(letters: readonly Letter[], filling: Filling): LettersView {
  const { subject, pupil, actor } = filling;
  const { roster } = actor;
  if (caseAccess(actor, subject)?.scope !== 'full') throw new RefusedError('not_allowed');
  return {
    kind: 'letters',
    ...{ caseId: subject.id, number: subject.id },
    pupil: pupilName(pupil, roster),
    classTitle: classTitleOf(pupil, roster),
    letters: lettersToMake(letters, filling).map((letter) => ({
      id: letter.id,
      name: nameOf(letter),
      languages: [...letter.versions].map(([code, { unreviewed }]) => ({
        code,
        reviewed: unreviewed === undefined,
      })),
      isNotification: letter.kind === 'notification',
      waitsForRegister: waitsForRegister(letter, filling),
    })),
    canCheckRegister: mayCheckRegister(letters, filling),
    drafts: (subject.drafts ?? []).toReversed().map(({ letter, language, at, by }) => {
      const member = roster.member(by);
      return { letter, language, on: at.slice(0, 10), by: member && fullName(member) };
    }),
  };
}

function nameOf({ id, versions }: Letter): { da: string; en: string } {
  return { da: versions.get('da')?.text.name ?? id, en: versions.get('en')?.text.name ?? id };
}
