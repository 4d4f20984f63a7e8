import { knownReasonOn } from '../../services/absence/knownReason.ts';
import { classBasis } from '../../services/access/access.ts';
import { mayExplainPupil } from '../../services/cases/knownReason.ts';
import { entriesTold } from '../../services/notes/entriesTold.ts';
import { pupilsInQuestion } from '../../services/notes/pupilsInQuestion.ts';
import type { Reading } from '../../services/notes/reading.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import { audit } from '../core/audit.ts';
import { privately } from '../core/turn.ts';
import { pupilMeant } from './meant.ts';
import type { MessageWork } from './messageWork.ts';
import { pointToChat } from './pointToChat.ts';
import type { UnderstoodAs } from './understood.ts';

/**
 * Words of violence, abuse, suicide or death: a fixed text on whom to turn to now, in the person's own chat.
 * Nothing is noted, but leave that is granted beside a death in the family; a worry that is said so is asked
 * about as ever. A CPR number is told of, too.
 * @param answerBeside does what the message says beside it
 */
export async function grave(
  work: MessageWork,
  said: UnderstoodAs<'grave'>,
  answerBeside: () => Promise<void>,
): Promise<void> {
  const { kind, beside } = said;
  const noted = kind === 'bereavement' && tellsLeave(beside);
  if (noted) await answerBeside();
  tell(work, noted ? 'grave_condolence' : `grave_${kind}`);
  if (beside.intent === 'refused' && beside.reason === 'cpr') tellOfCpr(work);
  if (kind === 'bereavement' && 'who' in said) await offerKnownReason(work, said.who);
  // To whom nobody is named, the text itself says how a worry is shared.
  if (asksConcern(beside) && kind !== 'ownDanger') return answerBeside();
  if (!noted) pointToChat(work);
}

function tell({ outbox, turn }: MessageWork, id: string): void {
  outbox.show(privately(turn), { card: 'notice', id, details: {} }, 'new');
}

function tellOfCpr(work: MessageWork): void {
  const { unit, turn, at } = work;
  tell(work, 'cpr');
  const by = turn.actor.member.id;
  audit(unit, { turnId: turn.id, at, by, action: 'message', subjects: [], code: 'cpr' });
}

/** Whether a message notes leave and nothing else. */
function tellsLeave(said: Reading): boolean {
  if (said.intent !== 'note' && said.intent !== 'correct') return false;
  const told = entriesTold(said);
  const others = said.questions.some(({ field }) => field !== 'confirm');
  const isLeave = (one: (typeof told)[number]) => 'category' in one && one.category === 'leave';
  return told.length > 0 && !others && told.every(isLeave);
}

function asksConcern(said: Reading): said is Extract<Reading, { intent: 'concern' | 'status' }> {
  if (said.intent !== 'concern') return false;
  return (
    said.target !== undefined || said.questions.some((one) => pupilsInQuestion(one).length > 0)
  );
}

/** After a death in the family, whoever may is offered to say so: then no level of absence opens a case. */
async function offerKnownReason(
  work: MessageWork,
  who: Parameters<typeof pupilMeant>[1],
): Promise<void> {
  const { turn, unit, outbox, at } = work;
  const { actor } = turn;
  const pupil = pupilMeant(actor, who);
  if (!pupil) return;
  const state = await loadPupil(work, pupil.id);
  const known = knownReasonOn(state.absence, Temporal.PlainDate.from(at.slice(0, 10)));
  if (known || !mayExplainPupil(actor, state)) return;
  outbox.show(privately(turn), { card: 'knownReason', id: pupil.id }, 'new');
  audit(unit, {
    ...{ turnId: turn.id, at, by: actor.member.id, action: 'known.form', subjects: [pupil.id] },
    basis: classBasis(actor, pupil.classId),
  });
}
