/**
 * Why a pupil with a case is not on the roster any more, as people at the school know: by a wrong import, moved to
 * the municipality's other school or to another municipality, or done with school.
 */
export type Departure = 'wrong' | 'moved' | 'away' | 'graduated';
