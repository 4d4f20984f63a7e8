import { wordsOf } from '../notes/heard.ts';
import type { Item } from '../notes/item.ts';
import { readItems } from '../notes/readItems.ts';
import type { NoteContext } from '../notes/reading.ts';
import type { Resolved } from '../notes/resolveName.ts';
import { aboutPupils } from './aboutPupil.ts';
import { type ContactSaid, contactSaid, homeSaid } from './contactSaid.ts';
import { type ContactTold, contactTold, type Said } from './contactTold.ts';

/** What somebody did or wants to do about a pupil, in a case's terms. */
export const deeds = ['home', 'pupil', 'meeting', 'closing', 'notified'] as const;

export type Deed = (typeof deeds)[number];

const sayings: Readonly<
  Record<Exclude<Deed, 'home' | 'pupil'>, { says: RegExp; examples: readonly string[] }>
> = {
  closing: {
    says: /^(?:(?:vil gerne |kan du |kan vi |please |can you |can we )?(?:luk|lukke|afslut|afslutte|close|end) (?:sagen|the case|case) (?:om|for|paa|med|vedroerende|about|of|for|on) @|(?:luk|afslut|close) (?:@|@ s) (?:sag|case)|sagen om @ (?:kan|skal|maa gerne|boer) (?:lukkes|afsluttes)|the case about @ (?:can|should|may) be closed)$|^@(?: \S{1,14}){1,12} (?:sagen (?:kan|skal|boer|maa)(?: vist| godt| gerne| nu){0,2} (?:lukkes|afsluttes)|(?:the |this )?case (?:can|should|may) (?:now )?be closed)(?: nu| now)?$|^(?:jeg synes |i think )?(?:sagen|the case) (?:kan|skal|boer|can|should) (?:lukkes|afsluttes|be closed)(?: \S{1,14}){0,8} @(?: \S{1,14}){0,8}$/,
    examples: [
      'Loke er tilbage og det går fint, sagen kan lukkes',
      'Loke is back and doing well, the case can be closed',
      'luk sagen om Loke',
      'close the case about Loke',
      'sagen om Loke kan lukkes',
    ],
  },
  notified: {
    says: /^(?:(?:jeg |vi |i |we )?(?:har |have )?(?:sendt |skrevet |lavet |sent |made )?(?:en |a |the )?(?:underretning|underretningen|notification)(?: er| is| was)?(?: nu)? (?:sendt|afsendt|skrevet|lavet|sent|made)?(?: ?(?:paa|om|for|vedroerende|about|on))? @|(?:jeg |vi |i |we )?(?:har |have )?(?:underrettet|notified)(?: (?:kommunen|the municipality))? (?:om |about |paa )?@|(?:jeg |vi |i |we )?(?:har |have )?(?:sendt|skrevet|sent) (?:en |a |the )?(?:underretning|notification) (?:paa|om|for|about|on) @)$/,
    examples: ['underretning sendt på Loke', 'notification sent about Loke'],
  },
  meeting: {
    says: /^(?:(?:kan du |vil du |can you |please )?(?:book|booke|indkald|indkalde|arranger|arrangere|planlaeg|planlaegge|find|aftal|arrange|plan|set up|call) (?:til )?(?:et |en |tid til |tid til et |a |time for a )?(?:moede|netvaerksmoede|teammoede|tid|meeting) (?:om|vedroerende|for|about) @(?: (?:i dag|i morgen|snart|soon|next week|i naeste uge))?|(?:vi (?:skal|boer|maa) (?:snart )?(?:have|holde|tage) (?:et )?moede om|we (?:need|should have) a meeting about) @|(?:kan|skal|maa|boer|can|could|may|should) (?:vi|jeg|du|i|we|you) (?:ikke |snart |please )?(?:faa|have|holde|tage|aftale|booke|planlaegge|saette|finde|indkalde til|get|book|hold|set up|arrange|plan) (?:et |en |tid til |tid til et |a |time for a )?(?:nyt |kort |hurtigt |new |short )?(?:moede|netvaerksmoede|teammoede|meeting)(?: i stand| op)? (?:om|vedroerende|ang|about|on) @(?: \S{1,12}){0,5})$/,
    examples: [
      'book et møde om Loke',
      'book a meeting about Loke',
      'vi skal have et møde om Loke',
      'kan vi få et møde om Loke i næste uge?',
      'could we have a meeting about Loke next week?',
    ],
  },
};

/** What is read piece by piece. */
const contacts = {
  home: [
    'ringede til Lokes mor, vi mødes ved porten',
    'talte med forældrene til Loke',
    'mor til Loke ringede, aftalt møde torsdag',
    'Lokes mor ringede i går',
    'Loke’s mother called, we meet on Thursday',
    'called Loke’s mother',
    'I have spoken with Loke’s parents',
    'Har lige talt med Lokes far',
    'ringede til mor til Loke',
    'talte med Lokes far i dag, vi aftalte møde tirsdag',
    'har snakket med hjemmet om Loke',
    'talte i telefon med Lokes mor',
    'holdt møde med Lokes forældre i går',
    'har sendt besked til Lokes far',
    'had a meeting with Loke’s parents',
    'ringede til Lokes mor i går, hun kommer til samtale på torsdag',
    'har ringet til Lokes far i dag, aftalt at han kommer fredag',
    'I går talte jeg med Lokes mor',
    'jeg har i dag skrevet til Lokes forældre på Aula',
    'ringede til Lokes mor, vi aftalte at Loke kommer i morgen',
    'talte med Lokes mor om hans fravær',
    'Talte med mor til Loke den 20/11',
    'Loke: ringede til mor',
    'Loke - talt med far i går',
    'kontaktet hjemmet ang. Loke',
    'ringede til familien, Loke',
    'kontakt med hjemmet: Loke',
    'telefonsamtale med Lokes mor',
    'møde med Lokes forældre i går',
    'mailede Lokes far',
    'har mailet med Lokes mor',
    'besøgte Loke hjemme i går',
    'hjemmebesøg hos Loke i dag',
    'visited Loke at home',
    'emailed Loke’s mother',
    'texted Loke’s mum',
    'got hold of Loke’s mother',
    'phone call with Loke’s dad yesterday',
  ],
  pupil: [
    'har talt med Loke',
    'talked with Loke',
    'Jeg har haft en god snak med Loke',
    'jeg har snakket med Loke om hans fravær',
    'samtale med Loke i går',
    'had a chat with Loke',
    'har snakket med Loke i frikvarteret, han er ked af det',
    'talked with Loke at break, he is sad',
  ],
} as const;

export const deedExamples: readonly (readonly [Deed, readonly string[]])[] = deeds.map((deed) => [
  deed,
  deed === 'home' || deed === 'pupil' ? contacts[deed] : sayings[deed].examples,
]);

/** Of which nobody was reached: no contact, and no absence either. */
export const inVainExamples = [
  'Lokes mor svarer ikke',
  'mor til Loke tager ikke telefonen',
  'Lokes forældre har stadig ikke svaret',
  'jeg kan ikke få fat i Lokes mor',
  'left a voicemail for Loke’s mother',
  'Loke’s mum isn’t answering',
  'can’t reach Loke’s dad',
  'lagde en besked til Lokes far',
] as const;

/** Of nobody who is named. */
export const namelessExamples = [
  'mor ringet, aftalt møde på torsdag',
  'far svarer ikke',
  'mum called, meeting on Thursday',
] as const;

/** Nobody that a name could mean. */
const nobody: Resolved = { heard: '', choices: [] };

type Done = { deed: Deed; who: Resolved; words: string; contact?: ContactSaid };

/** What was done, about whom; of a contact also with whom and when, or that nobody was reached. */
export type DeedTold = { deed: Deed; who: Resolved; isInVain?: true } & ContactTold;

/**
 * What a message says was done about one pupil, and of a contact with whom and when; of a contact that names no
 * pupil, that it is about nobody known. A message with any word about absence is none: it is a note,
 * and must not be lost. O(length), plus name look-ups.
 */
export function deedIn(text: string, context: NoteContext): DeedTold | undefined {
  const done = doneIn(text.replaceAll('’', "'"), context);
  if (!done) return undefined;
  const { deed, who, words, contact } = done;
  const tokens = wordsOf(text, context);
  const said = { tokens, items: readItems(tokens, context) };
  if (tellsOfAbsence(said, done)) return undefined;
  const today = context.now.toPlainDate();
  if (!contact) return { deed, who };
  if (contact.isInVain) return { deed, who, isInVain: true };
  const told = contactTold(words, said, today);
  return { deed, who, ...told, ...(deed === 'pupil' ? { with: 'pupil' as const } : {}) };
}

function doneIn(text: string, context: NoteContext): Done | undefined {
  const { words, who: named } = aboutPupils(text, context);
  const who = oneOf(named);
  if (!who) return undefined;
  // »Loke talte med far« tells of the pupil, »Loke: talte med far« of whoever writes.
  const own = words.startsWith('@ ') && !heading.test(text) ? undefined : contactSaid(words);
  const contact = own ?? homeSaid(words);
  if (contact) return { deed: contact.deed, who, words, contact };
  const deed = asked.find((one) => sayings[one].says.test(words));
  return deed && who !== nobody ? { deed, who, words } : undefined;
}

const asked = ['closing', 'notified', 'meeting'] as const;

/** A name and a mark before what was done. */
const heading = /^[\p{L}' .\d]{2,60}(?:[:,]| [-–—]) /u;

/** The one pupil that is named, perhaps twice; nobody where none is; undefined where several are. */
function oneOf(named: readonly Resolved[]): Resolved | undefined {
  const [first = nobody, ...more] = named;
  return more.every((one) => isSame(one, first)) ? first : undefined;
}

function isSame(one: Resolved, other: Resolved): boolean {
  return 'pupil' in one && 'pupil' in other && one.pupil.id === other.pupil.id;
}

/** Words of other things than absence, that a contact may well come with. */
const harmless: ReadonlySet<string> = new Set([
  'pronoun',
  'status',
  'planned',
  'also',
  'notAbsence',
]);

function tellsOfAbsence(
  { tokens, items }: Said,
  { deed, contact, words }: Pick<Done, 'deed' | 'contact' | 'words'>,
): boolean {
  const says = (at: number, what: RegExp) => what.test(tokens[at]?.norm ?? '');
  return items.some((one) => {
    if (one.is === 'lessons') return true;
    if (one.is !== 'cue' || harmless.has(one.cue)) return false;
    // »Loke er tilbage, sagen kan lukkes« takes nothing back: it is why.
    if (deed === 'closing' && one.cue === 'back') return false;
    // How the pupil was, as a talk tells it; what the writer worries about is a worry.
    if (one.cue === 'concern') return contact === undefined || worries.test(words);
    if (contact?.isInVain && ofNoAnswer.has(one.cue)) return false;
    // »aftalt at han kommer fredag« is no agreed leave, and »om hans fravær« says what the talk was about.
    if (one.cue === 'leave') return !says(one.at, /^(?:aftalt|aftalte|agreed)$/);
    return one.cue !== 'absent' || !isTopicOrPlace(one);
  });

  function isTopicOrPlace({ at, next }: Item): boolean {
    if (contact?.isVisit && says(next - 1, /^(?:hjemme|home)$/)) return true;
    return [1, 2].some((back) => says(at - back, /^(?:om|about)$/));
  }
}

/** "svarer ikke", "left a voicemail". */
const ofNoAnswer: ReadonlySet<string> = new Set(['negation', 'unexplained', 'left']);

/** Somebody is worried, whoever it is: no worry is lost to a contact. */
const worries = /\b(?:bekymr|urolig|worr|concerned)/;
