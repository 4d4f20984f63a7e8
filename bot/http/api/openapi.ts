import { z } from 'zod';
import {
  assessmentsAnswer,
  assessmentsRequest,
  rulesetsAnswer,
  unplannedAnswer,
} from './assessments.ts';

const json = (schema: z.ZodType) => ({
  content: { 'application/json': { schema: z.toJSONSchema(schema, { io: 'input' }) } },
});

const problem = z.strictObject({ error: z.string() });
const refused = {
  401: { description: 'No key, or not the right one', ...json(problem) },
  404: { description: 'No key is configured: the interface is off', ...json(problem) },
};

/** The API for the municipality's other systems, generated from the request schemas. */
export const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'Nærvær: rules',
    version: '1',
    description:
      'What the rules in force say of pupils whose absence another system holds. Nothing is stored.',
  },
  security: [{ key: [] }],
  components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  paths: {
    '/api/v1/assessments': {
      post: {
        summary: 'Assesses pupils on a day',
        requestBody: { required: true, ...json(assessmentsRequest) },
        responses: {
          200: { description: 'What the rules say', ...json(assessmentsAnswer) },
          400: { description: 'Not such a request; says where', ...json(problem) },
          422: {
            description: 'A day outside the calendar; says which school year is missing',
            ...json(unplannedAnswer),
          },
          ...refused,
        },
      },
    },
    '/api/v1/rulesets': {
      get: {
        summary: 'The rulesets that are loaded',
        responses: {
          200: { description: 'In the order they are read', ...json(rulesetsAnswer) },
          ...refused,
        },
      },
    },
  },
} as const;
