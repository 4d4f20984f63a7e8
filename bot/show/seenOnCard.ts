import { type Actor, caseAccess, classBasis, mayCorrect } from '../../services/access/access.ts';
import { digestView } from '../../services/cases/digest.ts';
import { morningOf } from '../casework/morningOf.ts';
import { type App, settingOf } from '../core/app.ts';
import type { Subject } from '../core/outboxItem.ts';
import { type Reading, storedRecords } from '../core/reading.ts';
import type { Records } from '../core/records.ts';
import type { Seen } from '../core/seen.ts';
import type { Looker } from './viewer.ts';

/**
 * Whom a card tells its reader of; nobody where it names no pupil, or the reader gets no card. O(1), for
 * a morning's list O(cases).
 */
export async function seenOnCard(
  app: App,
  school: string,
  subject: Subject,
  looker: Looker,
  records: Reading = storedRecords(app, school),
): Promise<readonly Seen[]> {
  if (looker === 'anybody') return [];
  if ('channelOf' in looker) {
    return subject.card === 'case' ? [{ subject: subject.id, basis: undefined }] : [];
  }
  const { actor } = looker;
  switch (subject.card) {
    case 'case':
    case 'caseTools':
    case 'timeline':
      return seenCase(await records.load('case', subject.id), actor);
    case 'receipt':
      return onReceipt(await records.load('report', subject.id), actor, records);
    case 'question':
      return onQuestion(await records.load('question', subject.id), actor);
    case 'conflict':
      return onConflict(await records.load('conflict', subject.id), actor);
    case 'digest':
      return subject.id === actor.member.id ? onDigest(app, school, actor, records) : [];
    case 'pupilStatus':
      return [seenPupil(subject.id, actor)];
    case 'status': {
      const basis = classBasis(actor, subject.id);
      return basis ? [{ subject: subject.id, basis }] : [];
    }
    default:
      return [];
  }
}

function seenCase(subject: Records['case'] | undefined, actor: Actor): Seen[] {
  const access = subject && caseAccess(actor, subject);
  return access ? [{ subject: subject.id, basis: access.basis }] : [];
}

/** Whoever notes absence of pupils that are not theirs to see does it for the register. */
function seenPupil(pupilId: string, actor: Actor): Seen {
  const classId = actor.roster.pupil(pupilId)?.classId ?? '';
  return { subject: pupilId, basis: classBasis(actor, classId) ?? 'registers' };
}

/** A receipt also tells of the cases that stand behind its pupils, where the writer may see them. */
async function onReceipt(
  report: Records['report'] | undefined,
  actor: Actor,
  records: Reading,
): Promise<Seen[]> {
  if (report?.by !== actor.member.id) return [];
  const pupils = new Set(report.lines.map(({ pupilId }) => pupilId));
  const cases: Seen[] = [];
  for (const id of report.caseIds) {
    const subject = await records.load('case', id);
    if (!subject || subject.state === 'closed') continue;
    const access = caseAccess(actor, subject);
    if (access?.scope === 'full') cases.push({ subject: id, basis: access.basis });
  }
  return [...[...pupils].map((id) => seenPupil(id, actor)), ...cases];
}

function onQuestion(asked: Records['question'] | undefined, actor: Actor): Seen[] {
  if (asked?.by !== actor.member.id) return [];
  const { field, choices, draft } = asked.question;
  const { pupilId } = draft;
  const named = [
    ...(field === 'pupil' ? choices : []),
    ...(pupilId === undefined ? [] : [pupilId]),
  ];
  return [...new Set(named)].map((id) => seenPupil(id, actor));
}

function onConflict(subject: Records['conflict'] | undefined, actor: Actor): Seen[] {
  const pupil = subject && actor.roster.pupil(subject.pupilId);
  return pupil && mayCorrect(actor, pupil) ? [seenPupil(pupil.id, actor)] : [];
}

async function onDigest(app: App, school: string, actor: Actor, records: Reading): Promise<Seen[]> {
  const cases = (await records.list('case')).map(({ value }) => value);
  const day = await morningOf(app, records);
  const { items } = digestView(actor, cases, settingOf(app, school), day);
  const shown = new Set(items.map(({ caseId }) => caseId));
  return cases.filter(({ id }) => shown.has(id)).flatMap((subject) => seenCase(subject, actor));
}
