import type { Verb } from '../../cards/wording/verbs.ts';
import type { Colleague } from './colleagues.ts';
import { openForm, send } from './forms.ts';
import type { World } from './world.ts';

/** How long an arrangement is set for, and prolonged for; the playbook wants a reason for long ones. */
const weeks = 3;
const kind = 'reduced_timetable';

/** Where attendance does not get better, some pupils get a shorter week for a while. */
export function setArrangement(
  world: World,
  one: Colleague,
  caseId: string,
  card: string,
): Promise<string> {
  const until = world.dayIn(weeks);
  if (world.arrangements.get(caseId)?.until !== undefined) return Promise.resolve(card);
  return press(world, one, { caseId, card, verb: 'case.arrange', until });
}

/** Asked about the last day: every second one goes on for a while, and says why; the others end. */
export function decideArrangement(
  world: World,
  one: Colleague,
  caseId: string,
  card: string,
): Promise<string> {
  const until = world.random.chance(0.5) ? world.dayIn(weeks) : undefined;
  const verb = until === undefined ? 'case.arrangeEnd' : 'case.arrangeUntil';
  return press(world, one, { caseId, card, verb, until });
}

type Press = { caseId: string; card: string; verb: Verb; until: string | undefined };

/** What was pressed is known outside the bot from then on, unless the bot refused it. */
async function press(
  world: World,
  one: Colleague,
  { caseId, card, verb, until }: Press,
): Promise<string> {
  const form = await openForm(world, one, card, 'arrange');
  if (form === undefined) return card;
  const before = await world.revisionOf(one.school, caseId);
  const answers = { day: until, words: 'Det virker, og vi trapper op.', chosen: [kind] };
  const after = await send(world, one, form, verb, answers);
  if ((await world.revisionOf(one.school, caseId)) === before) return after;
  const { prolonged = 0, ended = 0, set = 0 } = world.arrangements.get(caseId) ?? {};
  world.arrangements.set(caseId, {
    ...{ kind, until },
    set: set + (verb === 'case.arrange' ? 1 : 0),
    prolonged: prolonged + (verb === 'case.arrangeUntil' ? 1 : 0),
    ended: ended + (verb === 'case.arrangeEnd' ? 1 : 0),
  });
  return after;
}
