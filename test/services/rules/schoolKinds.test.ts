import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataFileError } from '../../../services/errors/errors.ts';
import { readRuleset } from '../../../services/rules/readRuleset.ts';
import { readSchoolKinds, refuseUnknownSchools } from '../../../services/rules/readSchoolKinds.ts';
import { bindingRules, kindsOfSchool } from '../../../services/rules/schoolKinds.ts';
import { temporaryFolder } from '../store/temporaryFolder.ts';

const data = (path: string) => fileURLToPath(new URL(`../../../data/${path}`, import.meta.url));
const kinds = data('schools/kinds.json');

describe('kinds of school', () => {
  const folder = temporaryFolder();
  const written = async (content: unknown) => {
    const file = join(folder(), 'schools.json');
    await writeFile(file, JSON.stringify(content));
    return file;
  };
  const lawFor = async (kind: string) => {
    const { kindOf } = await readSchoolKinds(kinds, await written({ schools: { a: kind } }));
    const law = [await readRuleset(data('rulesets/law-2020.json'))];
    return bindingRules(law, kindOf('a')).flatMap(({ criteria }) =>
      criteria.flatMap(({ duty }) => duty ?? []),
    );
  };

  it('bind folkeskoler alone to 10 and 15 per cent', async () => {
    const both = ['warn_parents', 'notify_municipality'];
    const folkeskole = await lawFor('folkeskole');
    for (const duty of both) assert.ok(folkeskole.includes(duty));
    for (const kind of ['special', 'private', 'day_treatment']) {
      const given = await lawFor(kind);
      for (const duty of both) assert.ok(!given.includes(duty), `${kind} ${duty}`);
      assert.ok(given.includes('sick_teaching'), kind);
    }
  });

  it("leave the municipality's own levels alone", async () => {
    const { kindOf } = await readSchoolKinds(kinds, await written({ schools: { a: 'private' } }));
    const rules = [await readRuleset(data('rulesets/aalborg-2019.json'))];
    assert.deepEqual(bindingRules(rules, kindOf('a')), rules);
  });

  it('make every school a folkeskole that nothing is said of, with the very same rules', async () => {
    const law = [await readRuleset(data('rulesets/law-2020.json'))];
    const { kindOf, named } = await readSchoolKinds(kinds, undefined);
    assert.deepEqual(named, []);
    assert.equal(bindingRules(law, kindOf('anything')), law);
    assert.equal(kindOf('constructor').id, 'folkeskole');
  });

  it('give the same rules each time, so that they are compiled once', async () => {
    const law = [await readRuleset(data('rulesets/law-2020.json'))];
    const { kindOf } = await readSchoolKinds(kinds, await written({ schools: { a: 'private' } }));
    assert.equal(bindingRules(law, kindOf('a')), bindingRules(law, kindOf('a')));
  });

  it('refuse a kind nobody knows, with the school and the kinds there are', async () => {
    const file = await written({ schools: { linde: 'folkeskole', havn: 'boarding' } });
    await assert.rejects(readSchoolKinds(kinds, file), (error) => {
      assert.ok(error instanceof DataFileError);
      assert.match(error.message, /:1:\d+: schools\.havn: expected one of folkeskole, special, /);
      return true;
    });
  });

  it('refuse a school that was not imported, unless none was yet', () => {
    assert.throws(
      () => refuseUnknownSchools('s.json', ['linde', 'nowhere'], ['linde', 'havn']),
      /schools\.nowhere: expected a school that was imported: linde, havn/,
    );
    refuseUnknownSchools('s.json', ['nowhere'], []);
    refuseUnknownSchools('s.json', ['havn'], ['linde', 'havn']);
  });

  it('are each named once, a folkeskole among them', () => {
    const one = { title: { da: 'x', en: 'x' }, duties: [], source: 'https://kommune.example' };
    const parsed = (...ids: string[]) =>
      kindsOfSchool.safeParse({ kinds: ids.map((id) => ({ id, ...one })) }).success;
    assert.equal(parsed('folkeskole', 'private'), true);
    assert.equal(parsed('private'), false);
    assert.equal(parsed('folkeskole', 'folkeskole'), false);
  });
});
