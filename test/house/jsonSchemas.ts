import { z } from 'zod';
import { calendarData } from '../../services/calendar/calendarData.ts';
import { playbook } from '../../services/cases/playbook.ts';
import { absenceMap } from '../../services/register/absenceMap.ts';
import { retention } from '../../services/retention/retention.ts';
import { titles } from '../../services/roster/titles.ts';
import { ruleset } from '../../services/rules/ruleset.ts';

/** The JSON Schemas in data/schemas, by file name: editors check data files with them. */
export const jsonSchemas: Readonly<Record<string, object>> = {
  'calendar.schema.json': z.toJSONSchema(calendarData, { io: 'input' }),
  'playbook.schema.json': z.toJSONSchema(playbook, { io: 'input' }),
  'titles.schema.json': z.toJSONSchema(titles, { io: 'input' }),
  'absence-map.schema.json': z.toJSONSchema(absenceMap, { io: 'input' }),
  'retention.schema.json': z.toJSONSchema(retention, { io: 'input' }),
  'ruleset.schema.json': z.toJSONSchema(ruleset, { io: 'input', override: withChoices }),
};

/** What the code checks by refinement: a criterion has one limit, and a level or a duty. */
function withChoices({ jsonSchema }: { jsonSchema: Record<string, unknown> }): void {
  const { properties } = z
    .looseObject({ properties: z.looseObject({}) })
    .catch({ properties: {} })
    .parse(jsonSchema);
  if (!('atLeast' in properties)) return;
  const oneOf = (...keys: string[]) => ({ oneOf: keys.map((key) => ({ required: [key] })) });
  Object.assign(jsonSchema, { allOf: [oneOf('atLeast', 'moreThan'), oneOf('level', 'duty')] });
}
