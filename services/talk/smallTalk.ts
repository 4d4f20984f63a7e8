import { plainParts } from './plain.ts';

/** One kind of small talk: what a part of a message says when it is that, and examples of it. */
type Saying = {
  /** Matched with a whole part, folded and without marks. */
  says: RegExp;
  /** Emoji that say the same when a message has nothing else. */
  signs?: string;
  /** Whole messages that are this; the tests read them. */
  examples: readonly [string, string, ...string[]];
};

/** Every kind, the weightiest first: "hej, jeg er så træt" is about being tired. */
const sayings = {
  grief: {
    says: /^(?:(?:min|mit) (?:far|mor|kone|mand|kaereste|bror|soester|soen|datter|barn|ven|veninde|hund|kat) (?:er|blev) (?:lige )?(?:doed|gaaet bort)(?: i dag| i gaar| i nat)?|jeg (?:er i sorg|har mistet (?:min|mit) \w{1,12})|my (?:father|mother|mum|dad|wife|husband|partner|brother|sister|son|daughter|child|friend|dog|cat) (?:has )?(?:died|passed away)(?: today| yesterday)?|i (?:am grieving|have lost my \w{1,12}|lost my \w{1,12}))$/,
    examples: ['min mor er død', 'my father died', 'jeg er i sorg'],
  },
  private: {
    says: /^(?:(?:jeg (?:har |er )(?:lige |desvaerre )?(?:(?:faaet |blevet )?(?:konstateret|diagnosticeret(?: med)?|stillet en diagnose|faaet en diagnose)(?: \w{1,20}){0,3}|blevet (?:fyret|opsagt|skilt|forladt|indlagt|sygemeldt|gravid|afskediget)|mistet (?:jobbet|mit job))|(?:min|mit|vores) (?:datter|soen|barn|baby|ven|veninde|mormor|morfar|farmor|farfar|svigermor|svigerfar|forlovede|ekskone|eksmand) (?:er (?:blevet )?(?:indlagt|alvorligt syg|meget syg|paa hospitalet|paa sygehuset|kommet til skade|blevet mobbet)|har (?:\w{1,20} ?){1,4}|skal (?:opereres|indlaegges))|(?:min|mit) (?:mand|kone|kaereste) har forladt mig|vi skal skilles|vi venter (?:barn|os)|i(?: have|'ve| was| am|'m) (?:just |been ){0,2}(?:diagnosed(?: with)?|fired|sacked|laid off|made redundant|admitted(?: to hospital)?|getting a divorce)(?: \w{1,20}){0,3}|i(?: have|'ve)? (?:just )?lost my job|my (?:child|son|daughter|baby|friend|grandmother|grandfather|wife|husband) (?:is|has been|was) (?:admitted|in hospital|seriously ill|very ill|hospitalised|hospitalized|diagnosed)(?: \w{1,20}){0,3}|we are (?:getting divorced|separating|expecting))(?: i dag| i gaar| today| yesterday)?|(?:min|mit) (?:far|mor|kone|mand|kaereste|familie|bror|soester|hund|kat) (?:er|har|skal|blev)(?: \w{1,20}){1,4}|jeg (?:har (?:faaet )?(?:en )?(?:stress|angst|depression|kraeft|migraene|mistet \w{1,12}|mistet min \w{1,12})|er (?:gravid|sygemeldt med stress|doedssyg|alvorligt syg|blevet skilt|i sorg)|skal (?:opereres|skilles|til laegen|til begravelse))(?: i dag| i morgen)?|my (?:father|mother|mum|dad|wife|husband|partner|brother|sister|family|dog|cat) (?:is|has|died|was)(?: \w{1,20}){0,4}|i (?:have (?:anxiety|depression|cancer|stress|lost my \w{1,12})|am (?:pregnant|getting divorced|grieving|seriously ill)|am on sick leave with stress|need surgery))$/,
    examples: [
      'Min mor er alvorligt syg',
      'my mother is in hospital',
      'jeg er gravid',
      'Jeg har fået konstateret kræft',
      'min datter er indlagt',
      'jeg er blevet fyret',
      'I’ve been diagnosed with cancer',
      'I was fired today',
      'my son is in hospital',
    ],
  },
  ownAbsence: {
    says: /^(?:jeg (?:er|foeler mig|bliver|er nok) (?:desvaerre |selv )?(?:syg|sloej|daarlig|forkoelet|hjemme|sygemeldt)(?: i dag| i morgen| idag)?(?: saa jeg bliver hjemme| og bliver hjemme)?|jeg (?:melder mig|vil (?:gerne )?melde mig|skal melde mig) syg(?: i dag| i morgen)?|jeg (?:er|bliver) hjemme med (?:et )?sygt barn(?: i dag| i morgen)?|(?:min (?:soen|datter)|mit barn) (?:er (?:syg|sygt|sloej|sloejt)|har feber)(?: i dag| i morgen)?|barns (?:foerste|1) sygedag|jeg har (?:feber|influenza|ondt i (?:halsen|hovedet|maven)|barns (?:foerste|1) sygedag)|jeg kommer (?:lidt )?for sent(?: i dag| i morgen)?|jeg kommer ikke(?: paa arbejde)?(?: i dag| i morgen)?|i(?: am|'m) (?:ill|sick|unwell|off sick|at home)(?: today| tomorrow)?|i am calling in sick(?: today)?|i (?:have a|have) (?:fever|flu|cold)|i (?:will be|am running) late(?: today| tomorrow)?|my (?:child|son|daughter) (?:is (?:ill|sick)|has a fever)(?: today| tomorrow)?|i(?: am|'m) not coming in(?: today| tomorrow)?)$/,
    examples: ['jeg er syg i dag', 'I am ill today', 'jeg melder mig syg', 'Mit barn er sygt'],
  },
  exhausted: {
    says: /^(?:(?:nu )?(?:kan jeg|jeg kan) (?:bare )?ikke (?:mere|klare mere|klare det(?: mere)?|holde til det)|jeg (?:orker|magter|klarer|kan) (?:bare |simpelthen )?ikke (?:mere|det her|det mere|mere af det her)|jeg giver op|jeg er (?:helt )?(?:faerdig|nede|slidt op|udbraendt|knaekket|udmattet|udkoert|smadret|koert ned|braendt ud)(?: i dag)?|i can(?:'t| not|not) (?:do this|take it|take this|go on)(?: any ?more| any longer)?|i give up|i(?: am|'m) (?:so |completely |totally |just )?(?:(?:burnt|burned|worn) out|exhausted|drained|done in|at my limit)(?: today)?|i (?:can(?:'t|not|not)|can not) cope(?: any ?more| with this)?)$/,
    examples: [
      'Jeg kan ikke mere',
      'I can’t take it any more',
      'jeg giver op',
      'jeg orker ikke mere',
      'I’m exhausted',
      'I can’t cope',
    ],
  },
  tired: {
    says: /^(?:(?:nej )?(?:hvor )?(?:er jeg|jeg er|er) (?:bare )?(?:saa |meget |virkelig |simpelthen saa |rigtig |lidt )?traet(?: af (?:det her|det hele|alt det her|det|fravaer))?(?: i dag)?|i(?: am|'m) (?:so |very |really )?(?:tired|fed up)(?: of this| of it| of it all| with this)?(?: today)?)$/,
    signs: '😴🥱😩😫',
    examples: ['jeg er så træt af det her', 'I am so tired of this', 'er så træt'],
  },
  upset: {
    says: /^(?:jeg har (?:haft )?(?:en |et )?(?:rigtig |virkelig )?(?:daarlig|haard|dum|forfaerdelig|elendig|traels|skidt|skraekkelig|slem) (?:dag|morgen|uge|nat|tid|formiddag)|det har vaeret (?:en )?(?:daarlig|haard|forfaerdelig|elendig|traels|lang) (?:dag|morgen|uge)|sikke en (?:dag|morgen|uge)|i(?:'ve had|'m having| had| am having| have had| have) (?:a |an )?(?:terrible|bad|awful|horrible|rough|hard|tough|dreadful) (?:day|morning|week|night|time)(?: today)?|what a (?:terrible |bad |awful )?(?:day|morning|week)|(?:jeg har det|jeg foeler mig) (?:\w{1,10} )?(?:elendigt|forfaerdeligt|ad helvede til|trist|nede|rigtig daarligt|psykisk daarligt|alene|ensom)|i feel (?:so |really |just )?(?:awful|terrible|horrible|sad|low|down|miserable|lonely|dreadful)|jeg er (?:saa |meget |virkelig |lidt )?(?:ked af det|ked af det hele|trist|vred|frustreret|gal|rystet|bange|nedtrykt|utilpas)|i(?: am|'m) (?:so |very |really |a bit )?(?:sad|upset|angry|frustrated|scared|heartbroken|down|shaken)|jeg har (?:haft )?en (?:rigtig )?(?:daarlig|haard|dum) dag|det er (?:saa )?(?:haardt|svaert|trist)|this is (?:so )?(?:hard|sad))(?: i dag| idag| today| lige nu| right now)?$/,
    signs: '😢😭😞😔😡',
    examples: [
      'Jeg er ked af det',
      'I am so upset',
      'det er så hårdt',
      'jeg er ked af det i dag',
      'I feel awful today',
      'I had a terrible morning',
      'Sikke en dag',
      'jeg har haft en elendig morgen',
    ],
  },
  busy: {
    says: /^(?:jeg (?:har (?:saa |meget |alt for )?travlt|naar det ikke|naar det hele ikke|har (?:alt )?for meget at lave|er (?:saa )?stresset)|i(?: am|'m) (?:so |very |too )?(?:busy|stressed)|i have (?:far )?too much to do)$/,
    examples: ['jeg har så travlt', 'I am so busy'],
  },
  annoyed: {
    says: /^(?:(?:det|det her|dette|this|it|that) (?:er|is|'s) (?:altsaa |bare |da |jo |virkelig |simpelthen |so |just |really |completely |totally )?(?:noget |en gang |et |a load of |a )?(?:moeg|lort|pjat|vroevl|skrammel|pis|bras|rod|ubrugeligt|elendigt|haabloest|traels|irriterende|latterligt|for dumt|spild af tid|useless|rubbish|stupid|hopeless|annoying|ridiculous|crap|nonsense|terrible|waste of time|joke)(?: det her| her)?|(?:du er|sikke|hvor er du|you(?: are|'re)|what) (?:en|a|an) (?:\w{1,14} )?(?:robot|bot|maskine|program|computer|machine|thing)|(?:daarlig|dum|elendig|traels|ubrugelig|useless|terrible|hopeless|bad|dumb) (?:bot|robot|maskine|machine)|(?:jeg hader|i hate) (?:dig|det her|det|you|this|this bot)|du er (?:altsaa |bare |virkelig |saa )?(?:dum|irriterende|ubrugelig|elendig|haabloes|umulig|traels)|du duer ikke|du dur ikke|dumme (?:bot|robot|maskine)|lorte ?bot|det virker ikke|du irriterer mig|hvor er du (?:dum|irriterende)|you(?: are|'re) (?:so |really )?(?:stupid|useless|annoying|hopeless|terrible)|stupid (?:bot|machine)|bad bot|this does(?: not|n't) work)$/,
    signs: '👎🖕🤬',
    examples: [
      'du er dum',
      'you are useless',
      'det virker ikke!',
      'det er noget møg det her',
      'du er en træls robot',
      'this is useless',
      'I hate this',
    ],
  },
  misunderstood: {
    says: /^(?:du (?:forstaar|forstod) (?:mig |det )?ikke(?: det| mig)?|det var ikke (?:det jeg mente|saadan ment)|du tager fejl|you do(?: not|n't) understand(?: me)?|that(?: is|'s) not what i meant|you(?: are|'re) wrong)$/,
    examples: ['du forstår mig ikke', 'that is not what I meant'],
  },
  swearing: {
    says: /^(?:for (?:fanden|helvede|pokker|soeren|katten)|fandens|lort|pis|pokkers|satans|oev|damn(?: it)?|shit|bloody hell|oh no)$/,
    examples: ['For pokker!', 'damn it'],
  },
  sorry: {
    says: /^(?:(?:hov |ups )?(?:undskyld|beklager|det beklager jeg|det maa du undskylde|undskyld mig)|ups|hov|(?:oops )?(?:i am |i'm |so )?sorry(?: about that)?|my mistake|my bad|oops)$/,
    examples: ['Undskyld', 'sorry about that', 'ups!'],
  },
  areYouHuman: {
    says: /^(?:er du (?:et menneske|en (?:robot|maskine|bot|computer)|rigtig|levende|en ai|ai|chatgpt|kunstig intelligens)|are you (?:a |an )?(?:human|robot|person|bot|machine|real|ai|chatgpt))$/,
    examples: ['er du et menneske?', 'Are you a robot?'],
  },
  whoAreYou: {
    says: /^(?:hvem er du|hvad er du(?: for en)?|hvad hedder du|who are you|what are you|what(?: is|'s) your name)$/,
    examples: ['Hvem er du?', 'who are you?'],
  },
  areYouThere: {
    says: /^(?:er du der|er der nogen|hoerer du mig|are you there|anybody there|anyone there|can you hear me)$/,
    examples: ['er du der?', 'Are you there?'],
  },
  whatDoing: {
    says: /^(?:hvad laver du|hvad har du gang i|what are you doing|what(?: is|'s) up|whats up)$/,
    examples: ['Hvad laver du?', 'what are you doing?'],
  },
  howAreYou: {
    says: /^(?:hvordan (?:gaar det|har du det)(?: med dig)?(?: i dag)?|gaar det godt|how are (?:you|things)(?: doing)?(?: today)?)$/,
    examples: ['hvordan går det?', 'How are you?'],
  },
  joke: {
    says: /^(?:fortael (?:mig )?(?:en )?(?:vits|joke|vittighed)|kender du en (?:vits|joke)|tell me a joke|do you know a joke)$/,
    examples: ['Fortæl en vits', 'tell me a joke'],
  },
  love: {
    says: /^(?:jeg (?:elsker|holder af|er vild med) dig|i (?:love|like) (?:you|this))$/,
    signs: '❤️😍🥰💕💙💚',
    examples: ['jeg elsker dig', 'I love you', '❤️'],
  },
  praise: {
    says: /^(?:(?:hvor er du |du er (?:bare |virkelig |saa )?)(?:god|dygtig|sej|fantastisk|skoen|smart|hjaelpsom|en skat|en stjerne|genial|soed)|(?:godt|flot|super) (?:gaaet|klaret|arbejde)|sejt|fedt|mega ?fedt|hvor fedt|laekkert|skoent|genialt|smart|dejligt|hvor dejligt|sikke smart|(?:det|det her|du) (?:er|var) (?:bare |virkelig |rigtig |saa |super |mega )?(?:fedt|smart|laekkert|nemt|dejligt|genialt|rart|godt lavet|hjaelpsomt)|det virker (?:bare |super |rigtig )?godt|god bot|(?:this|that|it) (?:is|was|'s) (?:so |really |very )?(?:great|brilliant|helpful|awesome|fantastic|easy|nice|useful)|love it|fantastic|lovely|wonderful|sweet|you(?: are|'re) (?:so |really |very )?(?:great|good|clever|helpful|amazing|wonderful|smart)|well done|good (?:bot|job|work)|great (?:job|work)|nice(?: one| work)?|awesome|brilliant)$/,
    signs: '🎉👏🙌💪⭐',
    examples: [
      'Hvor er du dygtig!',
      'well done',
      'godt gået',
      'fedt',
      'det er bare smart',
      'this is great',
      'love it',
      '👏',
    ],
  },
  youreWelcome: {
    says: /^(?:selv tak|velbekomme|det var saa lidt|you(?: are|'re) welcome|no problem|my pleasure)$/,
    examples: ['Selv tak', 'you’re welcome'],
  },
  thanks: {
    says: /^(?:(?:ok |okay |super |fint |perfekt )?(?:mange |tusind |1000 )?tak(?:ker)?(?: (?:skal (?:du|i) (?:have|ha|hav)|for (?:hjaelpen|det|det hele|din hjaelp|jeres hjaelp|i dag|nu|svar|svaret|hurtigt svar|alt|paamindelsen|denne gang)|du|alle|til alle|alle sammen|til jer(?: alle)?|til dig|igen|mange gange|herfra|fordi du \w{1,12}(?: \w{1,12}){0,2}))?|taksmange|(?:det var |hvor )(?:paent|soedt|rart|venligt) af dig|(?:ok |okay |great )?(?:many )?(?:thanks|thank you|thx|cheers)(?: (?:a lot|so much|very much|again|all|everyone|everybody|a million|a bunch|for (?:that|the help|your help|everything|today|now|the reminder)))?|much appreciated|(?:i )?appreciate (?:it|that|you)|ta)$/,
    signs: '🙏',
    examples: [
      'Tak for hjælpen!',
      'thank you so much',
      'tusind tak',
      'tak skal du ha',
      'tak til alle',
      'thanks everyone',
      'much appreciated',
      '🙏',
    ],
  },
  laugh: {
    says: /^(?:(?:ha|he|hi){2,6}|lol|hehe|hahaha|lmao)$/,
    signs: '😂🤣😆😅',
    examples: ['haha', 'lol', '😂'],
  },
  yesPlease: {
    says: /^(?:ja tak|jo tak|ja meget gerne|meget gerne|gerne|det maa du gerne|yes please|yes thank you|please do|that would be (?:nice|great|lovely))$/,
    examples: ['ja tak', 'yes please', 'meget gerne'],
  },
  noThanks: {
    says: /^(?:(?:nej|naa|ellers|ikke nu) (?:ellers )?(?:mange )?tak|nej det er (?:fint|i orden|ikke noedvendigt)|no (?:thanks|thank you|need|it(?: is|'s) fine)|not now(?: thanks)?)$/,
    examples: ['nej tak', 'no thanks', 'ellers tak'],
  },
  okay: {
    says: /^(?:ok|okay|okey|oki|fint|super|perfekt|alt i orden|den er god|det er fint|det er godt|modtaget|forstaaet|all right|alright|got it|understood|great|perfect|fine|cool)$/,
    signs: '👍👌✅✔️',
    examples: ['Den er god', 'got it', '👍', '👍🏽'],
  },
  smile: {
    says: /^(?:smil|smiler)$/,
    signs: '🙂😊😀😃😄😁😉🤗😎☺️',
    examples: ['😊', '🙂🙂'],
  },
  goodNight: {
    says: /^(?:god ?nat|sov godt|good ?night|sleep well)$/,
    examples: ['Godnat', 'good night'],
  },
  weekend: {
    says: /^(?:(?:rigtig |hav en |ha en )?god weekend|(?:have a )?(?:nice|good|great|lovely|happy) weekend)(?: (?:til (?:dig|jer|alle)(?: alle| alle sammen)?|alle|alle sammen|allesammen|everyone|everybody|all|to you|to all|naervaer))?$/,
    examples: [
      'God weekend!',
      'have a nice weekend',
      'god weekend alle',
      'have a good weekend everyone',
    ],
  },
  holiday: {
    says: /^(?:(?:rigtig |hav en )?god (?:ferie|jul|paaske|sommer|sommerferie|efteraarsferie|vinterferie|juleferie)|glaedelig jul|godt nytaar|(?:merry|happy) (?:christmas|holidays|new year|easter)|(?:have a )?(?:nice|good|great|happy) (?:holiday|holidays|summer|break))(?: (?:til (?:dig|jer|alle)(?: alle| alle sammen)?|alle|alle sammen|allesammen|everyone|everybody|all|to you|to all|naervaer))?$/,
    signs: '🎄🎅',
    examples: [
      'god ferie',
      'Happy holidays!',
      'Glædelig jul',
      'glædelig jul til jer alle',
      'happy new year everyone',
    ],
  },
  bye: {
    says: /^(?:farvel|hej ?hej|vi ses(?: i morgen| senere)?|vi tales ved|ses|(?:hav|ha) en (?:rigtig )?(?:god|dejlig|fin) (?:dag|aften|eftermiddag)|god dag|(?:fortsat )?god (?:dag|arbejdslyst)|god fornoejelse|held og lykke|good luck|ha det(?: godt)?|bye(?: bye)?|good ?bye|see you(?: tomorrow| later)?|have a (?:nice|good|great|lovely) (?:day|evening|afternoon|one))(?: (?:til (?:dig|jer|alle)(?: alle| alle sammen)?|alle|alle sammen|allesammen|everyone|everybody|all|to you|to all|naervaer))?$/,
    examples: [
      'Farvel',
      'see you tomorrow',
      'vi ses i morgen',
      'hav en god dag alle',
      'have a good day everyone',
    ],
  },
  testing: {
    says: /^(?:test(?: test)?|tester|testing|proeve|en proeve|just testing|jeg tester bare)$/,
    examples: ['test', 'Just testing', 'jeg tester bare'],
  },
  goodMorning: {
    says: /^(?:god ?morgen|morn|(?:good )?morning)(?: (?:naervaer|til (?:jer )?alle|alle|alle sammen|allesammen|all|everyone|everybody))?$/,
    examples: ['Godmorgen', 'good morning', 'god morgen alle sammen', 'morning all'],
  },
  goodDay: {
    says: /^(?:goddag|god ?(?:formiddag|eftermiddag|aften)|good (?:afternoon|evening|day))(?: (?:naervaer|til (?:jer )?alle|alle|alle sammen|allesammen|all|everyone|everybody))?$/,
    examples: ['God eftermiddag', 'good afternoon'],
  },
  greeting: {
    says: /^(?:hej|hejsa|hejmeddig|hej med dig|halli|hallo|halloej|hey|hi|hello|dav|davs|mojn|heya|howdy)(?: (?:naervaer|igen|der|med dig|du|there|again|med jer|(?:til (?:jer )?)?alle|(?:til (?:jer )?)?alle sammen|allesammen|all|everyone|everybody))?$/,
    signs: '👋',
    examples: ['hej', 'hej alle', 'hi everyone', 'Hi there', 'Hejsa!', 'hello', '👋'],
  },
} satisfies Readonly<Record<string, Saying>>;

export type SmallTalk = keyof typeof sayings;

const kinds: readonly [SmallTalk, Saying][] = Object.keys(sayings)
  .filter(isKind)
  .map((kind) => [kind, sayings[kind]]);

/** What people's whole messages show, by kind; for the tests and the page of all cards. */
export const smallTalkExamples: readonly (readonly [SmallTalk, readonly string[]])[] = kinds.map(
  ([kind, { examples }]) => [kind, examples],
);

/** Longer than any small talk: what is longer is not looked at. */
const longest = 120;

/**
 * The small talk that a whole message is, the weightiest part of it; undefined if any part is something else,
 * so that no note is lost. O(length × kinds), for at most 120 characters.
 */
export function smallTalkIn(text: string): SmallTalk | undefined {
  if (text.length > longest) return undefined;
  const parts = plainParts(text.replaceAll('’', "'"));
  if (parts.length === 0) return signIn(text);
  const found = parts.map((part) => kinds.findIndex(([, { says }]) => says.test(part)));
  return found.includes(-1) ? undefined : kinds[Math.min(...found)]?.[0];
}

/** Marks that follow an emoji and change its look only. */
const looks = /[\u{1F3FB}-\u{1F3FF}\s]|\uFE0F|\u200D/gu;

/** A message of emoji alone, all of one kind. */
function signIn(text: string): SmallTalk | undefined {
  const signs = [...text.replace(looks, '')];
  const [first] = signs;
  if (first === undefined) return undefined;
  return kinds.find(([, one]) => {
    const known = new Set([...(one.signs ?? '').replace(looks, '')]);
    return signs.every((sign) => known.has(sign));
  })?.[0];
}

/** Whether it is about the writer's own life, so that it answers no question about a pupil. */
export function isOwnLife(kind: SmallTalk): boolean {
  return ['grief', 'private', 'ownAbsence', 'exhausted', 'tired', 'upset'].includes(kind);
}

function isKind(kind: string): kind is SmallTalk {
  return Object.hasOwn(sayings, kind);
}
