/** A room: a folder, or a loose file of `bot/`. */
export type Room = {
  path: string;
  /** What it is for, as the documented table says. */
  holds: string;
  /** The rooms it may import from, beside itself and `data/`. */
  mayImport: readonly string[];
};

/** What `bot/` may use of the domain; the ports' adapters are chosen by whoever starts it. */
const domain = [
  'services/absence',
  'services/access',
  'services/calendar',
  'services/cases',
  'services/documents',
  'services/errors',
  'services/files',
  'services/meetings',
  'services/notes',
  'services/privacy',
  'services/register',
  'services/retention',
  'services/roster',
  'services/rules',
  'services/status',
  'services/talk',
  'services/words',
];

/** The floors of `bot/`, the lowest first. A room imports from floors below its own alone. */
const floors: readonly (readonly (readonly [path: string, holds: string])[])[] = [
  [
    [
      'bot/core',
      'what a turn, a press or a job has at hand: the records, one commit in the making, the outbox to fill, the trail, the ports',
    ],
  ],
  [
    ['bot/health', 'what fails outside: counted, told once a minute, and shown by `readyz`'],
    ['bot/casework', 'loading and storing what cases and meetings need'],
  ],
  [['bot/status', 'what schools hold, gathered and counted']],
  [
    [
      'bot/files',
      'lists, reports and letters to families as files, into a person’s OneDrive with consent',
    ],
  ],
  [['bot/show', 'a card for one viewer, from what is true now; whom it shows; where cards stand']],
  [
    ['bot/meetings', 'work for Graph: free/busy, booking, what Graph tells of changed calendars'],
    ['bot/privacy', 'gathered for a family’s request, for erasure and for the night’s retention'],
  ],
  [['bot/messages', 'what people say: an intent a file']],
  [
    ['bot/presses', 'what people press: a family of verbs a file'],
    ['bot/extension', 'what people ask of Teams’ own search and message menus'],
    ['bot/tab', 'the personal tab as one person sees it: a page in pieces, which only looks'],
    ['bot/register', 'the school’s own register: files and answers that are taken in'],
    [
      'bot/outbox',
      'messages on their way to Teams: order, limits, another try, what may have been sent',
    ],
  ],
  [
    ['bot/people', 'meeting a person, meeting a team, strangers; rosters that are taken in'],
    ['bot/schedule', 'what time alone brings: the day, the morning, the night'],
  ],
  [['bot/roster', 'rosters that come by themselves: read, compared, taken over or shown first']],
  [
    ['bot/teams', 'all of `botbuilder`: activities in and out, tokens, who is let in, who acts'],
    ['bot/operator', 'commands on this machine while the bot holds the store'],
    [
      'bot/telemetry',
      'all of OpenTelemetry: what a span may say; traces and metrics by OTLP where that is configured',
    ],
    [
      'bot/http',
      'all of `restify`: server, health, the rules as a service, notifications, pages, the tab’s door',
    ],
  ],
  [['bot/config.ts', 'the environment, read once']],
  [
    ['bot/openStore.ts', 'the store that the configuration names'],
    ['bot/readData.ts', 'the data files that the configuration names'],
  ],
  [
    ['bot/closeInOrder.ts', 'ends what runs, in order and in time'],
    ['bot/doctor', 'what is wrong with an installation, found without changing it, and what to do'],
  ],
  [
    [
      'bot/main.ts',
      'puts the parts together; with `openStore.ts` the only place that chooses implementations',
    ],
  ],
  [['bot/sandbox', 'the invented municipality, the local Graph, the Agents Playground']],
  [['bot/cli', 'the command line']],
];

/** Rooms of `bot/` that know an adapter, or use one without the bot. */
const adaptersOf: Readonly<Record<string, readonly string[]>> = {
  // The port and its errors alone.
  'bot/core': ['services/store'],
  'bot/health': ['services/store'],
  'bot/messages': ['services/store'],
  'bot/outbox': ['services/store'],
  'bot/people': ['services/store'],
  'bot/roster': ['services/store'],
  'bot/teams': ['services/store'],
  'bot/schedule': ['services/store'],
  'bot/config.ts': ['services/identity', 'services/store'],
  'bot/openStore.ts': ['services/store'],
  'bot/closeInOrder.ts': ['services/store'],
  // Types and errors alone; the command line chooses.
  'bot/doctor': ['services/identity', 'services/store'],
  'bot/main.ts': ['services/identity', 'services/store'],
  'bot/sandbox': ['services/graph', 'services/store'],
  'bot/cli': ['services/graph', 'services/identity', 'services/store'],
};

const botRooms: readonly Room[] = floors.flatMap((floor, index) => {
  const below = floors.slice(0, index).flatMap((rooms) => rooms.map(([path]) => path));
  return floor.map(([path, holds]) => ({
    path,
    holds,
    mayImport: [...below, ...wordsFor(path), ...domain, ...(adaptersOf[path] ?? [])],
  }));
});

/** Documents share the words of cards, not the cards. */
function wordsFor(path: string): readonly string[] {
  const words = ['cards/wording', 'cards/texts'];
  return path === 'bot/files' ? words : ['cards', ...words];
}

const servicesRooms: readonly (readonly [name: string, holds: string, mayImport: string])[] = [
  ['errors', 'the family of errors', ''],
  ['words', 'what people typed: declared in the schemas, found in the records', ''],
  ['files', 'data files read with line and column', 'errors'],
  ['calendar', 'school days, quarters, school years, waking hours', 'errors files'],
  [
    'absence',
    'categories, statements about a pupil, the marks that hold, and what they ask somebody to do',
    'calendar words',
  ],
  ['roster', 'pupils, classes, staff and roles; School Data Sync', 'errors files'],
  ['time', 'expressions of time → days: one grammar, Danish and English', 'calendar'],
  [
    'notes',
    'words → meaning, and what must be asked',
    'absence calendar errors files roster time words',
  ],
  [
    'talk',
    'words that are no note: small talk, questions to the bot, what was done about a pupil',
    'notes roster words',
  ],
  [
    'register',
    'a register’s files: rows by a map → what they say of pupils, days and classes',
    'absence calendar errors files roster',
  ],
  ['rules', 'marks → level, duties and the numbers behind them', 'absence calendar errors files'],
  ['access', 'who may see and do what', 'roster words'],
  [
    'cases',
    'playbook, steps, the life of a case as a log of events, the morning’s list',
    'absence access calendar errors files notes roster rules words',
  ],
  [
    'meetings',
    'who, when, votes; the port that calendars implement',
    'calendar errors files roster',
  ],
  [
    'status',
    'a school, a class, a pupil, the municipality at a glance; the yearly report',
    'absence access calendar cases errors meetings roster rules',
  ],
  [
    'documents',
    'letters as data, the facts of a case, and the one filled with the other',
    'absence access calendar cases errors files notes roster rules',
  ],
  [
    'retention',
    'what has been kept long enough, and the numbers that stay',
    'absence calendar cases files meetings notes roster rules status words',
  ],
  [
    'privacy',
    'all there is about a pupil, and its removal',
    'absence access cases meetings notes retention roster rules words',
  ],
  [
    'store',
    'the port, and `lowdb` or PostgreSQL behind it; the only folder that knows the database',
    'errors files',
  ],
  [
    'identity',
    'how the bot’s app proves to Entra who it is; its tokens, by `@azure/identity`',
    'errors',
  ],
  [
    'graph',
    'Microsoft Graph behind the ports of `meetings` and `roster`',
    'errors meetings roster',
  ],
];

/** Every room with source in it, and which rooms it may import from. */
export const rooms: readonly Room[] = [
  ...[...botRooms].reverse(),
  {
    path: 'cards',
    holds: 'a view in, Adaptive Card out',
    mayImport: ['cards/wording', 'cards/texts', ...domain],
  },
  {
    path: 'cards/wording',
    holds: 'dates, numbers and names in words, for cards and documents alike',
    mayImport: ['cards/texts', ...domain],
  },
  { path: 'cards/texts', holds: 'what is said, a language a file', mayImport: domain },
  ...servicesRooms.map(([name, holds, from]) => ({
    path: `services/${name}`,
    holds,
    mayImport: from === '' ? [] : from.split(' ').map((one) => `services/${one}`),
  })),
  { path: 'manifest', holds: 'the Teams app', mayImport: [] },
];

/** The table of docs/architecture.md: floors of `bot/` from the top down, then what they stand on. */
export function roomsTable(): string {
  const lines = rooms.map(({ path, holds, mayImport }) => {
    const floor = floors.findIndex((some) => some.some(([one]) => one === path));
    return `| \`${path}\` | ${holds} | ${floor === -1 ? listed(path, mayImport) : floorsBelow(floor)} |`;
  });
  return ['| room | holds | may import |', '| --- | --- | --- |', ...lines].join('\n');
}

function floorsBelow(floor: number): string {
  return floor === 0 ? 'cards, services' : `the floors below, cards, services (floor ${floor})`;
}

function listed(path: string, mayImport: readonly string[]): string {
  if (path === 'cards') return 'types of views and words of the domain';
  const names = mayImport.map((one) => one.replace('services/', ''));
  return names.length === 0 ? '–' : names.join(', ');
}
