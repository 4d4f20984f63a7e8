import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { startBot } from '../../../bot/main.ts';
import type { BotData } from '../../../bot/readData.ts';
import { readJsonFile } from '../../../services/files/readJsonFile.ts';
import { readSchoolKinds } from '../../../services/rules/readSchoolKinds.ts';
import { kindFinder, kindsOfSchool } from '../../../services/rules/schoolKinds.ts';
import { invented } from '../../builders/invented.ts';
import { configOf, shippedData, startSchool } from '../../doubles/runningSchool.ts';

const kinds = fileURLToPath(new URL('../../../data/schools/kinds.json', import.meta.url));

describe('a school that is no folkeskole', () => {
  /** The duties of the case that six unlawful days open at the first school, as its kind has them. */
  async function dutiesAt(kind: string): Promise<readonly string[]> {
    const [roster] = invented;
    const data = async (): Promise<BotData> => {
      const shipped = await shippedData(configOf(''));
      const named = { schools: { [roster?.school.id ?? '']: kind } };
      const known = await readJsonFile(kinds, kindsOfSchool);
      return { ...shipped, kinds: { kindOf: kindFinder(known, named), named: [] } };
    };
    const school = await startSchool({ schools: 1, overrides: { data } });
    try {
      const teacher = school.person('class_teacher', '7b');
      await school.teams.install(teacher);
      await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
      await school.bot.delivery.idle();
      const cases = await school.bot.app.store.list(school.roster.school.id, 'case');
      return cases.flatMap(({ value }) => value.duties);
    } finally {
      await school.close();
    }
  }

  it('is not asked to warn parents or notify the municipality at 10 and 15 per cent', async () => {
    assert.deepEqual(await dutiesAt('folkeskole'), [
      'contact_parents',
      'notify_municipality',
      'warn_parents',
    ]);
    assert.deepEqual(await dutiesAt('private'), []);
    assert.deepEqual(await dutiesAt('special'), ['contact_parents']);
  });

  it('must be one that was imported: another is refused by name at start', async () => {
    const school = await startSchool({ schools: 1 });
    const { folder } = school;
    try {
      await school.restart(async () => {
        const config = { ...configOf(folder), schoolKinds: 'kinds.json' };
        const data = async (): Promise<BotData> => {
          const { kindOf } = await readSchoolKinds(kinds, undefined);
          return { ...(await shippedData(config)), kinds: { kindOf, named: ['nowhere'] } };
        };
        await assert.rejects(startBot(config, { data }), /kinds\.json: schools\.nowhere/);
      });
    } finally {
      await school.close();
    }
  });
});
