import { plain } from './plain.ts';
import { withoutSmallWords } from './smallWords.ts';

/** What is explained when somebody asks for it, with questions that ask for it; the tests read them. */
const topics = {
  unlawful: {
    asks: /^(?:(?:hvad er|hvad betyder|hvad vil det sige|hvad taeller som|hvornaar er (?:fravaer|det)|forklar) ulovligt(?: fravaer)?|(?:what is|what's|what does|explain|what counts as) (?:unlawful|unauthorised|unauthorized|illegal) absence(?: mean)?)$/,
    examples: [
      'hvad er ulovligt fravær?',
      'What is unlawful absence?',
      'hvad betyder ulovligt',
      'Hvad er ulovligt fravær egentlig?',
      'hvad er mon lige ulovligt fravær',
    ],
  },
  worrying: {
    asks: /^(?:(?:hvad er|hvad betyder|hvad taeller som|hvornaar er fravaer|forklar) bekymrende(?: fravaer)?|(?:what is|what's|explain|what counts as) (?:worrying|concerning) absence|when is absence (?:worrying|concerning))$/,
    examples: ['hvad er bekymrende fravær?', 'when is absence worrying?'],
  },
  leave: {
    asks: /^(?:(?:hvad er|hvad betyder|hvad taeller som|forklar) (?:ekstraordinaer frihed|lovligt fravaer|fri|ekstra fri)|hvem (?:giver|kan give) (?:ekstraordinaer frihed|fri)|(?:what is|what's|explain) (?:extraordinary leave|granted leave|leave|authorised absence|authorized absence)|who (?:grants|gives) leave)$/,
    examples: [
      'hvad er ekstraordinær frihed?',
      'what is extraordinary leave?',
      'what is granted leave?',
    ],
  },
  unexplained: {
    asks: /^(?:(?:hvad er|hvad betyder|forklar) (?:fravaer uden (?:grund|besked|oplyst grund)|mangler uden besked|uden besked|uden oplyst grund)|(?:what is|what's|explain) (?:unexplained absence|absence without (?:a )?reason))$/,
    examples: ['hvad betyder mangler uden besked?', 'What is unexplained absence?'],
  },
  told: {
    asks: /^(?:hvem (?:faar (?:det|noget|besked|en besked)(?: at vide)?|bliver (?:informeret|orienteret|kontaktet)|giver du besked|siger du det til|fortaeller du det til|skriver du til)(?: om (?:det|det her))?(?: (?:naar|hvis) (?:jeg|man|vi|nogen) (?:skriver|noterer|melder|registrerer)(?: \S{1,20}){0,6})?|(?:faar|hoerer) (?:foraeldrene|foraeldre|hjemmet|mor og far|lederen|ledelsen|andre|nogen) (?:det at vide|besked|noget at vide|om det)(?: (?:naar|hvis) (?:jeg|man|vi) (?:skriver|noterer|melder)(?: \S{1,20}){0,6})?|bliver (?:foraeldrene|hjemmet|lederen|ledelsen) (?:orienteret|informeret)|who (?:is told|is notified|will be told|will be notified|gets told|gets notified|gets to know|gets a message|do you tell)(?: about (?:it|this|that)| it)?(?: when (?:i|we|you) (?:write|note|report)(?: \S{1,20}){0,6})?|(?:are|will) (?:the |their )?(?:parents|leader|head)(?: be)? (?:told|notified)(?: about (?:it|this|that))?)$/,
    examples: [
      'hvem får det at vide?',
      'Who is told?',
      'får forældrene besked?',
      'hvem får besked, når jeg skriver Luna syg?',
      'who gets told about this?',
    ],
  },
  kept: {
    asks: /^(?:hvad (?:gemmer du|bliver gemt|gemmes der|husker du|ved du om mig|sker der med det jeg skriver)(?: om (?:mig|eleverne|os))?|gemmer du (?:det|mine beskeder|det jeg skriver|hvad jeg skriver)|what do you (?:store|keep|save|remember|know about me)(?: about (?:me|us|pupils))?|do you (?:store|keep|save) (?:it|this|my messages|what i write))$/,
    examples: ['hvad gemmer du?', 'What do you keep?', 'gemmer du det, jeg skriver?'],
  },
  howLong: {
    asks: /^(?:hvor laenge (?:gemmer|beholder|har) (?:du|i|man|vi|naervaer)(?: (?:det|det her|data|noget|mine beskeder|oplysningerne|fravaeret))?|hvor laenge (?:bliver|er) (?:det|det her|data|oplysningerne|fravaeret|noten) gemt|hvor laenge (?:gemmes|ligger) (?:det|det her|data|oplysningerne|fravaeret)(?: her)?|hvornaar (?:sletter (?:du|i|man)(?: det| data)?|bliver (?:det|data|fravaeret) slettet|slettes (?:det|data|fravaeret))|how long (?:do you|does it) (?:keep|store)(?: it| this| data)?|how long (?:is|are) (?:it|this|the data|data|notes) (?:kept|stored)|when (?:do you delete (?:it|this|data)|is it deleted))$/,
    examples: [
      'hvor længe bliver det gemt?',
      'How long do you keep it?',
      'hvor længe gemmer I det?',
    ],
  },
  sees: {
    asks: /^(?:hvem (?:kan|maa) (?:ogsaa )?(?:se|laese) (?:det|det her|det jeg skriver|min besked|mine noter|noten|noterne|sagen|fravaeret)|hvem (?:ser|laeser) (?:det|det her|med|det jeg skriver)|(?:kan|maa) (?:foraeldrene|foraeldre|mor og far|hjemmet|andre|lederen|ledelsen|kolleger|mine kolleger|eleven|eleverne|kommunen|alle) (?:ogsaa )?(?:se|laese) (?:det|det her|dette|med|noget|det jeg skriver|mine noter|fravaeret)|who (?:can|may) (?:see|read) (?:it|this|that|my notes|what i write|the case|the absence)|who (?:sees|reads) (?:it|this|that|what i write)|can (?:the )?(?:parents|others|leader|head|pupils|colleagues|everybody|everyone) (?:see|read) (?:it|this|that|my notes|what i write))$/,
    examples: [
      'hvem kan se det?',
      'who can see it?',
      'kan andre se det?',
      'kan forældrene se det her?',
    ],
  },
  caseWork: {
    asks: /^(?:(?:vis |se |aabn |find |show |open |see )?(?:sag|sagen|case|the case) (?:nr |nummer |number )?[a-z]{1,6} ?\d{4} ?\d{1,6}|(?:luk|afslut|genaabn|close|end|reopen) (?:sagen|sag|the case|case)(?: [a-z]{1,6} ?\d{4} ?\d{1,6})?|(?:aflys|flyt|udskyd|cancel|move|postpone) (?:moedet|det moede|the meeting))$/,
    examples: [
      'luk sagen',
      'sag LI-2026-0008',
      'aflys mødet',
      'close the case',
      'cancel the meeting',
    ],
  },
  noting: {
    asks: /^(?:hvordan (?:noterer|skriver|melder) (?:jeg|man|vi) (?:fravaer|en note)|how (?:do i|do you|to) (?:note|report|write) (?:an )?absence)$/,
    examples: ['Hvordan noterer jeg fravær?', 'How do I note absence?'],
  },
  fixing: {
    asks: /^(?:hvordan (?:retter|aendrer|rette|aendre) (?:jeg|man|vi|i) (?:en fejl|noget|det|det her|fravaer|en note|en notering|noget forkert)(?: igen)?|hvad (?:goer|skal) (?:jeg|man)(?: goere)? (?:hvis|naar) (?:jeg (?:har skrevet|skrev|har noteret|noterede) (?:noget )?forkert|det (?:er|blev) forkert)|kan (?:jeg|man) (?:rette|aendre) (?:det|en fejl|noget)(?: igen)?|how (?:do i|can i|do you|to) (?:fix|correct|change|edit) (?:a mistake|an error|it|this|something|a note|an absence|absence)|can i (?:fix|correct|change) (?:it|a mistake|a note))$/,
    examples: [
      'hvordan retter jeg en fejl?',
      'how do I fix a mistake?',
      'hvad gør jeg, hvis jeg har skrevet forkert?',
    ],
  },
  deleting: {
    asks: /^(?:hvordan (?:sletter|fjerner|fortryder|slette|fjerne|fortryde) (?:jeg|man|vi|i) (?:noget|det|det her|en note|en notering|fravaer|det igen|det sidste|en besked)(?: igen)?|kan (?:jeg|man) (?:slette|fortryde|fjerne) (?:det|noget|en note|en notering)(?: igen)?|how (?:do i|can i|do you|to) (?:delete|remove|undo|take back) (?:it|this|something|a note|an absence|absence|the last one)|can i (?:delete|undo|remove) (?:it|this|a note))$/,
    examples: [
      'hvordan sletter jeg noget?',
      'how do I delete a note?',
      'kan jeg fortryde det igen?',
    ],
  },
  register: {
    asks: /^(?:(?:skal|boer|behoever) (?:jeg|man|vi)(?: ogsaa| stadig| saa)? (?:skrive|notere|registrere|melde|foere|indberette|taste|saette)(?: det| det her| fravaeret| fravaer| dem| eleven)?(?: ogsaa| stadig)?(?: ind)? (?:i |paa |ind i |ind paa )?(?:aula|tabulex|ist|kmd|minuddannelse|protokollen|systemet|registret|registeret|fravaersregistret|skolens system|skolens register|det andet system|elevadministrationen)(?: ogsaa| bagefter| saa)?|(?:kommer|staar|ryger|havner) (?:det|fravaeret)(?: ogsaa)? (?:i |paa |ind i |ind paa )?(?:aula|tabulex|ist|kmd|minuddannelse|protokollen|systemet|registret|registeret|fravaersregistret|skolens system|skolens register|det andet system|elevadministrationen)|er det nok at (?:skrive|notere)(?: det)? (?:her|til dig)|do (?:i|we)(?: also| still)? (?:have to|need to) (?:write|note|register|enter|put|report) (?:it|this|absence|the absence) (?:in|into) (?:aula|the register|the system|the school's register)(?: too| as well| also)?|(?:is|does) (?:it|this|the absence) (?:in|go into|show up in|also in) (?:aula|the register)(?: too| as well)?)$/,
    examples: [
      'skal jeg også skrive det i Aula?',
      'do I have to write it in Aula too?',
      'kommer det i Aula?',
    ],
  },
  whyReason: {
    asks: /^(?:hvorfor (?:spoerger du|skal jeg svare|skal jeg (?:skrive|oplyse|angive)|vil du (?:vide|have))(?: hele tiden| altid)?(?: om| efter| paa)?(?: en| et)? ?(?:aarsag|aarsagen|grund|grunden)(?: til (?:fravaeret|fravaer))?|why (?:do you|must i|do i have to) (?:ask|need|want|give|write|know)(?: to know| for| about| me for)?(?: the| a)? reasons?(?: for absence)?)$/,
    examples: ['hvorfor spørger du om årsag?', 'why do you ask for a reason?'],
  },
  limits: {
    asks: /^(?:hvor (?:mange dage|mange sygedage|meget|meget fravaer|laenge) (?:maa|kan) (?:man|en elev|elever|eleven|eleverne|et barn|de|boern)(?: have| vaere| blive)?(?: (?:vaek|syg|syge|fravaerende|hjemme|fravaer))?(?: (?:foer|inden)(?: \S{1,14}){1,6})?|how (?:many days|much|long) (?:can|may) (?:a pupil|a child|pupils|you|one|they) be (?:absent|away|ill|off|missing)(?: before(?: \S{1,14}){1,6})?)$/,
    examples: ['hvor mange dage må man være væk?', 'how many days can a pupil be absent?'],
  },
} satisfies Readonly<Record<string, { asks: RegExp; examples: readonly string[] }>>;

export type Topic = keyof typeof topics;

const all = Object.keys(topics).filter(isTopic);

/** Questions by topic. */
export const topicExamples: readonly (readonly [Topic, readonly string[]])[] = all.map((topic) => [
  topic,
  topics[topic].examples,
]);

/** What a whole message asks to have explained. O(length). */
export function topicIn(text: string): Topic | undefined {
  if (text.length > 120) return undefined;
  const asked = withoutSmallWords(plain(text.replaceAll('’', "'")));
  return all.find((topic) => topics[topic].asks.test(asked));
}

function isTopic(topic: string): topic is Topic {
  return Object.hasOwn(topics, topic);
}
