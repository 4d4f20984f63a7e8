/** Set in a turn's state where nothing of it was stored: the answer is 503, so that Teams sends it again. */
export const sendAgain = Symbol('sendAgain');
