import assert from 'node:assert/strict';
import { helpFor } from '../../../bot/show/helpFor.ts';
import type { HelpKind } from '../../../cards/texts/helpKinds.ts';
import { type Role, roles } from '../../../services/roster/roster.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

/** What each line of help is answered with, Danish and English. */
const promised: Readonly<Record<HelpKind, RegExp>> = {
  note: /"(?:Noteret|Noted)"/,
  correct: /"(?:Rettet|Corrected)"/,
  // Of yesterday nothing is noted here.
  withdraw: /Der er ikke noget at slette|There is nothing to delete/,
  allPresent: /Er eleven kommet|Has the pupil arrived|er mødt|present/,
  away: /Væk i dag|Away today/,
  noted: /"(?:Ja|Nej|Yes|No)[.,]/,
  pupil: /20 skoledage|20 school days/,
  class: /Overblik|Overview/,
  plan: /plan/,
  overdue: /over fristen|overdue/i,
  review: /Månedens overblik|Monthly overview/,
  report: /Årsrapport|Yearly report/,
  concern: /Passer det\?|Is this right\?/,
  progress: /følger op|following up/,
  tasks: /digest\.show|venter på dig|waiting for you/,
  sees: /Kun dem|Only those/,
  kept: /Jeg gemmer fraværet|I keep the absence/,
};

const refused = /forstod|did not (?:quite )?understand|ikke adgang|kan jeg ikke vise|cannot show/;

/** The lines in quotes on a card. */
function quoted(card: string): readonly string[] {
  return [...card.matchAll(/"(?:value|text)":"[»“]([^"»«“”]*)[«”]"/g)].flatMap(([, line]) =>
    line === undefined ? [] : [line.replaceAll('\\\\', '')],
  );
}

describe('an example that somebody is shown', () => {
  let school: RunningSchool;

  beforeEach(async () => {
    school = await startSchool({ schools: 1 });
  });
  afterEach(() => school.close());

  async function say(person: Person, text: string, locale: string): Promise<string> {
    await school.teams.say(person, text, { locale });
    await school.bot.delivery.idle();
    return school.teams.shown(chatOf(person)).at(-1)?.content ?? '';
  }
  const has = (role: Role) => school.roster.staff.some((one) => one.role === role);

  for (const role of roles) {
    for (const locale of ['da-DK', 'en-GB']) {
      it(`of help does what it says for a ${role} (${locale})`, async () => {
        if (!has(role)) return;
        const person = school.person(role);
        await school.teams.install(person);
        const lines = quoted(await say(person, 'help', locale));
        const { can } = helpFor({ member: person.member, roster: school.roster });
        assert.equal(lines.length, can.length);
        for (const [at, kind] of can.entries()) {
          const line = lines[at] ?? '';
          assert.match(await say(person, line, locale), promised[kind], line);
        }
      });

      it(`after what was not understood works for a ${role} (${locale})`, async () => {
        if (!has(role)) return;
        const person = school.person(role);
        await school.teams.install(person);
        const lines = quoted(await say(person, 'blah blah blah', locale));
        assert.ok(lines.length > 0);
        for (const line of lines)
          assert.doesNotMatch(await say(person, line, locale), refused, line);
      });
    }
  }
});
