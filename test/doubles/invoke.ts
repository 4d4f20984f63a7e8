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

/** Whether Teams has something to show: a card, or a text beside the card. */
export function shows(answer: unknown): boolean {
  const { statusCode, type, value } = Object(answer);
  if (statusCode !== 200) return false;
  if (type === 'application/vnd.microsoft.activity.message') return value !== '';
  return type === 'application/vnd.microsoft.card.adaptive' && value?.body?.length > 0;
}
