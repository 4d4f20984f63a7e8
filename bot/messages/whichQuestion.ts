import { type App, stamp } from '../core/app.ts';
import { privately, type Turn } from '../core/turn.ts';
import { transact } from '../core/unitOfWork.ts';
import { type Outbox, unitOutbox } from '../core/unitOutbox.ts';
import { pointToChat } from './pointToChat.ts';

/** More cards than this would bury what was asked. */
const mostCards = 3;

/** Says that an answer fits several open questions, and puts their cards below it to press on. */
export function askWhichQuestion(
  work: { turn: Turn; outbox: Outbox },
  ids: readonly string[],
): void {
  const { turn, outbox } = work;
  tellOfSeveral(work);
  showAgain(turn, outbox, ids);
}

/** The same for questions of several schools: each school shows its own. Repeating it changes nothing. */
export async function askWhichOfSchools(
  app: App,
  home: Turn,
  open: readonly { turn: Turn; id: string }[],
): Promise<string> {
  const bySchool = Map.groupBy(open, ({ turn }) => turn.school);
  const turns = new Map([home, ...open.map(({ turn }) => turn)].map((turn) => [turn.school, turn]));
  let outcome = 'repeated';
  for (const [school, turn] of turns) {
    const ids = (bySchool.get(school) ?? []).map(({ id }) => id);
    await transact(app.store, school, async (unit) => {
      if (await unit.load('inbox', turn.id)) return;
      const at = stamp(app);
      unit.put('inbox', turn.id, { at });
      const outbox = unitOutbox(unit, turn.id, at);
      if (school === home.school) tellOfSeveral({ turn, outbox });
      showAgain(turn, outbox, ids);
      outcome = 'answer';
    });
  }
  return outcome;
}

function tellOfSeveral(work: { turn: Turn; outbox: Outbox }): void {
  const notice = { card: 'notice', id: 'which_question', details: {} } as const;
  work.outbox.show(privately(work.turn), notice, 'new');
  pointToChat(work);
}

function showAgain(turn: Turn, outbox: Outbox, ids: readonly string[]): void {
  for (const id of ids.slice(-mostCards)) {
    outbox.show(privately(turn), { card: 'question', id }, 'new');
  }
}
