import { z } from 'zod';
import { calendarData } from '../../services/calendar/calendarData.ts';
import { offerList } from '../../services/cases/offers.ts';
import { playbook } from '../../services/cases/playbook.ts';
import { letter, letterTranslation } from '../../services/documents/letter.ts';
import { lessonsFile } from '../../services/meetings/lessons.ts';
import { absenceMap } from '../../services/register/absenceMap.ts';
import { retention } from '../../services/retention/retention.ts';
import { rosterLimits } from '../../services/roster/rosterLimits.ts';
import { skoledataMap } from '../../services/roster/skoledataMap.ts';
import { titles } from '../../services/roster/titles.ts';
import { ruleset } from '../../services/rules/ruleset.ts';
import { kindsOfSchool, schoolKinds } from '../../services/rules/schoolKinds.ts';

/** The JSON Schemas in data/schemas, by file name: editors check data files with them. */
export const jsonSchemas: Readonly<Record<string, object>> = {
  'calendar.schema.json': z.toJSONSchema(calendarData, { io: 'input' }),
  'playbook.schema.json': z.toJSONSchema(playbook, { io: 'input' }),
  'offers.schema.json': z.toJSONSchema(offerList, { io: 'input' }),
  'titles.schema.json': z.toJSONSchema(titles, { io: 'input' }),
  'roster-limits.schema.json': z.toJSONSchema(rosterLimits, { io: 'input' }),
  'skoledata-map.schema.json': z.toJSONSchema(skoledataMap, { io: 'input' }),
  'absence-map.schema.json': z.toJSONSchema(absenceMap, { io: 'input' }),
  'retention.schema.json': z.toJSONSchema(retention, { io: 'input' }),
  'kindsOfSchool.schema.json': z.toJSONSchema(kindsOfSchool, { io: 'input' }),
  'schoolKinds.schema.json': z.toJSONSchema(schoolKinds, { io: 'input' }),
  'lessons.schema.json': z.toJSONSchema(lessonsFile, { io: 'input' }),
  'letter.schema.json': z.toJSONSchema(letter, { io: 'input' }),
  'letter-translation.schema.json': z.toJSONSchema(letterTranslation, { io: 'input' }),
  'ruleset.schema.json': z.toJSONSchema(ruleset, { io: 'input', override: withChoices }),
};

/**
 * What the code checks by refinement: a measure has one limit, a criterion a level or a duty. One that
 * joins several needs no kind.
 */
function withChoices({ jsonSchema }: { jsonSchema: Record<string, unknown> }): void {
  const { properties, required } = z
    .looseObject({ properties: z.looseObject({}), required: z.array(z.string()) })
    .catch({ properties: {}, required: [] })
    .parse(jsonSchema);
  if ('all' in properties) jsonSchema.required = required.filter((key) => key !== 'kind');
  const oneOf = (...keys: string[]) => ({ oneOf: keys.map((key) => ({ required: [key] })) });
  const choices = [
    ...('atLeast' in properties ? [oneOf('atLeast', 'moreThan')] : []),
    ...('duty' in properties ? [oneOf('level', 'duty')] : []),
  ];
  if (choices.length > 0) jsonSchema.allOf = choices;
}
