/** "all the students of 8.b are present", "19 ud af 19 mødt". @param text folded words and marks with single spaces */
export function saysAllCame(text: string): boolean {
  return allOfThem.test(text) || isFullCount(text);
}

const allOfThem =
  /\b(?:all|every one) (?:(?:of|the|my|our) ){0,3}(?:students|pupils|children|kids|learners|boys and girls|class|\d{1,2})(?: (?:of|in|from) (?:class )?\S{1,4}(?: \. ?\S)?)? (?:are|is|were|have|have been) (?:present|here|in|accounted for|arrived|in school|in attendance)\b/;

/** "19 ud af 19 mødt", "22 of 22 present", "24/24 her". */
function isFullCount(text: string): boolean {
  const found =
    /\b(\d{1,2}) ?(?:ud af|af|out of|of|\/) ?(\d{1,2}) (?:er |elever |boern |pupils |students |are )?(?:moedt|her|til stede|tilstede|present|here|in)\b/.exec(
      text,
    );
  return found !== null && found[1] === found[2];
}
