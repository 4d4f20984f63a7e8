/** Words that a message about a contact opens with, and that stand between what was done and with whom. */
const around: ReadonlySet<string> = new Set(
  `i dag gaar forgaars morges formiddags eftermiddags aftes mandags tirsdags onsdags torsdags fredags today yesterday
   this morning last night jeg vi we har have lige netop nu endelig igen ogsaa just finally now again also`.split(
    /\s+/,
  ),
);
const between: ReadonlySet<string> = new Set([
  ...around,
  ...'til med hos paa aula telefon en besked mail sms to for with of op on the phone'.split(' '),
]);

/** A contact, as what somebody did. */
const spoke =
  /^(?:ringede|ringet|skrev|skrevet|talte|talt|snakkede|snakket|fik fat|faaet fat|kontaktede|kontaktet|moedtes|moedte|moedt|mailede|mailet|smsede|smset|(?:skrev|skrevet|sendte|sendt) (?:en )?(?:besked|mail|sms)|(?:talte|talt|snakkede|snakket) i telefon|(?:holdt|havde|haft) (?:et |en )?(?:god |kort |lang |godt |kort |langt )?(?:moede|samtale|snak|kontakt|telefonsamtale|telefonmoede)|(?:var|vaeret) i kontakt|called|phoned|rang|rung|wrote|written|emailed|texted|messaged|spoke|spoken|talked|contacted|got hold|got through|met|had a (?:good |short |long )?(?:meeting|talk|chat|word|call|phone call)|(?:spoke|spoken|talked) on the phone)(?= )/;

/** A contact as its name alone, as people note what was done. */
const talk =
  /^(?:en |et |a )?(?:telefonsamtale|samtale|snak|moede|telefonmoede|elevsamtale|kontakt|meeting|talk|chat|call|phone call)(?= )/;

/** To see a pupil at home. */
const visit =
  /^(?:besoegte|besoegt|visited|(?:(?:var|vaeret|was|been) (?:paa|on) (?:a )?)?(?:hjemmebesoeg|home visit))(?= )/;

const kin =
  /^(?:mor|far|mors|moder|fader|foraeldre|familie|hjem|stedmor|stedfar|papmor|papfar|plejemor|plejefar|plejeforaeldre|vaerge|mother|father|mum|mom|dad|parents|family|guardian|guardians|home)(?= |$)/;

/** Others round a pupil, with whom a talk is none with the pupil. */
const others =
  /^(?:laerer|klasselaerer|kontaktlaerer|paedagog|bror|soester|soeskende|ven|venner|veninde|kammerat|klasse|laege|psykolog|socialraadgiver|sagsbehandler|kontaktperson|bedstemor|bedstefar|bedsteforaeldre|teacher|brother|sister|friend|friends|class|doctor|psychologist|social|grandmother|grandfather|grandparents)(?= |$)/;

/** The home, by no name. */
const home =
  /^(?:(?:hans |hendes |the |his |her )?(?:mor|far|moren|faren|foraeldre|foraeldrene|familien|hjemmet|mother|father|mum|mom|dad|parents|family|home)|hjem)(?= |$)/;

/** Between the home and whose it is; nothing, where a mark stood. */
const whose = /^(?:(?:til|for|om|ang|angaaende|vedr|vedroerende|of|to|about|re) )?@/;

/** A word of what is still to come, which a contact's name alone does not tell from one that was. */
const ahead = /\b(?:i morgen|naeste|kl|skal|boer|hvornaar|tomorrow|next)\b/;

/** To try to reach somebody. */
const tried =
  /^(?:kan (?:stadig |bare )?ikke (?:faa fat|komme i kontakt)|kunne ikke (?:faa fat|komme i kontakt)|faar (?:stadig )?ikke fat|(?:lagde|lagt) (?:en )?besked|(?:left|leaving) (?:a )?(?:voicemail|message|note)|(?:can't|cannot|can not|unable to|am unable to) (?:reach|get hold|contact)|(?:proevede|proevet|forsoegte|forsoegt) (?:at )?(?:ringe|kontakte|skrive|tale|snakke|faa fat)|fik ikke fat|ikke faaet fat|(?:tried|been trying) (?:to (?:call|phone|ring|reach|contact|get hold)|calling|phoning|ringing|reaching|contacting)|could not (?:reach|get hold)|couldn't (?:reach|get hold)|did not (?:reach|get hold)|didn't (?:reach|get hold))(?= )/;

/** Nobody was spoken with. */
const inVain =
  /\b(?:uden svar|(?:intet|ingen|ikke|no) (?:svar|svarede|kontakt|answer|reply)|svarede ikke|svarer ikke|(?:tog|tager) (?:den |telefonen )?ikke|(?:tog|tager) ikke telefonen|fik ikke fat|telefonsvarer|voicemail|did not answer|didn't answer|(?:svarer|svarede|har) (?:stadig |altsaa )?ikke (?:svaret|telefonen|tilbage)?|svarer stadig ikke|(?:ringer|vender) ikke tilbage|er ikke til at (?:faa fat|traeffe)|(?:doesn't|does not|isn't|is not|won't|hasn't|has not|still not) (?:answer|answering|answered|pick up|picked up|picking up|reply|replying|replied)|didn't (?:pick up|reply))\b/;

/** Somebody at home, as who called, or who does not answer: "@ mor ringede", "mor til @ svarer ikke". */
const homeFirst =
  /^(?:(?:@(?: s)? (?<kin>mor|far|mors|forael\w{2,5}|stedmor|stedfar|plejemor|plejefar|vaerge|mother|father|mum|mom|dad|parents|guardian))|(?<home>mor|far|moren|faren|foraeldrene|hjemmet|mum|mom|dad|the mother|the father|the parents)(?<whose> (?:til|for|of) @)?)(?= )/;

/** What they did to reach the school. */
const called =
  /^(?:(?:har|have|has) )?(?:(?:lige|netop|just|now|nu|selv) )?(?:ringede|ringet|skrev|skrevet|kontaktede|kontaktet|mailede|smsede|henvendte sig|called|rang|phoned|wrote|written|emailed|texted|messaged)(?= |$)/;

/** That they cannot be reached, right after who. */
const silent =
  /^(?:svarer|svarede|tager|tog|ringer|vender|har|er|doesn't|does|isn't|is|won't|hasn't|has|did|didn't|still)(?= )/;

/** A contact that words tell of: with a home or with the pupil, by the pupil's name or by none. */
export type ContactSaid = {
  deed: 'home' | 'pupil';
  isNamed: boolean;
  /** Only tried: nobody was spoken with, so it does not count as one. */
  isInVain: boolean;
  /** That "hjemme" says where, and not that the pupil is away. */
  isVisit: boolean;
};

/**
 * Reads a contact of words as `aboutPupil` gives them, piece by piece: "i gaar talte jeg med @ far vi moedes paa
 * mandag", "@ ringede til mor". O(length).
 */
export function contactSaid(words: string): ContactSaid | undefined {
  const isFirst = words.startsWith('@ ');
  const said = without(isFirst ? words.slice(2) : words, around);
  const attempt = after(said, tried);
  const seen = after(said, visit);
  const done =
    attempt ?? after(said, spoke) ?? seen ?? (ahead.test(said) ? undefined : after(said, talk));
  if (done === undefined) return undefined;
  const isVisit = seen !== undefined;
  const whom = withWhom(without(done, between), isFirst);
  if (!whom) return undefined;
  const isInVain = attempt !== undefined || inVain.test(words);
  return { ...whom, ...(isVisit ? { deed: 'home' as const } : {}), isInVain, isVisit };
}

/**
 * Reads a contact that came from the home, or that it does not answer. O(length).
 * @param words as `aboutPupil` gives them
 */
export function homeSaid(words: string): ContactSaid | undefined {
  const said = without(words, around);
  const found = homeFirst.exec(said);
  if (!found) return undefined;
  const rest = said.slice(found[0].length).trimStart();
  const isInVain = silent.test(rest) && inVain.test(first(rest, 6));
  if (!isInVain && !called.test(rest)) return undefined;
  const { kin: named, whose: after } = found.groups ?? {};
  const isNamed = named !== undefined || after !== undefined || about.test(rest);
  return { deed: 'home', isNamed, isInVain, isVisit: false };
}

const about = /\b(?:om|ang|angaaende|vedr|about|re) @/;

/** The first words of a text. */
function first(words: string, count: number): string {
  return words.split(' ').slice(0, count).join(' ');
}

function withWhom(
  rest: string,
  isFirst: boolean,
): Pick<ContactSaid, 'deed' | 'isNamed'> | undefined {
  const theirs = after(rest, /^@(?: s)?(?= |$)/);
  if (theirs !== undefined && others.test(theirs)) return undefined;
  if (theirs !== undefined) return { deed: kin.test(theirs) ? 'home' : 'pupil', isNamed: true };
  const atHome = after(rest, home);
  if (atHome === undefined) return undefined;
  return { deed: 'home', isNamed: isFirst || whose.test(atHome) };
}

/** What follows, if it begins so. */
function after(words: string, begins: RegExp): string | undefined {
  const found = begins.exec(words);
  return found ? words.slice(found[0].length).trimStart() : undefined;
}

function without(words: string, those: ReadonlySet<string>): string {
  const all = words.split(' ');
  const from = all.findIndex((one) => !those.has(one));
  return from < 0 ? '' : all.slice(from).join(' ');
}
