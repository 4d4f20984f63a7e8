/** External services the bot needs. */
export const parties = ['store', 'connector', 'graph', 'login', 'onedrive'] as const;

export type Party = (typeof parties)[number];

/** What is wrong with a party as a whole; undefined if it only refused one request. */
export type FaultKind =
  | 'unauthorized'
  | 'forbidden'
  | 'throttled'
  | 'unreachable'
  | 'unavailable'
  | 'unreadable'
  | 'cannot_write';

const statuses: ReadonlySet<number> = new Set([
  ...[300, 301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 408, 409, 410, 412, 413, 415, 422],
  ...[423, 425, 429, 500, 501, 502, 503, 504, 507],
]);

/** Codes without a status. */
const words: ReadonlySet<string> = new Set([
  ...['teams_token', 'teams_unreachable', 'teams_silent', 'teams_unreadable'],
  ...['message_gone', 'conversation_gone', 'foreign_service_url', 'keys_unreachable'],
  ...['graph_unreachable', 'graph_garbage', 'graph_duplicate', 'graph_no_mailbox'],
  ...['graph_calendar_unread', 'entra_refused', 'entra_unreachable', 'entra_garbage'],
  'entra_no_proof',
  ...['upload_refused', 'upload_unreachable', 'locked', 'damaged', 'closed', 'organiser_gone'],
  ...[
    'ENOSPC',
    'EDQUOT',
    'EROFS',
    'EACCES',
    'EPERM',
    'EIO',
    'EMFILE',
    'ENFILE',
    'ENOENT',
    'EISDIR',
  ],
  ...['EFBIG', 'ESTALE', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'write_failed'],
]);

/** A code as a metric label: from a fixed set, so outsiders cannot add more. */
export function labelOf(code: string): string {
  if (words.has(code)) return code;
  const [, party, digits = ''] = /^(teams|graph|upload)_(\d{3})$/.exec(code) ?? [];
  if (party === undefined) return 'other';
  return statuses.has(Number(digits)) ? code : `${party}_${digits.slice(0, 1)}xx`;
}

const kinds: Readonly<Record<string, FaultKind>> = {
  teams_token: 'unauthorized',
  teams_401: 'unauthorized',
  graph_401: 'unauthorized',
  entra_refused: 'unauthorized',
  entra_no_proof: 'unauthorized',
  graph_403: 'forbidden',
  teams_429: 'throttled',
  graph_429: 'throttled',
  upload_429: 'throttled',
  teams_unreachable: 'unreachable',
  teams_silent: 'unreachable',
  graph_unreachable: 'unreachable',
  entra_unreachable: 'unreachable',
  keys_unreachable: 'unreachable',
  upload_unreachable: 'unreachable',
  teams_unreadable: 'unreadable',
  graph_garbage: 'unreadable',
  entra_garbage: 'unreadable',
};

/** What a code says about its party. */
export function kindOf(party: Party, code: string): FaultKind | undefined {
  if (party === 'store') return code === 'closed' ? undefined : 'cannot_write';
  if (Object.hasOwn(kinds, code)) return kinds[code];
  if (/^(teams|graph|upload)_5\d\d$/.test(code)) return 'unavailable';
  // Something else answered in its place.
  return /^teams_3\d\d$/.test(code) ? 'unreachable' : undefined;
}

/** Faults somebody must fix: the rest pass or affect one person. */
const grave: ReadonlySet<string> = new Set(['teams_400', 'teams_413', 'foreign_service_url']);

/** The log level of a fault. */
export function levelOf(party: Party, code: string): 'warn' | 'error' {
  const kind = kindOf(party, code);
  const mending = kind === 'unauthorized' || kind === 'forbidden' || kind === 'cannot_write';
  return mending || grave.has(code) ? 'error' : 'warn';
}
