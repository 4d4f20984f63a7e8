import { z } from 'zod';
import { playbook } from '../../services/cases/playbook.ts';

/** The JSON Schemas published in data/schemas, by file name: what an editor checks data files with. */
export const jsonSchemas: Readonly<Record<string, object>> = {
  'playbook.schema.json': z.toJSONSchema(playbook, { io: 'input' }),
};
