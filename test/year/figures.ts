import { refusals, toldByKind, toldByRole, trail, unasked } from './findings.ts';
import type { Year } from './year.ts';

/** The year in figures, as a small table: what it is lived for. */
export async function figures(year: Year): Promise<string> {
  const { world, watch } = year;
  const own = unasked(year);
  const count = (kind: string) => own.filter((one) => one.kind === kind).length;
  const presses = [...world.presses.values()].reduce((sum, one) => sum + one, 0);
  const pupils = [...world.rosters.values()].reduce((sum, one) => sum + one.pupils.length, 0);
  const { entries } = await trail(year);
  const refused = [...(await refusals(year))].map(([what, times]) => `${what} ${times}`);
  const events = world.school.graph.events.all().filter(({ transactionId }) => transactionId);
  const rows: [string, string | number][] = [
    ['pupils, staff', `${pupils}, ${world.colleagues.length}`],
    ['school days, starts of the bot', `${watch.days}, ${year.restarts + 1}`],
    ['notes answered', world.ledger.answered],
    ['days new in the register', world.ledger.registered],
    ['questions which of two holds', watch.register.asked.size],
    ['presses', presses],
    ['of them refused', refused.join(', ') || 'none'],
    ['cases', watch.cases.size],
    [
      'meetings booked, cancelled',
      `${events.length}, ${events.filter((one) => one.cancelled).length}`,
    ],
    ['cards posted, updated in place', `${world.chats.messages.length}, ${world.chats.updates}`],
    [
      'of them by itself: lists, cases, meetings',
      `${count('list')}, ${count('case')}, ${count('meeting')}`,
    ],
    ['cards held against what people may see', watch.shown],
    ['pupils at attention without a case', watch.attention.pupils.size],
    ['cases whose pupil left the roster', watch.leaving.left.size],
    ['meetings held against their answer', watch.help.seen.met.size],
    ['days of arrangements beyond their last', watch.help.seen.over],
    [
      'days of cases with a plan, without',
      `${watch.help.seen.withPlan}, ${watch.help.seen.withoutPlan}`,
    ],
    ['days of questions about a way back', watch.help.seen.asked],
    ['presses on plans, talks, meetings', newPresses(world.presses)],
    ['pupil days beyond a threshold', watch.beyond],
    ['of them closed by a person', watch.decided],
    ['longest out of sight, school days', `${watch.longest.days} (${watch.longest.of})`],
    ['furthest follow-up promised meanwhile', watch.furthest],
    ['entries in the trail', entries],
    ['seconds', Math.round(year.seconds)],
  ];
  const told = toldByRole(year).map(({ role, people, least, median, most }): [string, string] => [
    `messages to ${role} (${people})`,
    `${least} / ${median} / ${most}`,
  ]);
  const kinds = toldByKind(year).map(({ role, people, kinds }): [string, string] => [
    `came by itself to ${role} (${people})`,
    [...kinds].map(([kind, times]) => `${kind} ${times}`).join(', '),
  ]);
  const all = [
    ...rows,
    ['least / median / most in the year', ''] as const,
    ...told,
    ['all messages of a role, by kind', ''] as const,
    ...kinds,
  ];
  const width = Math.max(...all.map(([name]) => name.length));
  return all.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`.trimEnd()).join('\n');
}

/** How often people used the screens of what is done for a pupil. */
function newPresses(presses: ReadonlyMap<string, number>): string {
  const verbs = [
    ...[
      'case.map',
      'case.plan',
      'case.wayBack',
      'case.contact',
      'case.arrange',
      'case.arrangeUntil',
    ],
    ...[
      'case.arrangeEnd',
      'case.begun',
      'case.hold',
      'meeting.came',
      'meeting.held',
      'meeting.notHeld',
    ],
  ];
  return verbs.map((verb) => `${verb} ${presses.get(verb) ?? 0}`).join(', ');
}
