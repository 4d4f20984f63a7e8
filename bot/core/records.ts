import { z } from 'zod';
import { classReport } from '../../services/absence/classReport.ts';
import { conflict } from '../../services/absence/conflict.ts';
import { pupilAbsence } from '../../services/absence/pupilAbsence.ts';
import { registerDay, registerRead } from '../../services/absence/registerDay.ts';
import { report } from '../../services/absence/report.ts';
import { bases } from '../../services/access/access.ts';
import { caseRecord } from '../../services/cases/caseRecord.ts';
import { earlySign } from '../../services/cases/earlySign.ts';
import { handOver } from '../../services/cases/handOver.ts';
import { meeting } from '../../services/meetings/meeting.ts';
import { openQuestion } from '../../services/notes/openQuestion.ts';
import { schoolChoice } from '../../services/notes/schoolChoice.ts';
import { statistic } from '../../services/retention/statistic.ts';
import { tombstone } from '../../services/retention/tombstone.ts';
import { roles } from '../../services/roster/roster.ts';
import { loss } from '../../services/roster/rosterLimits.ts';
import { rosterOrigins } from '../../services/roster/rosterSource.ts';
import { dryRun } from '../../services/rules/dryRun.ts';
import { overview } from '../../services/status/overview.ts';
import type { Store } from '../../services/store/store.ts';
import { ownWords } from '../../services/words/ownWords.ts';
import { deliveryAlert } from './deliveryAlert.ts';
import { file } from './fileRecord.ts';
import { outboxItem, post, subject } from './outboxItem.ts';

const instant = z.iso.datetime({ offset: true });

const rosterPupil = z.strictObject({
  id: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  classId: z.string(),
  classCode: z.string(),
  grade: z.number(),
  middleName: z.string().optional(),
  birthday: z.string().optional(),
  registerKeys: z.record(z.string(), z.string()).optional(),
  siblings: z.array(z.string()).optional(),
  siblingElsewhere: z.literal(true).optional(),
});

const roster = z.strictObject({
  school: z.strictObject({ id: z.string(), name: z.string() }),
  municipality: z.string(),
  classes: z.array(
    z.strictObject({ id: z.string(), code: z.string(), title: z.string(), grade: z.number() }),
  ),
  pupils: z.array(rosterPupil),
  /** Pupils who left while something about them is open. */
  former: z.array(rosterPupil.extend({ classTitle: z.string(), leftOn: z.iso.date() })).optional(),
  staff: z.array(
    z.strictObject({
      id: z.string(),
      givenName: z.string(),
      familyName: z.string(),
      role: z.enum(roles),
      title: z.string(),
      entraId: z.string().optional(),
      email: z.string(),
      classIds: z.array(z.string()),
    }),
  ),
});

/** When a source of rosters was last read for the municipality, and its mark of what it had then. */
const rosterRead = z.strictObject({
  at: instant,
  origin: z.enum(rosterOrigins),
  mark: z.string().optional(),
});

/** A school's new roster that an operator has to look at first, or has refused. */
const rosterProposal = z.strictObject({
  /** Names it, and its very content with that of the schools taken together with it. */
  number: z.string(),
  at: instant,
  origin: z.enum(rosterOrigins),
  state: z.enum(['waiting', 'refused']),
  /** What goes beyond the limits; empty for a school that waits for another. */
  losses: z.array(loss),
  /** As shown; no longer there once it is refused. */
  roster: roster.optional(),
});

/** Where and in which language to reach a person, from their newest activity. */
const person = z.strictObject({
  staffId: z.string(),
  reference: z.record(z.string(), z.unknown()),
  locale: z.enum(['da', 'en']),
  /** Whether the greeting was sent. */
  welcomed: z.boolean(),
  /** Teams says the person can no longer be reached there; until they are met again. */
  gone: z.literal(true).optional(),
  /** Why: Teams' error code, or that the app was uninstalled. */
  goneFor: z.enum(['conversation_gone', 'teams_403', 'uninstalled']).optional(),
  /** The school's coordinator was told they cannot be reached. */
  goneTold: z.literal(true).optional(),
  /** An answer to them was refused for good: shown, with a notice, when next met. */
  owed: z.literal(true).optional(),
});

/** The account (Entra object id) first seen for a staff member the roster knows by UPN. */
const account = z.strictObject({
  entraId: z.string(),
  /** The roster version at which another account with the UPN was refused. */
  refusedOn: z.int().min(0).optional(),
});

/** A team or group chat the bot was installed in; `schoolId` once its school is known. */
const team = z.strictObject({
  teamId: z.string(),
  reference: z.record(z.string(), z.unknown()),
  schoolId: z.string().optional(),
  /** Teams says the conversation no longer exists; until the bot is reinstalled there. */
  gone: z.literal(true).optional(),
});

/** A handled activity: a repeat changes nothing, and a press gets the same answer. */
const inbox = z.strictObject({
  at: instant,
  /** What a message was understood as, under a key: an edit that means the same changes nothing. */
  meaning: z.string().optional(),
  /** The turn of its newest edit. */
  edited: z.string().optional(),
  /** When it was deleted and its note taken back; until it is undeleted. */
  deletedAt: instant.optional(),
  /** What its deletion did besides, which an undeletion does again. */
  deleted: z
    .strictObject({
      /** The turn of the deletion. */
      in: z.string(),
      /** Reports that the message had undone, which count again. */
      broughtBack: z.array(z.string()),
      /** Class reports that it made. */
      present: z.array(z.string()),
      /** The question that it had answered, which is asked again. */
      asks: z.strictObject({ id: z.string(), state: z.enum(['answered', 'dropped']) }).optional(),
    })
    .optional(),
  /** The answer to a press. */
  answer: z
    .strictObject({
      subject: subject.optional(),
      refusal: z
        .strictObject({
          code: z.string(),
          details: z.record(z.string(), z.union([ownWords(z.string()), z.number()])),
        })
        .optional(),
    })
    .optional(),
});

/** Who did what to which subject, when, on what ground. Ids only. */
const audit = z.strictObject({
  at: instant,
  /** Staff id, `team:` plus team id for a card shown in its channel, `system`, `operator` or `stranger`. */
  by: z.string(),
  action: z.string(),
  subjects: z.array(z.string()),
  /** The ground on which they saw or changed it. */
  basis: z.enum(bases).optional(),
  outcome: z.enum(['done', 'refused']),
  code: z.string().optional(),
  /** Number of records removed, by kind. */
  counts: z.record(z.string(), z.int().min(1)).optional(),
});

/** An organiser's calendar subscription and its expiry; by staff id. */
const watch = z.strictObject({ subscriptionId: z.string(), until: instant });

/** This installation's key material, base64; created at first start. */
const secret = z.strictObject({ value: z.string() });

/** Keys on a person's last morning list: only new ones are worth a message. */
const digest = z.strictObject({
  on: z.iso.date(),
  keys: z.array(z.string()),
  /** They asked for the morning's roll-call. */
  rollCall: z.literal(true).optional(),
  /** The last day with news here, for a list over several schools. */
  news: z.iso.date().optional(),
  /** In the home school: when the list over all schools was last sent, with each school's news day. */
  told: z
    .strictObject({
      on: z.iso.date(),
      news: z.record(z.string(), z.iso.date()),
      /** When it was last made anew in place. */
      updated: z.iso.date().optional(),
    })
    .optional(),
});

/** Who was out of office when the school day began. Kept for that day only. */
const morning = z.strictObject({ on: z.iso.date(), away: z.array(z.string()) });

/** When the absence team last went through the month's review, and who said so (staff id). */
const absenceReview = z.strictObject({ on: z.iso.date(), by: z.string() });

const counter = z.strictObject({ last: z.int().min(0) });

/** Every kind of record a school's file holds. */
export const schemas = {
  roster,
  rosterRead,
  rosterProposal,
  pupil: pupilAbsence,
  report,
  question: openQuestion,
  conflict,
  classReport,
  registerDay,
  registerRead,
  schoolChoice,
  case: caseRecord,
  handOver,
  earlySign,
  absenceReview,
  meeting,
  dryRun,
  overview,
  file,
  digest,
  morning,
  person,
  account,
  team,
  post,
  telling: deliveryAlert,
  outbox: outboxItem,
  inbox,
  audit,
  counter,
  secret,
  tombstone,
  statistic,
  watch,
};

/** Append-only kinds, each entry with the hash of all before it. */
export const chained = ['audit'] as const satisfies readonly (keyof typeof schemas)[];

/**
 * Small kinds that are read again and again with nobody asking: by sweeps that find nothing due, by lists over several
 * schools, by the outbox, by `/metrics` and by `/readyz`. A school in which nothing happens needs no others.
 */
export const standing = [
  'roster',
  'counter',
  'question',
  'schoolChoice',
  'meeting',
  'digest',
  'morning',
  'watch',
  'registerRead',
  'rosterRead',
  'rosterProposal',
  'outbox',
  'secret',
] as const satisfies readonly (keyof typeof schemas)[];

/** Large kinds of which nearly all records are older than anything that is asked for. */
export const packed = [
  'report',
  'post',
  'classReport',
] as const satisfies readonly (keyof typeof schemas)[];

export type Records = { [Kind in keyof typeof schemas]: z.output<(typeof schemas)[Kind]> };
export type SchoolStore = Store<Records>;

/** The part of the store that belongs to no school: unlinked teams, unknown people. */
export const municipalityPart = '_municipality';
