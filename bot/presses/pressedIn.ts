import { z } from 'zod';
import type { App } from '../core/app.ts';
import type { Records } from '../core/records.ts';
import type { Turn } from '../core/turn.ts';

/** The turn of the school a card belongs to, or why it is refused when there is none. */
export type PressedIn = { turn: Turn; refusal?: 'not_allowed' | 'gone' };

const sealed = z.looseObject({ schoolId: z.string() });

const named = z.object({
  case: z.string().optional(),
  meeting: z.string().optional(),
  report: z.string().optional(),
  question: z.string().optional(),
  message: z.string().optional(),
  scope: z.string().optional(),
  id: z.string().optional(),
  school: z.string().optional(),
});

/**
 * Which of the presser's schools a button acts in: the one its card was made for, never another. Cards from
 * before the school was sealed in act in the only school that has what they name; when in doubt, in none.
 * @param turns the presser's turn in each of their schools, the home school first
 * @param data of the button, unsealed
 */
export async function pressedIn(
  app: Pick<App, 'store'>,
  turns: readonly [Turn, ...Turn[]],
  verb: string,
  data: Readonly<Record<string, unknown>>,
): Promise<PressedIn> {
  const [home] = turns;
  const made = sealed.safeParse(data);
  if (made.success) {
    const own = turns.find(({ school }) => school === made.data.schoolId);
    return own ? { turn: own } : { turn: home, refusal: 'not_allowed' };
  }
  if (turns.length === 1) return { turn: home };
  const names = named.safeParse(data).data ?? {};
  if (verb === 'team.link') {
    return { turn: turns.find(({ school }) => school === names.school) ?? home };
  }
  const holds = await Promise.all(turns.map((turn) => holdsIt(app, turn, names)));
  const [only, ...others] = turns.filter((_, index) => holds[index]);
  if (others.length > 0) return { turn: home, refusal: 'gone' };
  return { turn: only ?? home };
}

/** Whether the turn's school has what a button names. */
async function holdsIt(
  { store }: Pick<App, 'store'>,
  { school, actor }: Turn,
  names: z.output<typeof named>,
): Promise<boolean> {
  const has = async (kind: keyof Records & string, id: string | undefined) =>
    id !== undefined && (await store.load(school, kind, id)) !== undefined;
  const { scope, id } = names;
  if (scope === 'pupil') return id !== undefined && actor.roster.pupil(id) !== undefined;
  if (scope === 'class') return id !== undefined && actor.roster.classById(id) !== undefined;
  if (scope === 'school') return id === school;
  if (scope !== undefined) return has('overview', id);
  return (
    (await has('case', names.case)) ||
    (await has('meeting', names.meeting)) ||
    (await has('report', names.report)) ||
    (await has('question', names.question)) ||
    (await has('outbox', names.message))
  );
}
