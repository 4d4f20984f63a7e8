import { z } from 'zod';
import { errorFacts } from '../../core/timed.ts';
import { notificationsPath } from '../../core/watching.ts';
import type { CheckName } from '../checkNames.ts';
import type { Check } from '../examine.ts';
import { type Finding, failed, notChecked, ok, warning } from '../finding.ts';
import type { AskHttp, HttpAnswer } from '../ports.ts';
import type { Setup } from '../readSetup.ts';

/** Its answers tell of the inside. */
const insidePaths = ['/metrics', '/readyz', '/healthz'] as const;
const pages = ['privacy', 'terms', 'support'] as const;
/** What the personal tab is made of before anybody is known. */
const tabFiles = ['tab', 'tab/page.js', 'tab/page.css', 'tab/teams.js'] as const;

/** As Graph's own: it comes back letter for letter. */
const handshake = 'Validation: naervaer doctor';

/** The least that is an activity, of nobody and with nothing in it; it is never admitted. */
const nobodysActivity = { type: 'message', conversation: { id: 'doctor' } };

const health = z.object({ status: z.literal('ok') });
const readiness = z
  .object({ status: z.enum(['ready', 'degraded', 'not ready']) })
  .catchall(z.unknown());
const part = z.object({ state: z.string().regex(/^\w{1,20}$/) });

/**
 * The running bot, from this machine and by its public address, without any token.
 * @param bot where it answers on this machine
 */
export function endpointChecks(
  { config }: Setup,
  { http, bot }: { http: AskHttp; bot: string },
): readonly Check[] {
  const { publicUrl, operator, tab } = config;
  const outside = (name: CheckName, look: (base: string) => Promise<Finding>): Check => ({
    name,
    reads: ['PUBLIC_URL', 'MicrosoftAppId'],
    after: ['bot'],
    look: async () => {
      if (config.app.id === '') return notChecked('sandbox');
      return publicUrl === undefined ? notChecked('public_unset') : reached(() => look(publicUrl));
    },
  });
  return [
    { name: 'bot', reads: ['PORT'], look: () => botFinding(http, bot) },
    {
      name: 'ready',
      after: ['bot'],
      look: async () => readyFinding(await ask(http, `${bot}/readyz`)),
    },
    outside('messages', async (base) => {
      const url = `${base}/api/messages`;
      const { status } = await http({ method: 'POST', url, body: nobodysActivity });
      if (status === 401) return ok('messages_ok');
      return failed(status < 300 ? 'messages_open' : 'messages_missing', { status });
    }),
    {
      ...outside('notifications', async (base) => {
        const query = new URLSearchParams({ validationToken: handshake });
        const url = `${base}${notificationsPath}?${query}`;
        const { status, text } = await http({ method: 'POST', url });
        return status === 200 && text === handshake
          ? ok('notifications_ok')
          : failed('notifications_wrong', { status });
      }),
      after: ['bot', 'messages'],
    },
    {
      ...outside('pages', async (base) => {
        for (const page of [...(operator ? pages : []), ...(tab ? tabFiles : [])]) {
          const { status } = await ask(http, `${base}/${page}`);
          if (status !== 200) return failed('pages_wrong', { page, status });
        }
        return operator ? ok('pages_ok') : warning('pages_unset');
      }),
      after: ['bot', 'messages'],
    },
    {
      ...outside('inside', async (base) => {
        for (const path of insidePaths) {
          const { status } = await ask(http, `${base}${path}`);
          if (status === 200 || status === 503) return warning('inside_open', { path });
        }
        return ok('inside_ok');
      }),
      after: ['bot', 'messages'],
    },
  ];
}

function ask(http: AskHttp, url: string): Promise<HttpAnswer> {
  return http({ method: 'GET', url });
}

/** What the network says in place of an answer. */
async function reached(look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    return failed('public_away', { error: codeOf(error) });
  }
}

async function botFinding(http: AskHttp, bot: string): Promise<Finding> {
  try {
    const { text } = await ask(http, `${bot}/healthz`);
    return health.safeParse(json(text)).success ? ok('bot_ok') : failed('ready_garbage');
  } catch (error) {
    return failed('bot_away', { error: codeOf(error) });
  }
}

/** What is behind it has a line of its own, so that it is no more than a warning here. */
function readyFinding({ text }: HttpAnswer): Finding {
  const found = readiness.safeParse(json(text)).data;
  if (!found) return failed('ready_garbage');
  const { status, ...rest } = found;
  if (status === 'ready') return ok('ready_ok');
  const parts = Object.entries(rest).flatMap(([name, value]) => {
    const state = part.safeParse(value).data?.state;
    const isWell = state === undefined || state === 'ok' || state === 'off';
    return isWell || !/^\w{1,20}$/.test(name) ? [] : [`${name} ${state}`];
  });
  return warning('ready_not', { status, parts: parts.join(', ') });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string {
  const { name, code = name } = errorFacts(error);
  return code;
}
