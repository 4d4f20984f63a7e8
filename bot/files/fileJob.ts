import { escapeMarkdown } from '../../cards/wording/escapeMarkdown.ts';
import { wordingOf } from '../../cards/wording/wording.ts';
import type { Actor } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { type App, stamp } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import type { FileFolder } from '../core/fileFolder.ts';
import type { FileRecord } from '../core/fileRecord.ts';
import type { OutboxWork } from '../core/outboxItem.ts';
import { storedRecords } from '../core/recordReader.ts';
import type { Sender } from '../core/sender.ts';
import { transact, type Unit } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import type { WorkResult } from '../core/workResult.ts';
import { fileBasis, sheetFor, subjectsOf, trailOf } from './contentOf.ts';
import { draftMade } from './draftMade.ts';
import { letterFile } from './letterFile.ts';
import { fileName, makeFile } from './makeFile.ts';

type FileWork = Extract<OutboxWork, { fileId: string }>;

/**
 * Asks whether the file may be put in the person's OneDrive, or puts it there. The file is made only then,
 * from current data and rights.
 * @throws OutsideError when Teams or OneDrive refuses it
 */
export async function fileJob(
  app: App,
  sender: Sender,
  school: string,
  { do: what, fileId }: FileWork,
  itemId: string,
): Promise<WorkResult> {
  const asked = (await app.store.load(school, 'file', fileId))?.value;
  if (!asked) return { outcome: 'done' };
  const person = (await app.store.load(school, 'person', asked.by))?.value;
  if (!person) return { outcome: 'skipped' };
  try {
    if (what === 'offerFile' && app.fileFolder) {
      await keep(app, app.fileFolder, school, asked, person.locale, itemId);
    } else if (what === 'offerFile') await offer(app, sender, school, asked, person);
    else await deliver(app, sender, school, asked, person, itemId);
    return { outcome: 'done' };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    await change(app, school, fileId, (unit, current) =>
      fail(app, unit, current, `${itemId}>refused`, error.code),
    );
    return { outcome: 'done' };
  }
}

/**
 * Teams or OneDrive did not take the file: tells the person, who can ask again, in the commit that gives up.
 */
export async function fileJobGivenUp(
  app: App,
  unit: Unit,
  { fileId }: FileWork,
  itemId: string,
): Promise<void> {
  const asked = await unit.load('file', fileId);
  if (asked) fail(app, unit, asked, `${itemId}>failed`, `${trailOf(asked.content)}_failed`);
}

type Person = { reference: Record<string, unknown>; locale: 'da' | 'en' };

async function offer(
  app: App,
  sender: Sender,
  school: string,
  asked: FileRecord,
  { reference, locale }: Person,
): Promise<void> {
  if (asked.state !== 'offered') return;
  const { name, bytes } = await made(app, school, asked, locale);
  const { file } = wordingOf(locale).texts;
  await sender.sendFile(reference, {
    kind: 'consent',
    fileId: asked.id,
    name,
    sizeInBytes: bytes.length,
    text: file.consent(name),
    summary: file.summary,
  });
}

/** In the sandbox: the file on this machine, and in the chat where it lies. */
async function keep(
  app: App,
  folder: FileFolder,
  school: string,
  asked: FileRecord,
  locale: 'da' | 'en',
  itemId: string,
): Promise<void> {
  if (asked.state !== 'offered') return;
  const { name, bytes } = await made(app, school, asked, locale);
  const place = await folder.keep(name, bytes);
  await change(app, school, asked.id, async (unit, current) => {
    await sent(app, unit, school, current, itemId);
    const to = { to: 'person', staffId: asked.by } as const;
    const what = { card: 'notice', id: 'file_saved', details: place } as const;
    unitOutbox(unit, `${itemId}>saved`, stamp(app)).show(to, what, 'new');
  });
}

/** They have it: in the trail, and of a letter in its case too, in the same commit. */
async function sent(
  app: App,
  unit: Unit,
  school: string,
  current: FileRecord,
  itemId: string,
): Promise<void> {
  if (current.state === 'sent') return;
  const at = stamp(app);
  const { id, by, content } = current;
  unit.put('file', id, { ...current, state: 'sent', changedAt: at });
  const actor = askerOf(app, school, current);
  audit(unit, {
    ...{ turnId: id, at, by, action: `${trailOf(content)}.sent`, subjects: subjectsOf(current) },
    basis: actor && (await fileBasis(actor, content, unit)),
  });
  if (content.about !== 'letter') return;
  const outbox = unitOutbox(unit, `${itemId}>draft`, at);
  await draftMade({ app, unit, outbox, at }, by, content);
}

async function deliver(
  app: App,
  sender: Sender,
  school: string,
  asked: FileRecord,
  { reference, locale }: Person,
  itemId: string,
): Promise<void> {
  const { place } = asked;
  if (!place) return;
  const { uploadUrl, ...shown } = place;
  if (asked.state === 'accepted' && uploadUrl !== undefined) {
    const { bytes } = await made(app, school, asked, locale);
    await app.uploads.put(uploadUrl, bytes);
    await change(app, school, asked.id, (unit, current) =>
      sent(app, unit, school, { ...current, place: shown }, itemId),
    );
  } else if (asked.state !== 'sent') return;
  const { sentSummary: summary, link } = wordingOf(locale).texts.file;
  // Some clients show no file card; the address came by way of a client, so only Microsoft's is a link.
  const isLink = app.uploads.allows(shown.contentUrl);
  const text = isLink
    ? link(escapeMarkdown(shown.name), new URL(shown.contentUrl).href.replaceAll(')', '%29'))
    : summary;
  await sender.sendFile(reference, { kind: 'info', ...shown, summary, text });
}

async function made(app: App, school: string, asked: FileRecord, locale: 'da' | 'en') {
  const actor = askerOf(app, school, asked);
  if (!actor) throw new RefusedError('not_allowed');
  const { content, format } = asked;
  if (content.about !== 'letter') {
    return makeFile(await sheetFor(app, actor, content, locale), format, locale);
  }
  const { name, bytes } = await letterFile(app, actor, content, storedRecords(app, school));
  return { name: `${fileName(name)}.docx`, bytes };
}

function fail(app: App, unit: Unit, asked: FileRecord, turnId: string, code: string): void {
  if (asked.state === 'failed') return;
  const { place: _, ...rest } = asked;
  const at = stamp(app);
  unit.put('file', asked.id, { ...rest, state: 'failed', changedAt: at });
  const to = { to: 'person', staffId: asked.by } as const;
  unitOutbox(unit, turnId, at).show(to, { card: 'notice', id: code, details: {} }, 'new');
  const action = trailOf(asked.content);
  audit(unit, { turnId, at, by: asked.by, action, subjects: subjectsOf(asked), code });
}

async function change(
  app: App,
  school: string,
  id: string,
  decide: (unit: Unit, current: FileRecord) => Promise<void> | void,
): Promise<void> {
  await transact(app.store, school, async (unit) => {
    const current = await unit.load('file', id);
    if (current) await decide(unit, current);
  });
}

/** Who asked for the file; undefined when they left the school. */
function askerOf(app: App, school: string, { by }: FileRecord): Actor | undefined {
  const roster = app.schools.roster(school);
  const member = roster?.member(by);
  return member && roster && { member, roster };
}
