import { takeRosters } from '../../bot/people/takeRosters.ts';
import { readRegister } from '../../bot/register/readRegister.ts';
import type { Verb } from '../../cards/wording/verbs.ts';
import { type Pupil, type Roster, roster } from '../../services/roster/roster.ts';
import type { CrashingSchool } from '../doubles/crashingSchool.ts';
import { personOf, sealedData } from '../doubles/runningSchool.ts';
import { chatOf, type Person, type SentActivity } from '../doubles/teams.ts';
import { aMap } from '../services/register/aMap.ts';
import type { Script } from './script.ts';

const caseId = 'LI-2026-0001';

/** From an unlawful day by way of the register to a case that goes to the other school with its pupil. */
export const handOver: Script = { schools: 2, play, conversations: conversationsOf };

function conversationsOf(school: CrashingSchool): readonly string[] {
  return Object.values(castOf(school)).map(chatOf);
}

function castOf({ rosters }: CrashingSchool) {
  const [linde, havn] = bothOf(rosters);
  return {
    teacher: personOf(linde, 'class_teacher', '7b'),
    leader: personOf(linde, 'leader'),
    secretary: personOf(linde, 'secretary'),
    newLeader: personOf(havn, 'leader'),
  };
}

function bothOf([linde, havn]: readonly Roster[]): readonly [Roster, Roster] {
  if (!linde || !havn) throw new Error('two schools are needed');
  return [linde, havn];
}

/**
 * An unlawful day is noted and the home contacted; the register is read, knows more days and says of one something
 * else, which is settled; the pupil leaves the roster and is on that of the other school; the case is offered, taken
 * on, and goes on there. What is sent or run again is the same.
 */
async function play(school: CrashingSchool): Promise<void> {
  const [linde, havn] = bothOf(school.rosters);
  const { teacher, leader, secretary, newLeader } = castOf(school);
  const loke = pupilNamed(linde, 'Loke');
  const store = () => school.lives.at(-1)?.store;
  let number = 0;
  const activity = (person: Person, more: object): SentActivity => {
    number += 1;
    return { ...school.teams.activity(person, { id: `h${number}` }), ...more };
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
  const revisionOf = async (part: string, id: string) =>
    (await store()?.load(part, 'case', id))?.value.revision;
  for (const person of [teacher, leader, secretary, newLeader]) {
    await school.say(activity(person, { type: 'installationUpdate', action: 'add' }));
  }

  await write(teacher, 'Loke ulovligt i dag');
  await press(leader, 'contact.done', {
    pupil: loke.id,
    task: '1',
    v: 1,
    outcome: 'Talt med mor.',
  });
  await write(teacher, 'Loke syg i går');
  await school.command((app) =>
    readRegister(app, registerFile(loke), {
      ...{ at: '2026-11-25T08:15:00+01:00', id: 'register-1', by: 'operator' },
    }),
  );
  const [asked] = (await store()?.list('linde', 'conflict')) ?? [];
  await press(secretary, 'note.settle', { conflict: asked?.id, v: asked?.value.version });

  await school.command(async (app) => {
    const made = { yes: true, at: '2026-11-25T08:20:00+01:00', id: app.newId() };
    await takeRosters(app.store, withMoved(linde, havn, loke), made);
    await app.schools.reload();
  });
  const v = await revisionOf('linde', caseId);
  await press(leader, 'left.handOver', { case: caseId, v, school: 'havn' });
  const [offered] = (await store()?.list('havn', 'handOver')) ?? [];
  await press(newLeader, 'handOver.accept', { handOver: offered?.id });
  const taken = (await store()?.load('havn', 'handOver', offered?.id ?? ''))?.value.caseId ?? '';
  await press(newLeader, 'case.show', { case: taken });
  await write(newLeader, 'status skolen');
  // Long enough for the question about a message that may be missing.
  await school.pass({ minutes: 2 });
}

function pupilNamed({ pupils }: Roster, name: string): Pupil {
  const found = pupils.find(({ givenName, classCode }) => givenName === name && classCode === '7b');
  if (!found) throw new Error(`no ${name}`);
  return found;
}

function registerFile({ id }: Pupil) {
  const days = ['16', '17', '18', '19', '20', '23'].map((day) => `${id};${day}-11-2026;U;`);
  const text = ['Elev;Dato;Kode;Lektioner', ...days, `${id};24-11-2026;U;`].join('\n');
  return { name: 'fravaer.csv', bytes: Buffer.from(text), map: aMap(), partial: false };
}

function withMoved(linde: Roster, havn: Roster, loke: Pupil): readonly Roster[] {
  const there = havn.classByCode('7b');
  if (!there) throw new Error('no class');
  const own = { classId: there.id, classCode: there.code, grade: there.grade };
  return [
    roster({ ...linde, pupils: linde.pupils.filter(({ id }) => id !== loke.id) }),
    roster({ ...havn, pupils: [...havn.pupils, { ...loke, ...own, siblings: undefined }] }),
  ];
}
