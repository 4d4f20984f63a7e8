import { escapeMarkdown } from '../../cards/wording/escapeMarkdown.ts';
import { wordingOf } from '../../cards/wording/wording.ts';
import type { Actor, Basis } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { type App, stamp } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import type { FileFolder } from '../core/fileFolder.ts';
import type { FileRecord } from '../core/fileRecord.ts';
import type { OutboxWork } from '../core/outboxItem.ts';
import type { Sender } from '../core/sender.ts';
import { transact, type Unit } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import type { WorkResult } from '../core/workResult.ts';
import { fileBasis, sheetFor, subjectsOf } from './contentOf.ts';
import { makeFile } from './makeFile.ts';

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
    else await deliver(app, sender, school, asked, person);
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
  if (asked) fail(app, unit, asked, `${itemId}>failed`, 'file_failed');
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
  await change(app, school, asked.id, (unit, current) => {
    sent(app, unit, school, current);
    const to = { to: 'person', staffId: asked.by } as const;
    const what = { card: 'notice', id: 'file_saved', details: place } as const;
    unitOutbox(unit, `${itemId}>saved`, stamp(app)).show(to, what, 'new');
  });
}

function sent(app: App, unit: Unit, school: string, current: FileRecord): void {
  const at = stamp(app);
  const { id, by } = current;
  unit.put('file', id, { ...current, state: 'sent', changedAt: at });
  const basis = basisOf(app, school, current);
  audit(unit, { turnId: id, at, by, action: 'file.sent', subjects: subjectsOf(current), basis });
}

async function deliver(
  app: App,
  sender: Sender,
  school: string,
  asked: FileRecord,
  { reference, locale }: Person,
): Promise<void> {
  const { place } = asked;
  if (!place) return;
  const { uploadUrl, ...shown } = place;
  if (asked.state === 'accepted' && uploadUrl !== undefined) {
    const { bytes } = await made(app, school, asked, locale);
    await app.uploads.put(uploadUrl, bytes);
    await change(app, school, asked.id, (unit, current) =>
      sent(app, unit, school, { ...current, place: shown }),
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
  const sheet = await sheetFor(app, actor, asked.content, locale);
  return makeFile(sheet, asked.format, locale);
}

function fail(app: App, unit: Unit, asked: FileRecord, turnId: string, code: string): void {
  if (asked.state === 'failed') return;
  const { place: _, ...rest } = asked;
  const at = stamp(app);
  unit.put('file', asked.id, { ...rest, state: 'failed', changedAt: at });
  const to = { to: 'person', staffId: asked.by } as const;
  unitOutbox(unit, turnId, at).show(to, { card: 'notice', id: code, details: {} }, 'new');
  audit(unit, { turnId, at, by: asked.by, action: 'file', subjects: subjectsOf(asked), code });
}

async function change(
  app: App,
  school: string,
  id: string,
  decide: (unit: Unit, current: FileRecord) => void,
): Promise<void> {
  await transact(app.store, school, async (unit) => {
    const current = await unit.load('file', id);
    if (current) decide(unit, current);
  });
}

/** Who asked for the file; undefined when they left the school. */
function askerOf(app: App, school: string, { by }: FileRecord): Actor | undefined {
  const roster = app.schools.roster(school);
  const member = roster?.member(by);
  return member && roster && { member, roster };
}

function basisOf(app: App, school: string, asked: FileRecord): Basis | undefined {
  const actor = askerOf(app, school, asked);
  return actor && fileBasis(actor, asked.content);
}
