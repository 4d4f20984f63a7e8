import { questionOf, toStore } from '../../services/notes/openQuestion.ts';
import { pupilsIn, readBackOf } from '../../services/notes/pupilsInQuestion.ts';
import { type Confirmable, confirmChoices } from '../../services/notes/reading.ts';
import { privately } from '../core/turn.ts';
import { openQuestions } from './fittingQuestions.ts';
import { drop } from './forget.ts';
import type { MessageWork } from './messageWork.ts';
import { askedAnew } from './passed.ts';

/**
 * Who is told of anew is no longer asked about: "is this right?" is answered by writing the right thing.
 * The others of the same question stay in it.
 * @param about what the new message is: a worry does not replace a note
 */
export async function dropReplaced(
  work: MessageWork,
  about: 'absence' | 'concern',
  pupils: ReadonlySet<string>,
): Promise<void> {
  const { turn, unit, outbox } = work;
  const open = await openQuestions(work);
  for (const one of open) {
    const { question } = one;
    if (question.field !== 'confirm' || kindOf(question.reading) !== about) continue;
    const all = pupilsIn(question.reading);
    const rest = all.filter((id) => !pupils.has(id));
    if (rest.length === all.length) continue;
    const reading = readBackOf(question.reading, new Set(rest));
    const narrowed =
      reading &&
      toStore({ ...questionOf(one), ...{ field: 'confirm', choices: confirmChoices, reading } });
    if (narrowed) unit.put('question', one.id, askedAnew({ ...one, question: narrowed }));
    else drop({ unit }, one);
    outbox.show(privately(turn), { card: 'question', id: one.id });
  }
}

function kindOf({ intent }: Confirmable): 'absence' | 'concern' {
  return intent === 'concern' ? 'concern' : 'absence';
}
