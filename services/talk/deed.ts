import { wordsOf } from '../notes/heard.ts';
import type { Item } from '../notes/item.ts';
import { readItems } from '../notes/readItems.ts';
import type { NoteContext } from '../notes/reading.ts';
import type { Resolved } from '../notes/resolveName.ts';
import { type AboutPupil, aboutPupils } from './aboutPupil.ts';
import { type ContactTold, contactTold } from './contactTold.ts';

/** What somebody did or wants to do about a pupil, in a case's terms. */
export const deeds = ['home', 'pupil', 'meeting', 'closing', 'notified'] as const;

export type Deed = (typeof deeds)[number];

const sayings: Readonly<Record<Deed, { says: RegExp; examples: readonly string[] }>> = {
  closing: {
    says: /^(?:(?:vil gerne |kan du |kan vi |please |can you |can we )?(?:luk|lukke|afslut|afslutte|close|end) (?:sagen|the case|case) (?:om|for|paa|med|vedroerende|about|of|for|on) @|(?:luk|afslut|close) (?:@|@ s) (?:sag|case)|sagen om @ (?:kan|skal|maa gerne) (?:lukkes|afsluttes)|the case about @ can be closed)$/,
    examples: ['luk sagen om Loke', 'close the case about Loke', 'sagen om Loke kan lukkes'],
  },
  notified: {
    says: /^(?:(?:jeg |vi |i |we )?(?:har |have )?(?:sendt |skrevet |lavet |sent |made )?(?:en |a |the )?(?:underretning|underretningen|notification)(?: er| is| was)?(?: nu)? (?:sendt|afsendt|skrevet|lavet|sent|made)?(?: ?(?:paa|om|for|vedroerende|about|on))? @|(?:jeg |vi |i |we )?(?:har |have )?(?:underrettet|notified)(?: (?:kommunen|the municipality))? (?:om |about |paa )?@|(?:jeg |vi |i |we )?(?:har |have )?(?:sendt|skrevet|sent) (?:en |a |the )?(?:underretning|notification) (?:paa|om|for|about|on) @)$/,
    examples: ['underretning sendt på Loke', 'notification sent about Loke'],
  },
  meeting: {
    says: /^(?:(?:kan du |vil du |can you |please )?(?:book|booke|indkald|indkalde|arranger|arrangere|planlaeg|planlaegge|find|aftal|arrange|plan|set up|call) (?:til )?(?:et |en |tid til |tid til et |a |time for a )?(?:moede|netvaerksmoede|teammoede|tid|meeting) (?:om|vedroerende|for|about) @(?: (?:i dag|i morgen|snart|soon|next week|i naeste uge))?|(?:vi (?:skal|boer) (?:have|holde) (?:et )?moede om|we need a meeting about) @)$/,
    examples: ['book et møde om Loke', 'book a meeting about Loke', 'vi skal have et møde om Loke'],
  },
  home: {
    says: /^(?:(?:jeg |vi |i |we )?(?:har |har lige |lige |just |have |have just )?(?:ringede|ringet|skrev|skrevet|talte|talt|snakkede|snakket|haft kontakt|fik fat|faaet fat|kontaktede|kontaktet|moedtes|moedt|skrev en besked|sendte (?:en )?besked|sendt (?:en )?besked|(?:talte|talt|snakkede|snakket) i telefon|(?:holdt|havde|haft) (?:et |en )?(?:moede|samtale|snak|telefonsamtale)|(?:var|vaeret) i kontakt|called|phoned|rang|wrote|written|spoke|spoken|talked|contacted|rung|met|had a (?:meeting|talk)|(?:spoke|spoken|talked) on the phone)(?: (?:til|med|i|paa|to|with))? (?:(?:@|@ s) (?:mor|far|mors|foraeldre|moder|fader|hjem|mother|father|mum|mom|dad|parents|guardian|guardians|home)|(?:foraeldrene|hjemmet|mor|far|moren|faren|mother|father|the home|the parents|parents) (?:til|for|om|of|to|about) @|hjem (?:til|om) @|home about @))(?: [\w@]{1,30}){0,12}$/,
    examples: [
      'ringede til Lokes mor, vi mødes ved porten',
      'talte med forældrene til Loke',
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
    ],
  },
  pupil: {
    says: /^(?:(?:jeg |vi |i |we )?(?:har |har lige |lige |just |have |have just )?(?:talte|talt|snakkede|snakket|haft en (?:god )?snak|haft en samtale|spoke|spoken|talked|had a (?:good )?talk) (?:med|to|with) @)(?: [\w@]{1,30}){0,12}$/,
    examples: ['har talt med Loke', 'talked with Loke', 'Jeg har haft en god snak med Loke'],
  },
};

export const deedExamples: readonly (readonly [Deed, readonly string[]])[] = deeds.map((deed) => [
  deed,
  sayings[deed].examples,
]);

/** A contact that says whose parent it was by no name: "ringede til mor, vi mødes i morgen". */
const ofNobody =
  /^(?:jeg |vi |i |we )?(?:har |har lige |lige |just |have |have just )?(?:ringede|ringet|skrev|skrevet|talte|talt|snakkede|snakket|fik fat|faaet fat|kontaktede|kontaktet|called|phoned|wrote|written|spoke|spoken|talked|contacted)(?: (?:til|med|i|paa|to|with))? (?:mor|far|moren|faren|foraeldrene|hjemmet|mother|father|the mother|the father|the parents|the home)(?: [\w]{1,30}){0,12}$/;

/** Nobody that a name could mean. */
const nobody: Resolved = { heard: '', choices: [] };

/**
 * What a message says was done about one pupil, and of a contact with whom and when; of a contact that names no
 * pupil, that it is about nobody known. A message with any word about absence is none: it is a note,
 * and must not be lost. O(length), plus name look-ups.
 */
export function deedIn(
  text: string,
  context: NoteContext,
): ({ deed: Deed; who: Resolved } & ContactTold) | undefined {
  const about = whoIn(text.replaceAll('’', "'"), context);
  if (!about) return undefined;
  const deed =
    about.who === nobody ? 'home' : deeds.find((one) => sayings[one].says.test(about.words));
  if (!deed) return undefined;
  const tokens = wordsOf(text, context);
  const said = { tokens, items: readItems(tokens, context) };
  if (tellsOfAbsence(said.items)) return undefined;
  const today = context.now.toPlainDate();
  const told = deed === 'home' ? contactTold(about.words, said, today) : {};
  const withPupil =
    deed === 'pupil' ? { ...contactTold(about.words, said, today), with: 'pupil' as const } : {};
  return { deed, who: about.who, ...told, ...withPupil };
}

/** The one pupil it names; nobody where it tells of a contact and names none. */
function whoIn(text: string, context: NoteContext): AboutPupil | undefined {
  const { words, who } = aboutPupils(text, context);
  const [only, another] = who;
  if (another) return undefined;
  if (only) return { words, who: only };
  return ofNobody.test(words) ? { words, who: nobody } : undefined;
}

/** Words of other things than absence, that a contact may well come with. */
const harmless: ReadonlySet<string> = new Set(['pronoun', 'status', 'planned', 'also']);

function tellsOfAbsence(items: readonly Item[]): boolean {
  return items.some((one) => one.is === 'lessons' || (one.is === 'cue' && !harmless.has(one.cue)));
}
