import { type Token, textOf } from './tokens.ts';

/** Days and small words that may stand between a verb and its hour. */
const between =
  /^(?:i|dag|idag|today|morgen|imorgen|tomorrow|hjem|home|igen|again|only|foerst|herfra|from|school|paa|on|mandag|tirsdag|onsdag|torsdag|fredag|monday|tuesday|wednesday|thursday|friday)$/;

/** "halv et", "kvart over ti", "ti minutter over otte", "half past nine", "quarter to ten". */
const spoken =
  /^(?:(?:kl|klokken|at|by|around|about|omkring|ved|efter|after|before|foer|until|till|like|for|ca) (?:\. )?){0,3}(?:(?:halv|half)(?: past)? (?:et|to|otte|ni|ti|elleve|tolv|one|two|eight|nine|ten|eleven|twelve|(?:[1289]|1[0-3])(?![.:/\d]))|(?:(?:et |a )?(?:kvart|quarter|kvarter)|fem|ti|tyve|five|ten|twenty|[1-5]?\d)(?: min| minutter| minutes)? (?:over|i|past|to) (?:halv )?(?:et|to|otte|ni|ti|elleve|tolv|one|two|eight|nine|ten|eleven|twelve|(?:0?[89]|1[0-3])(?![.:/\d])))\b/;

/** "lidt over ni", "lige før ti", "a little after nine". */
const aLittle =
  /^(?:lidt|lige|kort|a little|a bit|just|shortly|slightly) (?:over|efter|i|foer|past|after|before|to) (?:kl (?:\. )?)?(?:et|to|halv \S{1,7}|otte|ni|ti|elleve|tolv|one|two|eight|nine|ten|eleven|twelve|noon|(?:[1289]|1[0-3])(?![.:/\d]))\b/;

/** "after 10", "by about 9:30", "efter kl. 10"; no date, and nothing counted. */
const nearHour =
  /^(?:(?:by|around|about|after|before|until|till|efter|omkring|ved) (?:\. )?)(?:(?:about|around|like|kl|klokken|ca|maybe) (?:\. )?){0,2}(?:(?:0?[7-9]|1[0-4])(?:[.:][0-5]\d)?(?! ?(?:\.|\/|-|th\b|st\b|nd\b|rd\b|\d|dage?\b|days?\b|uger?\b|weeks?\b|min|lek|less|timer?\b|other\b|pupils\b|jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec))|(?:nine|ten|eleven|noon|otte|ni|ti|elleve)(?! (?:days|dage|min|lek|less|uger|weeks|timer)))(?:\b|$)/;

/**
 * Whether an hour follows a verb of coming or going: in words, or with "after" and the like before it. O(1).
 * @param rest the words after the verb, in one line
 */
export function isHourIn(rest: readonly Token[]): boolean {
  const from = rest.findIndex(({ norm }) => !between.test(norm));
  const starts = from === -1 ? [0] : Array.from({ length: from + 1 }, (_, at) => at);
  return starts.some((at) => {
    const text = textOf(rest, at, at + 8);
    return spoken.test(text) || nearHour.test(text) || aLittle.test(text);
  });
}
