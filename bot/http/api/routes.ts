import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { notPlanned } from '../../../services/calendar/planned.ts';
import type { App } from '../../core/app.ts';
import { anyCpr } from '../../core/cprGate.ts';
import { assessments, assessmentsRequest, rulesetsOf, unplanned } from './assessments.ts';
import { openapi } from './openapi.ts';

/**
 * The rules as an API on the bot's own server. Without a key every path answers 404, as if it did not exist.
 * @param key expected as `Authorization: Bearer …`; undefined turns the API off
 */
export function addApi(server: Server, app: App, key: string | undefined): void {
  const guarded =
    (answer: (request: Request, response: Response) => void) =>
    async (request: Request, response: Response) => {
      if (key === undefined) response.send(404, { error: 'not configured' });
      else if (!holds(request.headers.authorization, key))
        response.send(401, { error: 'key expected' });
      else answer(request, response);
    };
  server.get(
    '/api/v1/openapi.json',
    guarded((_request, response) => response.send(200, openapi)),
  );
  server.get(
    '/api/v1/rulesets',
    guarded((_request, response) => response.send(200, rulesetsOf(app))),
  );
  server.post(
    '/api/v1/assessments',
    guarded((request, response) => {
      if (anyCpr(request.body)) return response.send(400, { error: cprRefused });
      const parsed = assessmentsRequest.safeParse(request.body);
      if (parsed.success) {
        const missing = notPlanned(app.calendar, Temporal.PlainDate.from(parsed.data.on));
        return missing
          ? response.send(422, unplanned(parsed.data.on, missing))
          : response.send(200, assessments(app, parsed.data));
      }
      const [issue] = parsed.error.issues;
      return response.send(400, { error: `${issue?.path.join('.') || 'body'}: ${issue?.message}` });
    }),
  );
}

/** Repeats nothing of the request. */
const cprRefused =
  'body: holds what can be read as a CPR number; name pupils by an id that says nothing about them';

/** Compares digests, so that timing reveals neither length nor content. */
function holds(header: string | undefined, key: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${key}`));
}
