import { type Actor, caseAccess } from '../access/access.ts';
import { RefusedError } from '../errors/errors.ts';
import { classTitleOf } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import type { Text } from '../rules/ruleset.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseRecord } from './caseRecord.ts';
import { isOpen } from './caseStep.ts';
import { caseActions } from './decideCase.ts';
import { type LeavingAction, leavingActions } from './leaving.ts';
import { type Leaving, leavingOf } from './leavingItem.ts';

/** What can be decided about the case of a pupil who left the roster. */
export type LeavingView = {
  kind: 'leaving';
  caseId: string;
  version: number;
  number: string;
  pupil: string;
  classTitle: string;
  leftOn: string;
  leaving: Leaving;
  /** Steps that the law asks for and that are not done. */
  duties: readonly Text[];
  /** The municipality's other schools, by name. */
  schools: readonly { id: string; name: string }[];
  /** The school whose roster holds the pupil now. */
  found: { id: string; name: string } | undefined;
  actions: readonly LeavingAction[];
  canClose: boolean;
};

type School = { id: string; name: string };

/**
 * The case of a pupil who left, for somebody who sees all of it.
 * @param others the municipality's other schools, and whether their rosters hold the pupil
 * @throws RefusedError `gone`, `not_allowed`, `not_left` once the pupil is back or the case closed
 */
export function leavingView(
  subject: CaseRecord,
  actor: Actor,
  { calendar, playbook }: Pick<CaseContext, 'calendar' | 'playbook'>,
  others: readonly (School & { holdsPupil: boolean })[],
  today: Temporal.PlainDate,
): LeavingView {
  const { roster } = actor;
  const pupil = roster.pupil(subject.pupilId);
  if (!pupil) throw new RefusedError('gone');
  if (caseAccess(actor, subject)?.scope !== 'full') throw new RefusedError('not_allowed');
  const leaving = leavingOf(subject, calendar, playbook.left, today);
  if (!leaving || !subject.left) throw new RefusedError('not_left');
  const found = others.find(({ holdsPupil }) => holdsPupil);
  return {
    kind: 'leaving',
    ...{ caseId: subject.id, version: subject.revision, number: subject.id },
    pupil: pupilName(pupil, roster),
    classTitle: classTitleOf(pupil, roster),
    ...{ leftOn: subject.left.on, leaving },
    duties: subject.steps.filter((step) => step.legal && isOpen(step)).map(({ text }) => text),
    schools: others
      .map(({ id, name }) => ({ id, name }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'da')),
    found: found && { id: found.id, name: found.name },
    actions: leavingActions(subject, actor),
    canClose: caseActions(subject, actor).includes('close'),
  };
}
