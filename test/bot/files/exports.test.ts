import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { z } from 'zod';
import type { FileCard, Sender } from '../../../bot/core/sender.ts';
import { buttonOf } from '../../doubles/cardReading.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';
import { readDocx, readXlsx } from './readBack.ts';

const consentCard = z.object({
  sizeInBytes: z.number(),
  acceptContext: z.object({ file: z.string() }),
  declineContext: z.object({ file: z.string() }),
});

type Uploaded = { method: string; range: string; bytes: Buffer };

/** OneDrive's upload session on loopback: keeps what was put, and can refuse. */
async function startOneDrive() {
  const uploaded: Uploaded[] = [];
  const answers: number[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const status = answers.shift() ?? 201;
    if (status < 300) {
      const range = String(request.headers['content-range']);
      uploaded.push({ method: request.method ?? '', range, bytes: Buffer.concat(parts) });
    }
    response.writeHead(status);
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    url: `http://127.0.0.1:${port}/session`,
    uploaded,
    answers,
    close: () => server.close(),
  };
}

describe('a list that is fetched as a file', () => {
  let school: RunningSchool;
  const sentFiles: FileCard[] = [];
  let drive: Awaited<ReturnType<typeof startOneDrive>>;
  let leader: Person;
  let teacher: Person;

  const find = (person: Person, part: string) =>
    school.teams.until(
      () => school.teams.shown(chatOf(person)).findLast(({ content }) => content.includes(part)),
      part,
    );

  /** Presses the button and gives back what Teams asks the person. */
  const offered = async (person: Person, card: string, format: string) => {
    const known = new Set(school.teams.shown(chatOf(person)).map(({ id }) => id));
    const { data } = buttonOf(card, 'status.export', { format });
    await school.teams.press(person, 'status.export', data);
    const asked = await school.teams.until(
      () =>
        school.teams
          .shown(chatOf(person))
          .find(({ id, content }) => !known.has(id) && content.includes('acceptContext')),
      'the question',
    );
    return { id: asked.id, ...consentCard.parse(JSON.parse(asked.content)) };
  };

  const uploadInfo = (uploadUrl: string) => ({
    uploadUrl,
    contentUrl: 'https://kommune-my.sharepoint.com/personal/leder/Documents/liste.xlsx',
    name: 'liste.xlsx',
    uniqueId: 'unique-1',
    fileType: 'xlsx',
  });

  const accept = (
    person: Person,
    { file }: { file: string },
    uploadUrl: string,
    replyToId?: string,
  ) =>
    school.teams.consent(
      person,
      {
        type: 'fileUpload',
        action: 'accept',
        context: { file },
        uploadInfo: uploadInfo(uploadUrl),
      },
      replyToId,
    );

  const stateOf = async (id: string) =>
    (await school.bot.app.store.load('linde', 'file', id))?.value.state;
  const trail = async () =>
    (await school.bot.app.store.list('linde', 'audit')).map(({ value }) => [
      value.action,
      value.outcome,
    ]);

  before(async () => {
    drive = await startOneDrive();
    const ports = {
      sender: (inner: Sender): Sender => ({
        ...inner,
        sendFile: (to, file) => {
          sentFiles.push(file);
          return inner.sendFile(to, file);
        },
      }),
    };
    school = await startSchool({ schools: 2, overrides: { ports } });
    leader = school.person('leader');
    teacher = school.person('class_teacher', '7b');
    for (const person of [leader, teacher]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.bot.delivery.idle();
  });

  after(async () => {
    await school.close();
    drive.close();
  });

  it('asks first, and is made from what is true when the person says yes', async () => {
    await school.teams.say(leader, 'status');
    const status = await find(leader, 'status.export');
    const question = await offered(leader, status.content, 'xlsx');
    assert.ok(question.sizeInBytes > 1000);
    await school.teams.say(teacher, 'jeg er bekymret for Sofie Lyngsø');
    await school.bot.delivery.idle();
    await school.teams.say(teacher, 'ja');
    await school.bot.delivery.idle();
    await accept(leader, question.acceptContext, drive.url, question.id);
    await school.bot.delivery.idle();
    const [put] = drive.uploaded;
    assert.ok(put);
    assert.equal(put.method, 'PUT');
    assert.equal(put.range, `bytes 0-${put.bytes.length - 1}/${put.bytes.length}`);
    const pupils = readXlsx(put.bytes).map(([name]) => name);
    assert.ok(pupils.includes('Loke Christensen'));
    assert.ok(pupils.includes('Sofie Lyngsø'), 'noted after the file was offered');
    const info = await find(leader, 'unique-1');
    const told = sentFiles.at(-1)?.text ?? '';
    assert.ok(told.includes('[liste.xlsx](https://kommune-my.sharepoint.com/personal/'), told);
    assert.equal(JSON.parse(info.content).fileType, 'xlsx');
    assert.equal(await stateOf(question.acceptContext.file), 'sent');
    const messages = school.teams.shown(chatOf(leader));
    assert.ok(!messages.some(({ id }) => id === question.id), 'the question is gone');
    const entries = await trail();
    for (const action of ['status.export', 'file.accept', 'file.sent']) {
      assert.ok(
        entries.some(([one, outcome]) => one === action && outcome === 'done'),
        action,
      );
    }
    const stored = await school.bot.app.store.load('linde', 'file', question.acceptContext.file);
    assert.equal(stored?.value.place?.uploadUrl, undefined, 'the address is forgotten');
    await accept(leader, question.acceptContext, drive.url);
    await school.bot.delivery.idle();
    assert.equal(drive.uploaded.length, 1, 'a second yes changes nothing');
  });

  it('is left alone when the person says no, who reads where the numbers are', async () => {
    const status = await find(leader, 'status.export');
    const { declineContext } = await offered(leader, status.content, 'xlsx');
    await school.teams.consent(leader, {
      type: 'fileUpload',
      action: 'decline',
      context: declineContext,
    });
    await school.bot.delivery.idle();
    assert.equal(await stateOf(declineContext.file), 'declined');
    await find(leader, 'Filen er ikke gemt');
    assert.equal(drive.uploaded.length, 1);
  });

  it('goes to nobody but the one who asked, and nowhere but to Microsoft', async () => {
    const status = await find(leader, 'status.export');
    const { acceptContext } = await offered(leader, status.content, 'xlsx');
    await accept(teacher, acceptContext, drive.url);
    await school.bot.delivery.idle();
    assert.equal(await stateOf(acceptContext.file), 'offered');
    await accept(leader, acceptContext, 'https://sharepoint.com.evil.example/session');
    await find(leader, 'Filen kunne ikke gemmes');
    assert.equal(await stateOf(acceptContext.file), 'failed');
    assert.equal(drive.uploaded.length, 1);
  });

  it('is not offered to a teacher, though the button were theirs', async () => {
    const data = { scope: 'school', id: 'school', format: 'xlsx' };
    const { seal } = school.bot.app;
    const message = seal.seal({
      summary: '',
      card: {
        type: 'AdaptiveCard',
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        version: '1.5',
        lang: 'da',
        fallbackText: '',
        speak: '',
        body: [
          {
            type: 'ActionSet',
            actions: [{ type: 'Action.Execute', title: 'x', verb: 'status.export', data }],
          },
        ],
      },
    });
    const sealed = buttonOf(message.card, 'status.export').data;
    const answer = await school.teams.press(teacher, 'status.export', sealed);
    assert.match(JSON.stringify(answer), /ikke adgang/);
  });

  it('looks at the right to it again when the person says yes', async () => {
    const { store } = school.bot.app;
    const by = school.person('leader').member.id;
    const value = {
      id: 'f1',
      by,
      at: '2026-11-25T08:10:00+01:00',
      content: { about: 'status' as const },
      format: 'xlsx' as const,
      state: 'offered' as const,
    };
    await store.commit('linde', [{ kind: 'file', id: 'f1', expected: 0, value }]);
    await accept(leader, { file: 'f1' }, drive.url);
    await find(leader, 'ikke adgang');
    assert.equal(await stateOf('f1'), 'failed');
    assert.equal(drive.uploaded.length, 1);
    assert.ok(
      (await trail()).some(
        ([action, outcome]) => action === 'file.accept' && outcome === 'refused',
      ),
    );
  });

  it('tells the person when OneDrive will not have it', async () => {
    const status = await find(leader, 'status.export');
    const { acceptContext } = await offered(leader, status.content, 'xlsx');
    drive.answers.push(404);
    await accept(leader, acceptContext, drive.url);
    await find(leader, 'Filen kom ikke frem');
    assert.equal(await stateOf(acceptContext.file), 'failed');
    assert.doesNotMatch(school.log.join('\n'), /session|Loke/);
  });

  it('is a document too, where it is the yearly report', async () => {
    await school.teams.say(leader, 'årsrapport');
    const report = await find(leader, 'docx');
    assert.ok(!report.content.includes('Loke'));
    const { acceptContext } = await offered(leader, report.content, 'docx');
    await accept(leader, acceptContext, drive.url);
    await school.bot.delivery.idle();
    const { paragraphs, rows } = readDocx(drive.uploaded.at(-1)?.bytes ?? new Uint8Array());
    assert.equal(paragraphs[0], 'Bekymrende fravær i skoleåret 2026/27, Lindeskolen');
    assert.deepEqual(rows[1]?.slice(0, 4), ['Lindeskolen', '405', '<5', '0']);
    const all = paragraphs.join('\n').replaceAll('\u00a0', ' ');
    assert.match(all, /bekymrende fravær 1\. okt(\.|ober) 2026: 0 af 405 \(0 %\)/);
  });

  it('that a client cannot be asked about is told of, with where the numbers are', async () => {
    const status = await find(leader, 'status.export');
    school.teams.setFault(({ body }) => (body.includes('acceptContext') ? 400 : undefined));
    const { data } = buttonOf(status.content, 'status.export', { format: 'xlsx' });
    await school.teams.press(leader, 'status.export', data);
    await school.bot.delivery.idle();
    school.teams.setFault();
    const told = school.teams.shown(chatOf(leader)).at(-1);
    assert.match(told?.content ?? '', /Filen kom ikke frem.*Tallene står i overblikket/);
  });
});
