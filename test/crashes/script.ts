import type { Verb } from '../../cards/wording/verbs.ts';
import type { CrashingSchool } from '../doubles/crashingSchool.ts';
import { personOf, sealedData } from '../doubles/runningSchool.ts';
import { chatOf, type Person, type SentActivity } from '../doubles/teams.ts';

const caseId = 'LI-2026-0001';
const channel = '19:team@thread.tacv2';

/** Something that happens at one or more schools, and whose chats show it. */
export type Script = {
  schools: number;
  play: (school: CrashingSchool) => Promise<void>;
  conversations: (school: CrashingSchool) => readonly string[];
};

/** From a note to a booked meeting. */
export const meeting: Script = { schools: 1, play, conversations: conversationsOf };

/** Whose chats, and which channel, show something in the script. */
function conversationsOf(school: CrashingSchool): readonly string[] {
  const { teacher, leader, coordinator } = castOf(school);
  return [chatOf(teacher), chatOf(leader), chatOf(coordinator), channel];
}

function castOf({ roster }: CrashingSchool) {
  return {
    teacher: personOf(roster, 'class_teacher', '7b'),
    leader: personOf(roster, 'leader'),
    coordinator: personOf(roster, 'coordinator'),
  };
}

/**
 * From a line in the chat to a booked meeting: a note, a correction, a step approved and done, a
 * meeting proposed, voted for and booked, a status. Each activity has an id of its own, and is made once:
 * whatever is sent again is the same.
 */
async function play(school: CrashingSchool): Promise<void> {
  const { teams } = school;
  const { teacher, leader, coordinator } = castOf(school);
  teams.setMembers(channel, [teacher, leader, coordinator]);
  let number = 0;
  const activity = (person: Person, more: object = {}): SentActivity => {
    number += 1;
    return { ...teams.activity(person, { id: `s${number}` }), ...more };
  };
  const write = (person: Person, text: string) =>
    school.say(activity(person, { type: 'message', text }));
  const press = (person: Person, verb: Verb, data: Readonly<Record<string, unknown>>) => {
    const action = {
      type: 'Action.Execute',
      verb,
      data: sealedData(school.bot.app.seal, verb, data),
    };
    const value = { action, trigger: 'manual' };
    return school.say(activity(person, { type: 'invoke', name: 'adaptiveCard/action', value }));
  };
  /** The case as the presser's card shows it when all is quiet. */
  const revision = async () =>
    (await school.lives.at(-1)?.store?.load('linde', 'case', caseId))?.value.revision;
  const proposed = async () => {
    const found = await school.lives.at(-1)?.store?.load('linde', 'meeting', `${caseId}-M1`);
    const { id, round, slots } = found?.value ?? {};
    return { meeting: id, v: round, slot: slots?.[0]?.id };
  };
  const onCase = async (person: Person, verb: Verb, data: Record<string, unknown> = {}) =>
    press(person, verb, { case: caseId, v: await revision(), ...data });

  const install = { type: 'installationUpdate', action: 'add' };
  for (const person of [teacher, leader, coordinator]) await school.say(activity(person, install));
  await school.say({
    ...activity(leader, install),
    conversation: { id: channel, conversationType: 'channel', isGroup: true, tenantId: 'tenant' },
    channelData: { tenant: { id: 'tenant' }, team: { id: channel } },
  });
  await write(teacher, 'Loke ulovligt fravær 16/11-25/11');
  await write(teacher, 'RET: Loke syg 16/11');
  await onCase(leader, 'step.approve', { step: 'make-plan' });
  await onCase(leader, 'step.done', {
    step: 'make-plan',
    on: '2026-11-25',
    outcome: 'Planen er lagt.',
  });
  await onCase(teacher, 'meeting.propose');
  await press(teacher, 'meeting.vote', { ...(await proposed()), vote: 'yes' });
  await press(leader, 'meeting.vote', { ...(await proposed()), vote: 'yes' });
  await press(teacher, 'meeting.book', await proposed());
  await write(coordinator, 'status');
  // Long enough for the question about a message that may be missing.
  await school.pass({ minutes: 2 });
}
