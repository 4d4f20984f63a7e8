import type { Attributes, AttributeValue } from '@opentelemetry/api';
import { verbs } from '../../cards/wording/verbs.ts';
import { refusalCodes } from '../../services/errors/codes.ts';
import { subject } from '../core/outboxItem.ts';
import { operations, type SpanFacts, sweeps, turnKinds } from '../core/traces.ts';
import { labelOf } from '../health/faultCodes.ts';
import { intentNames } from '../messages/intents.ts';
import { jobNames } from '../outbox/jobKinds.ts';

/** A value outside its set is told as this, so that nothing else can get out. */
const unlisted = 'unlisted';

/** How turns and deliveries end, beside the intents and the codes of refusals. */
const endings = [
  ...['answer', 'done', 'failed', 'held', 'none', 'not_stored', 'nothing', 'questions'],
  ...[
    'only_attachment',
    'only_link',
    'only_quote',
    'nothing_written',
    'repeated',
    'school',
    'sent_back',
    'unchanged',
    'undone',
  ],
  ...['edit_too_old', 'refused', 'foreign', 'joined', 'removed', 'person', 'team', 'unknown'],
  ...['unsure', 'too_fast', 'wrong_tenant', 'unknown_person', 'who_unsure'],
  ...['sent', 'updated', 'skipped', 'parked', 'retry', 'maybe'],
];

const cards = subject.options.map(({ shape }) => shape.card.value);

const within = (words: readonly string[]) => {
  const known: ReadonlySet<string> = new Set(words);
  return (value: string | undefined) =>
    value === undefined || known.has(value) ? value : unlisted;
};
const amount = (value: number | undefined) =>
  value === undefined || (Number.isSafeInteger(value) && value >= 0) ? value : unlisted;

/** The attributes of a span with these facts. */
export type AllowedFacts = (facts: SpanFacts) => Attributes;

type Attribute = readonly [name: string, of: (facts: SpanFacts) => AttributeValue | undefined];

/**
 * The attributes that a span may have: no other name gets out, and no other value.
 * @param isSchool whether an id is that of a school of the roster, or of the municipality's own part
 */
export function allowedFacts(isSchool: (id: string) => boolean): AllowedFacts {
  const known = {
    kind: within(turnKinds),
    verb: within(verbs),
    intent: within(intentNames),
    outcome: within([...endings, ...intentNames, ...refusalCodes]),
    store: within(['files', 'postgres']),
    card: within(cards),
    job: within(jobNames),
    operation: within(operations),
    sweep: within(sweeps),
  };
  const attributes: { readonly [Fact in keyof SpanFacts]-?: Attribute } = {
    kind: ['naervaer.turn.kind', ({ kind }) => known.kind(kind)],
    verb: ['naervaer.verb', ({ verb }) => known.verb(verb)],
    intent: ['naervaer.intent', ({ intent }) => known.intent(intent)],
    outcome: ['naervaer.outcome', ({ outcome }) => known.outcome(outcome)],
    school: [
      'naervaer.school',
      ({ school }) => (school === undefined || isSchool(school) ? school : unlisted),
    ],
    store: ['naervaer.store', ({ store }) => known.store(store)],
    card: ['naervaer.card', ({ card }) => known.card(card)],
    job: ['naervaer.job', ({ job }) => known.job(job)],
    operation: ['naervaer.operation', ({ operation }) => known.operation(operation)],
    sweep: ['naervaer.sweep', ({ sweep }) => known.sweep(sweep)],
    changes: ['naervaer.changes', ({ changes }) => amount(changes)],
    messages: ['naervaer.messages', ({ messages }) => amount(messages)],
    tries: ['naervaer.tries', ({ tries }) => amount(tries)],
  };
  const all = Object.values(attributes);
  return (facts) =>
    Object.fromEntries(
      all.flatMap(([name, of]) => {
        const value = of(facts);
        return value === undefined ? [] : [[name, value]];
      }),
    );
}

/** What a fault is told as: the code of one that we know, else its class where that is one of JavaScript's. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return unlisted;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === undefined) return classes(error.name) ?? unlisted;
  return codes.has(code) ? code : labelOf(code);
}

const classes = within(['Error', 'TypeError', 'RangeError', 'SyntaxError', 'ZodError']);
const codes: ReadonlySet<string> = new Set([
  ...refusalCodes,
  ...['version_conflict', 'written_unread', 'hung', 'busy', 'lost', 'cut_off'],
]);
