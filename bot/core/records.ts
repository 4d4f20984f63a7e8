import { z } from 'zod';
import { conflict } from '../../services/absence/conflict.ts';
import { pupilAbsence } from '../../services/absence/pupilAbsence.ts';
import { report } from '../../services/absence/report.ts';
import { bases } from '../../services/access/access.ts';
import { caseRecord } from '../../services/cases/caseRecord.ts';
import { meeting } from '../../services/meetings/meeting.ts';
import { openQuestion } from '../../services/notes/openQuestion.ts';
import { schoolChoice } from '../../services/notes/schoolChoice.ts';
import { statistic } from '../../services/retention/statistic.ts';
import { tombstone } from '../../services/retention/tombstone.ts';
import { roles } from '../../services/roster/roster.ts';
import { dryRun } from '../../services/rules/dryRun.ts';
import { overview } from '../../services/status/overview.ts';
import type { Store } from '../../services/store/store.ts';
import { ownWords } from '../../services/words/ownWords.ts';
import { deliveryAlert } from './deliveryAlert.ts';
import { file } from './fileRecord.ts';
import { outboxItem, post, subject } from './outboxItem.ts';

const instant = z.iso.datetime({ offset: true });

const roster = z.strictObject({
  school: z.strictObject({ id: z.string(), name: z.string() }),
  municipality: z.string(),
  classes: z.array(
    z.strictObject({ id: z.string(), code: z.string(), title: z.string(), grade: z.number() }),
  ),
  pupils: z.array(
    z.strictObject({
      id: z.string(),
      givenName: z.string(),
      familyName: z.string(),
      classId: z.string(),
      classCode: z.string(),
      grade: z.number(),
      middleName: z.string().optional(),
      birthday: z.string().optional(),
    }),
  ),
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

/** Where and in which language a person is reached; kept from the newest activity. */
const person = z.strictObject({
  staffId: z.string(),
  reference: z.record(z.string(), z.unknown()),
  locale: z.enum(['da', 'en']),
  /** Whether the greeting was sent. */
  welcomed: z.boolean(),
  /** Teams says that nothing reaches the person there any more; until they are met again. */
  gone: z.literal(true).optional(),
  /** Why: the code of Teams' answer, or that the app was taken away. */
  goneFor: z.enum(['conversation_gone', 'teams_403', 'uninstalled']).optional(),
  /** The school's coordinator was told that nothing reaches the person. */
  goneTold: z.literal(true).optional(),
  /** An answer of theirs was refused for good: it is shown, and told, when they are met again. */
  owed: z.literal(true).optional(),
});

/** The account (Entra object id) that was first seen as a member of staff whom the roster knows by UPN. */
const account = z.strictObject({
  entraId: z.string(),
  /** The version of the roster on which another account that had the UPN was refused. */
  refusedOn: z.int().min(0).optional(),
});

/** A team or group chat that the bot was installed in; `schoolId` once it is known which school's it is. */
const team = z.strictObject({
  teamId: z.string(),
  reference: z.record(z.string(), z.unknown()),
  schoolId: z.string().optional(),
  /** Teams says that there is no such conversation any more; until the bot is installed there again. */
  gone: z.literal(true).optional(),
});

/** An activity that was handled: the same one again changes nothing, and a press is answered as before. */
const inbox = z.strictObject({
  at: instant,
  /** What a press was answered with. */
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

/** Who did what to which subject, when, on which ground. Ids only. */
const audit = z.strictObject({
  at: instant,
  /** Staff id, `team:` and a team's id where a card was shown in its channel, `system`, `operator` or `stranger`. */
  by: z.string(),
  action: z.string(),
  subjects: z.array(z.string()),
  /** The ground on which they saw or changed it. */
  basis: z.enum(bases).optional(),
  outcome: z.enum(['done', 'refused']),
  code: z.string().optional(),
  /** How many records of which kind, where they were removed. */
  counts: z.record(z.string(), z.int().min(1)).optional(),
});

/** How Graph tells of changes in an organiser's calendar, and until when; by staff id. */
const watch = z.strictObject({ subscriptionId: z.string(), until: instant });

/** Key material of this installation, base64; made at the first start. */
const secret = z.strictObject({ value: z.string() });

/** What a person's morning list told the last time, by keys: only what is new is worth a message. */
const digest = z.strictObject({
  on: z.iso.date(),
  keys: z.array(z.string()),
  /** The last day on which something was new here, for a list that goes over several schools. */
  news: z.iso.date().optional(),
  /** In the home school: when the list over all schools was sent last, and the news of each that it told. */
  told: z.strictObject({ on: z.iso.date(), news: z.record(z.string(), z.iso.date()) }).optional(),
});

/** What the school day began with: who was out of office. Kept for that day alone. */
const morning = z.strictObject({ on: z.iso.date(), away: z.array(z.string()) });

const counter = z.strictObject({ last: z.int().min(0) });

/** Every kind of record a school's file holds. */
export const schemas = {
  roster,
  pupil: pupilAbsence,
  report,
  question: openQuestion,
  conflict,
  schoolChoice,
  case: caseRecord,
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

/** Kinds that are only added to, each entry with the hash of all before it. */
export const chained = ['audit'] as const satisfies readonly (keyof typeof schemas)[];

export type Records = { [Kind in keyof typeof schemas]: z.output<(typeof schemas)[Kind]> };
export type SchoolStore = Store<Records>;

/** The part of the store that belongs to no school: teams that are not linked, people nobody knows. */
export const municipalityPart = '_municipality';
