const askingLast =
  /^(?:hvad (?:skrev|noterede|meldte|var det) jeg (?:sidst|lige|nu|skrev sidst|skrev|noterede)|hvad (?:skrev|noterede) jeg(?: lige)? (?:sidst|før)|hvad har jeg (?:lige |sidst )?(?:skrevet|noteret|meldt)(?: sidst| i dag| lige nu)?|(?:vis )?(?:min|mit) (?:sidste|seneste) (?:note|notering|besked)|what did i (?:last |just )?(?:write|note|report)(?: last| just now| today)?|what have i (?:written|noted)(?: today)?|(?:show )?my last note)$/;

/** Whether a message asks for the writer's own last note: "hvad skrev jeg sidst?". */
export function asksLastNote(text: string): boolean {
  return (
    text.length <= 80 && askingLast.test(text.toLocaleLowerCase('da').replace(/[\s.!?]{1,9}$/, ''))
  );
}
