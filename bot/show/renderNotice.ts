import type { CardMessage } from '../../cards/cardMessage.ts';
import { deliveryAlertCard } from '../../cards/deliveryAlertCard.ts';
import { errorCard } from '../../cards/errorCard.ts';
import { fileSavedCard } from '../../cards/fileSavedCard.ts';
import { helpCard } from '../../cards/helpCard.ts';
import { movedListCard } from '../../cards/movedListCard.ts';
import { noteStandsCard } from '../../cards/noteStandsCard.ts';
import { isNotice, noticeCard } from '../../cards/noticeCard.ts';
import { notUnderstoodCard } from '../../cards/notUnderstoodCard.ts';
import { refusalCard } from '../../cards/refusalCard.ts';
import { restoredCard } from '../../cards/restoredCard.ts';
import { unknownPersonCard } from '../../cards/unknownPersonCard.ts';
import { type WelcomeView, welcomeCard } from '../../cards/welcomeCard.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import { type Actor, mayReport, maySeeClass, maySeeSchool } from '../../services/access/access.ts';
import { fullName } from '../../services/roster/roster.ts';
import type { CardRef } from '../core/outboxItem.ts';
import { exampleLines } from './exampleLines.ts';
import { helpFor } from './helpFor.ts';
import type { Viewer } from './viewer.ts';

/**
 * A notice for its reader: help and greeting show lines that would work for them.
 * @param schools names of the reader's schools
 */
export function noticeFor(
  { id, details }: Extract<CardRef, { card: 'notice' }>,
  viewer: Viewer,
  locale: Locale,
  schools: readonly string[],
): CardMessage {
  const actor = typeof viewer === 'object' && 'actor' in viewer ? viewer.actor : undefined;
  const examples = actor ? exampleLines(actor, locale) : [];
  switch (id) {
    case 'welcome':
      return welcomeCard(
        {
          ...{ kind: 'welcome', place: 'personal', school: listed(schools, locale), examples },
          can: firstThings(actor),
        },
        locale,
      );
    case 'help':
      return helpCard(helpFor(actor), locale);
    case 'not_understood':
      return notUnderstoodCard(
        {
          ...{ kind: 'notUnderstood', examples },
          ...(actor && !notesFirst(actor) ? { onlyAsks: true } : {}),
        },
        locale,
      );
    case 'reason_known':
      return noticeCard({ kind: 'notice', code: id, name: nameOf(details.pupil, actor) }, locale);
    case 'person_unreached':
      return unreached(actor, details, locale);
    default:
      return renderNotice(id, details, locale);
  }
}

/** Whether their examples are notes. */
function notesFirst(actor: Actor): boolean {
  return mayReport(actor) && (actor.member.classIds.length > 0 || !maySeeSchool(actor));
}

/** The name of the pupil whom a notice is about. */
function nameOf(pupil: string | number | undefined, actor: Actor | undefined): string | undefined {
  const one = actor?.roster.pupil(String(pupil));
  const same = one && actor?.roster.pupilsOf(one.classId);
  const isAlone = same?.filter(({ givenName }) => givenName === one?.givenName).length === 1;
  return one && (isAlone ? one.givenName : fullName(one));
}

/** What somebody can begin with, by what they may do. */
function firstThings(actor: Actor | undefined): WelcomeView['can'] {
  if (!actor) return {};
  const { member, roster } = actor;
  const own = member.classIds.find((id) => maySeeClass(actor, id));
  const one = own === undefined ? undefined : roster.classById(own);
  const status = maySeeSchool(actor)
    ? { schoolId: roster.school.id }
    : one && { classTitle: one.title };
  return { note: mayReport(actor), tasks: true, ...(status ? { status } : {}) };
}

/** Names a colleague, so only to those who see the whole school. */
function unreached(
  actor: Actor | undefined,
  { staff, why }: Readonly<Record<string, string | number>>,
  locale: Locale,
): CardMessage {
  const member = actor && maySeeSchool(actor) ? actor.roster.member(String(staff)) : undefined;
  const to = member && fullName(member);
  const reason = why === 'conversation_gone' ? 'gone' : 'not_installed';
  return deliveryAlertCard({ kind: 'telling', about: 'unreached', to, why: reason }, locale);
}

function listed(schools: readonly string[], locale: Locale): string | undefined {
  return schools.length === 0 ? undefined : new Intl.ListFormat(locale).format(schools);
}

/** A notice or refusal by code, the same for everybody. */
export function renderNotice(
  code: string,
  details: Readonly<Record<string, string | number>>,
  locale: Locale,
): CardMessage {
  if (code === 'list_moved') return movedListCard(locale);
  if (code === 'restored') {
    const since = details.since === undefined ? undefined : String(details.since);
    return restoredCard({ kind: 'restored', since }, locale);
  }
  if (code === 'note_stands') {
    const until = details.until === undefined ? undefined : String(details.until);
    return noteStandsCard({ kind: 'noteStands', until }, locale);
  }
  if (code === 'unknown_person') return unknownPersonCard({ kind: 'unknownPerson' }, locale);
  if (code === 'file_saved') {
    const { name = '', folder = '' } = details;
    const view = { kind: 'fileSaved', name: String(name), folder: String(folder) } as const;
    return fileSavedCard(view, locale);
  }
  return isNotice(code)
    ? noticeCard({ kind: 'notice', code }, locale)
    : refusalCard({ kind: 'refusal', code, details }, locale);
}

/** Our own fault, with the number to find it in the log. */
export function renderError(number: string, locale: Locale): CardMessage {
  return errorCard({ kind: 'error', number }, locale);
}
