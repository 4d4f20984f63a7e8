import { type Token, textOf } from './tokens.ts';

const inTheDay =
  /\b(?:(?:at|in|during|after|before|under|efter|i|inden|foer) (?:(?:the|his|her|my|min|morning|lunch|store|lille|det|den|afternoon) ){0,2}(?:break|breaktime|recess|interval|playtime|lunch|lunchtime|assembly|playground|frikvarter(?:et)?|frikv|spisefrikvarter(?:et)?|spisepausen|pausen|middagspausen|gaarden|skolegaarden|idraetstimen|timen|lesson|class|pe|gym)|(?:in|during|under|i|efter|after) (?:(?:the|den|min|my) )?(?:\d (?:\. |st |nd |rd |th )?|first |second |third |fourth |foerste |anden |tredje |fjerde )?(?:lektion|time|lesson|period)|midt i (?:timen|undervisningen)|in the middle of (?:the )?(?:lesson|class))\b/;

const happened =
  /\b(?:threw up|was sick|been sick|fainted|collapsed|passed out|fell|slipped|tripped|vomited|puked|got hurt|bumped|hurt (?:his|her)|hit (?:his|her)|kastede op|braekkede sig|besvimede|faldt|slog sig|kom til skade|blev daarlig|gik|smuttede|stak af|fik ondt|fik det daarligt|fik det skidt)\b/;

/** Names a part of the school day: "in the interval", "i frikvarteret", "midt i timen". O(tokens). */
export function isInSchoolDay(tokens: readonly Token[]): boolean {
  return inTheDay.test(textOf(tokens));
}

/** "threw up at break", "faldt i skolegården", "gik i frikvarteret": the pupil was there, so it was not the whole day. O(tokens). */
export function fellIllAtSchool(tokens: readonly Token[]): boolean {
  const text = textOf(tokens);
  return happened.test(text) && inTheDay.test(text);
}
