import type { ActivityOptions, Person, Teams } from './teams.ts';

/** Somebody uses one of Teams' own menus: the answer to the invoke, parsed. */
export async function invoke(
  teams: Teams,
  person: Person,
  name: string,
  value: unknown,
  more: Partial<ActivityOptions> = {},
): Promise<unknown> {
  const { status, body } = await teams.post({
    ...teams.activity(person, more),
    type: 'invoke',
    name,
    value,
  });
  return status === 200 ? JSON.parse(body) : { status };
}
