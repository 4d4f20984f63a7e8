/** What is grave enough that people must act, and no bot. */
export type GraveKind = 'violence' | 'suicide' | 'ownDanger' | 'death' | 'bereavement';

/**
 * How it is said: matched anywhere in a part of a message, where pupils are "PUPIL", kin "KIN", whose they are
 * "THEIR", the writer's own "MY", and who is harmed or dies "THEM".
 */
export type GraveSaying = {
  kind: GraveKind;
  says: RegExp;
  /** Whole messages that say it, with Loke as the pupil; the tests read them. */
  examples: readonly [string, ...string[]];
};

/** Marks on a body, which an accident explains. */
export const marks =
  /\b(?:blaa maerker|bruises|blaat oeje|blaa oejne|black eyes?|(?:maerker|marks) (?:paa|on|around|omkring) (?:\w{1,30} )?(?:halsen|kroppen|ryggen|armene|neck|body|back|arms))\b/;

/** The first that fits holds: whose death it is comes before how. */
export const graveSayings: readonly GraveSaying[] = [
  {
    kind: 'ownDanger',
    says: /^(?:\w{1,30} ){0,2}(?:jeg|i|i'm) (?:\w{1,30} ){0,3}?(?:doe\b(?! af\b)|ikke (?:\w{1,30} ){0,1}leve\b|selvmord\w{0,30}|selvmordstruet|tage (?:livet af mig|mit (?:eget )?liv)|to die\b|suicid\w{0,30}|kill(?:ing)? myself|tak(?:e|ing) my (?:own )?life|end(?:ing)? my (?:own )?life|to live(?: anymore| any more)?$)/,
    examples: [
      'jeg vil bare dø',
      'jeg vil ikke leve mere',
      'jeg har selvmordstanker',
      'I want to die',
      'I am thinking of killing myself',
    ],
  },
  {
    kind: 'ownDanger',
    says: /\bMY (?:\w{1,30} ){1,3}(?:slaar|slog|banker|taesker|truer|voldtog|voldtager|kvaeler|hits?|beats?|abuses|threatens|rapes) (?:mig|me)\b|\b(?:jeg|i) (?:bliver|er|blev|am|was|get) (?:\w{1,30} ){0,2}(?:slaaet|mishandlet|voldtaget|misbrugt|udsat for (?:vold|overgreb)|beaten|abused|raped)\b/,
    examples: ['min mand slår mig', 'my husband hits me', 'jeg bliver slået derhjemme'],
  },
  {
    kind: 'bereavement',
    says: /\b(?:THEIR|PUPIL|til|of) (?:\w{1,30} ){0,2}KIN (?:\w{1,30} ){0,4}?(?:doed(?! traet)|doede|doer|doeende|doeden|gaaet bort|gik bort|omkommet|omkom|draebt|died|dead|dying|passed away|killed|begik selvmord|begaaet selvmord|selvmord|committed suicide|suicide|(?:tog|taget|took|taken) (?:THEIR|sit|his|her) (?:eget |own )?(?:liv|life)|livet af sig)\b/,
    examples: [
      'Lokes mor er død',
      'Lokes farfar døde i nat',
      'Loke har fri, hans far er desværre gået bort',
      'Lokes far har taget sit eget liv',
      'Lokes far har begået selvmord',
      'Loke’s father has died',
      'Loke is away, his grandmother passed away last night',
    ],
  },
  {
    kind: 'bereavement',
    says: /\b(?:mistet|mistede|lost|mister) (?:THEIR|en|a|begge|both) (?:\w{1,30} ){0,2}KIN\b|\b(?:doedsfald|doedsfaldet) (?:\w{1,30} ){0,3}(?:familie|familien|THEIR|PUPIL)|\bfamilie\w{0,30} (?:\w{1,30} ){0,4}doedsfald|\bdoedsfald\b|\bdeath in (?:the|THEIR) (?:\w{1,30} )?family\b|\bbereave\w{0,30}/,
    examples: [
      'Loke har mistet sin mor',
      'der har været dødsfald i Lokes familie',
      'Loke has lost his father',
      'there has been a death in the family, so Loke is at home',
    ],
  },
  {
    kind: 'death',
    says: /\b(?:PUPIL|THEM|han|hun|he|she) (?:(?:desvaerre|lige|nu|nok|sadly|just|sorry to say|i \w{1,30}|pludselig) ){0,2}(?:er|blev|is|was|har|has|been|meldt) (?:\w{1,30} ){0,3}?(?:doed(?! (?:traet|syg|sej|god|irriterende|sjov|flov|kedelig))|gaaet bort|afgaaet ved doeden|omkommet|draebt|mistet livet|dead|died|passed away|killed|begaaet selvmord|committed suicide|taget (?:THEIR|sit) (?:eget )?liv|taken (?:THEIR|his|her) (?:own )?life|taget livet af sig)\b/,
    examples: [
      'Loke er desværre død',
      'Loke er gået bort',
      'en elev er død',
      'Loke har taget sit eget liv',
      'Loke has died',
      'Loke is dead',
      'Loke blev dræbt i trafikken',
    ],
  },
  {
    kind: 'death',
    says: /\b(?:fandt|fundet|found) (?:\w{1,30} ){0,3}?(?:doed|dead)\b|\b(?:PUPIL|THEM|han|hun|he|she) (?:(?:desvaerre|lige|nu|nok|sadly|just|sorry to say|i \w{1,30}|pludselig) ){0,2}(?:doede|died|omkom|mistede livet|gik bort|sov ind|lost (?:THEIR|his|her) life|passed away|begik selvmord|committed suicide)\b/,
    examples: [
      'Loke døde i weekenden',
      'Loke died last night',
      'Loke mistede livet i går',
      'de fandt Loke død i morges',
    ],
  },
  {
    kind: 'suicide',
    says: /\b(?:selvmord\w{0,30}|selvskad\w{0,30}|suicid\w{0,30}|selfharm\w{0,30}|self harm\w{0,30}|livstraet|livslede|overdosis|overdos\w{1,30})\b/,
    examples: [
      'Loke har selvmordstanker',
      'Loke har forsøgt selvmord',
      'Loke selvskader',
      'Loke is suicidal',
      'Loke is self-harming',
    ],
  },
  {
    kind: 'suicide',
    says: /\b(?:tage|tager|taget|tog) (?:THEIR|sit|hendes|deres) (?:eget )?liv\b|\blivet af (?:sig|dem) ?(?:selv)?\b|\bende paa (?:det hele|THEIR liv|livet)\b|\bhaeng(?:e|t|er) sig\b|\b(?:slaa|slaaet|skyde|skudt|draebe) sig selv\b|\b(?:PUPIL|han|hun|hen) (?:\w{1,30} )?cutter\b|\b(?:livet|life) (?:\w{1,30} )?(?:er|is|isn't|isnt|not) (?:\w{1,30} )?(?:vaerd|worth)\b|\b(?:take|taking|takes|took|end|ending|ends) (?:THEIR|his|her) (?:own )?life\b|\b(?:kill|killing|kills|hang|hanging|cutting|cuts|hurting) (?:himself|herself|themself|themselves)\b|\b(?:cutter|skaerer|skaaret|skaar) (?:i )?(?:sig selv|sig i armene)\b|\bcutter sig\b/,
    examples: [
      'Loke har truet med at tage sit eget liv',
      'Loke siger han vil tage livet af sig',
      'Loke skærer i sig selv',
      'Loke threatens to kill himself',
      'Loke says he will take his own life',
      'Loke is cutting himself',
      'Loke vil slå sig selv ihjel',
      'Loke cutter igen',
      'Loke siger, at livet ikke er værd at leve',
      'Loke says life isn’t worth living',
    ],
  },
  {
    kind: 'suicide',
    says: /\b(?:vil|ville|oensker|oenskede|lyst til|bare|gerne|skulle|ku|kunne) (?:\w{1,30} ){0,2}?doe\b(?! af\b)|\b(?:vil|ville|gider|gad|kan|orker|oensker|magter) (?:bare |godt |slet |saa |at )?ikke (?:at )?(?:\w{1,30} )?leve\b|\bikke (?:vil|gider|orker|oensker|har lyst til) (?:at )?leve\b|\b(?:want|wants|wanted|wish|wishes) (?:\w{1,30} )?(?:to die|to be dead|(?:was|were) dead)\b|\b(?:not|\w{1,30}n't|no longer|doesnt|dont) want(?:s)? to (?:live|be alive)\b|\bno longer wants? to live\b/,
    examples: [
      'Loke vil dø',
      'Loke siger, at han gerne vil dø',
      'Loke vil ikke leve mere',
      'Loke skriver at han ikke vil leve',
      'Loke wants to die',
      'Loke doesn’t want to live anymore',
    ],
  },
  {
    kind: 'violence',
    says: /\b(?:overgreb\w{0,30}|incest|mishandl\w{1,30}|voldtaegt\w{0,30}|voldtaget|voldtog|omsorgssvigt\w{0,30}|vanroegt\w{0,30}|hustruvold|familievold|tvangsaegteskab|tvangsgift\w{0,30}|omskaeres|omskaering|genopdragelsesrejse|doedstrusler|abuse|abused|abuses|abusing|molest\w{0,30}|rape|raped|neglected|neglect|assaulted|death threats?)\b|\bseksuelt? (?:misbrug\w{0,30}|kraenk\w{0,30})|\bmisbrugt\b/,
    examples: [
      'Loke har været udsat for overgreb',
      'Loke bliver mishandlet',
      'mistanke om omsorgssvigt hos Loke',
      'Loke is being abused',
    ],
  },
  {
    kind: 'violence',
    says: marks,
    examples: [
      'Loke har blå mærker på armene',
      'Loke has bruises all over',
      'Loke kom med et blåt øje, han vil ikke sige hvorfor',
      'Loke has a black eye and won’t say why',
      'Loke har mærker på halsen',
    ],
  },
  {
    kind: 'violence',
    says: /\b(?:slaas|slaar hinanden|hit each other|fight physically) (?:\w{1,30} ){0,2}?(?:derhjemme|hjemme|at home)\b|\b(?:ikke faaet|faar ikke|hasn't had|had no|has no|given no|isn't given) (?:\w{1,30} ){0,2}?(?:mad|noget at spise|food|anything to eat) (?:i|for) (?:\w{1,30} )?(?:dage|days)\b|\b(?:faar ikke mad|isn't fed|is not fed) (?:derhjemme|hjemme|at home)\b/,
    examples: [
      'Loke fortæller, at de slås derhjemme',
      'Loke har ikke fået mad i tre dage',
      'Loke får ikke mad derhjemme',
      'Loke hasn’t had food for two days',
    ],
  },
  {
    kind: 'violence',
    says: /\b(?:vold|volden)\b|\bvoldelige? (?:\w{1,30} )?(?:KIN|hjem|derhjemme)|\bKIN (?:er|var|bliver|blev|is|was|gets) (?:\w{1,30} ){0,2}(?:voldelig\w{0,30}|violent)|\b(?:domestic |family )?violence\b|\babusive (?:KIN|home|family)|\bviolent (?:KIN|home|at home)/,
    examples: [
      'der er vold i Lokes hjem',
      'Lokes far er voldelig',
      'violence at home, Loke told me',
      'Loke has an abusive father',
    ],
  },
  {
    kind: 'violence',
    says: /\b(?:bliver|blir|bli'r|vaeret|faar) (?:\w{1,30} ){0,3}?(?:slaaet|banket|gennembanket|kvalt|sparket|pryglet|tampet)(?! (?:op|ud|fast|sammen|af PUPIL|til|i (?:oejet|fodbold|frikvarteret|idraet)))\b|\b(?:blev|er blevet) (?:\w{1,30} ){0,3}?(?:slaaet|banket|kvalt|sparket) (?:\w{1,30} ){0,3}?(?:derhjemme|hjemmet|KIN)\b|\b(?:faar|fik|faaet) (?:\w{1,30} ){0,2}?(?:taesk|bank|prygl|smaek|lussinger|en lussing|kloe) (?:\w{1,30} ){0,3}?(?:derhjemme|hjemme|hjemmet|KIN)\b/,
    examples: [
      'Loke bliver slået derhjemme',
      'Loke bliver slået',
      'Loke blev slået af sin far',
      'Loke får tæsk derhjemme',
      'jeg tror Loke får bank af sin stedfar',
    ],
  },
  {
    kind: 'violence',
    says: /\bKIN (?:\w{1,30} ){0,3}?(?:slaar|slog|slaa|slaaet|banker|banket|taesker|sparker|sparket|kvaeler|kvaele|truer|roerer ved|roerte ved|tafser paa) (?:\w{1,30} )?(?:THEM|PUPIL|THEIR (?:soen|datter|barn|boern|KIN)|boernene)(?! i bold)|\bKIN (?:slaar|banker|taesker)$|\bKIN (?:\w{1,30} ){0,2}?(?:hits?|hitting|beats?|beating|slaps?|slapped|punch\w{0,30}|kicks?|kicked|chok\w{1,30}|hurts?|hurting|burn\w{0,30}|threaten\w{0,30}|touch\w{0,30}) (?:THEM|PUPIL|THEIR (?:son|daughter|child)|her)(?! (?:head|knee|foot|arm|leg|hand|back|toe|finger))\b/,
    examples: [
      'Lokes far slår ham',
      'Loke fortæller, at hans mor slår',
      'Lokes stedfar har slået ham',
      'Loke’s dad hits him',
      'Loke says his stepfather beats him',
      'Lokes storebror har prøvet at kvæle ham',
      'Lokes onkel rører ved ham',
    ],
  },
  {
    kind: 'violence',
    says: /\b(?:is|are|being|gets|getting) (?:\w{1,30} ){0,2}?(?:hit|beaten|slapped|punched|kicked|strangled|burned|burnt)(?! (?:by a|by PUPIL|with a))\b|\b(?:was|were|got|been) (?:\w{1,30} ){0,2}?(?:hit|beaten|slapped|punched|kicked|strangled|burned) (?:\w{1,30} ){0,3}?(?:at home|KIN)\b/,
    examples: [
      'Loke is being hit at home',
      'Loke gets beaten at home',
      'Loke was hit by his father',
    ],
  },
  {
    kind: 'violence',
    says: /\b(?:bange for|toer ikke|doesn't dare|does not dare|not dare|scared of|afraid of|afraid to|scared to|terrified of) (?:at |to )?(?:tage hjem|gaa hjem|komme hjem|vaere hjemme|go home|going home|be at home|THEIR (?:egen |own )?KIN)\b|\b(?:utryg\w{0,30}|ikke tryg\w{0,30}|ikke sikker|not safe|unsafe) (?:\w{1,30} )?(?:hjemme|derhjemme|hjemmet|at home)\b/,
    examples: [
      'Loke er bange for sin far',
      'Loke tør ikke tage hjem',
      'Loke is afraid to go home',
      'Loke doesn’t dare go home',
      'Loke is not safe at home',
    ],
  },
  {
    kind: 'violence',
    says: /\b(?:true|truer|truede|truet|trues) (?:\w{1,30} ){0,2}?(?:med (?:at (?:slaa|draebe|skyde|stikke)|(?:en )?(?:kniv|pistol|vaaben)|taesk|selvmord)|paa livet|af (?:THEIR )?KIN)\b|\b(?:skyde|shoot) (?:skolen|laereren|alle|nogen|the school|everyone|PUPIL|THEM)\b|\bslaa\w{0,30} (?:\w{1,30} ){0,3}?ihjel\b|\b(?:draebe|myrde) (?:THEM|PUPIL|THEIR)\b|\bthreat\w{0,30} (?:\w{1,30} ){0,2}?(?:to (?:kill|hurt|hit|stab|shoot)|with a (?:knife|gun|weapon))\b|\b(?:kniv|pistol|vaaben|knife|gun) (?:med )?(?:i|paa|to|in|at) (?:skole|skolen|school)\b/,
    examples: [
      'Loke truer med at slå sin mor ihjel',
      'Loke har truet Sofie med en kniv',
      'Loke bliver truet på livet',
      'Loke threatened to kill his brother',
      'Loke brought a knife to school',
      'Loke bliver truet af sin far',
      'Loke siger, at han vil skyde skolen',
    ],
  },
];
