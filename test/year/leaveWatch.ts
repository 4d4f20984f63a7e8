import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { listsOf } from './lists.ts';
import type { World } from './world.ts';

/** Looks at the end of each school day whether every open case is on the list of somebody who is there. */
export class LeaveWatch {
  /** Cases that nobody had on a list or was to answer for, with the day. */
  readonly unseen: string[] = [];
  /** Days of open cases that a list was looked through for. */
  looked = 0;
  /** Cases whose pupil left, and how they ended or went on. */
  readonly left = new Map<string, CaseRecord>();
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  async endOfDay(): Promise<void> {
    const { app } = this.#world.school.bot;
    const today = this.#world.today();
    const lists = new Map<string, readonly string[]>();
    for (const school of this.#world.rosters.keys()) {
      const kept = await listsOf(this.#world, school);
      lists.set(
        school,
        kept.flatMap(({ keys }) => keys),
      );
    }
    for (const school of this.#world.rosters.keys()) {
      for (const { value } of await app.store.list(school, 'case')) {
        if (value.left || this.left.has(value.id)) this.left.set(value.id, value);
        if (value.state === 'closed') continue;
        this.looked += 1;
        if (isSeen(value, school, lists, today)) continue;
        this.unseen.push(`${today} ${value.id} ${value.state} ${JSON.stringify(value.left)}`);
      }
    }
  }
}

/** From then on, what happens to a case is on no list before tomorrow's. */
const listsMade = '07:31';

/** On a list of the school; followed until a day that is to come; new since the morning; or where another has to answer. */
function isSeen(
  { id, state, left, handOver, log, steps }: CaseRecord,
  school: string,
  lists: ReadonlyMap<string, readonly string[]>,
  today: string,
): boolean {
  const own = lists.get(school) ?? [];
  if (log.some(({ at }) => at >= `${today}T${listsMade}`)) return true;
  if (left && handOver?.state === 'offered') {
    const there = lists.get(handOver.to) ?? [];
    return there.some((key) => key.startsWith(`${handOver.id}/handOver`));
  }
  if (left?.wrongSince !== undefined && !own.some((key) => key.startsWith(`${id}/left`))) {
    return daysBetween(left.wrongSince, today) <= longestCorrection;
  }
  if (left) return own.some((key) => key.startsWith(`${id}/left`));
  if (own.some((key) => key.startsWith(`${id}/`))) return true;
  const due = steps.find((step) => step.kind === 'follow_up' && step.state === 'approved')?.due;
  const isFollowed = state === 'monitoring' || onlyRepeats(steps, today);
  return isFollowed && due !== undefined && due >= today;
}

/** What the playbook repeats keeps a case open, and is nobody's business before its day: no more than a week. */
function onlyRepeats(steps: CaseRecord['steps'], today: string): boolean {
  const open = steps.filter(
    ({ kind, state }) => kind === 'task' && (state === 'proposed' || state === 'approved'),
  );
  return open.every(({ id, due }) => /\.\d+\.\d+$/.test(id) && due > today);
}

/** Until then whoever keeps the roster has it to correct; days, with a weekend in them. */
const longestCorrection = 8;

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}
