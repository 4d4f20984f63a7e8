/** What a register answered: a file to be read by the map. */
export type RegisterAnswer = {
  /** Names it in the log: no pupil, no token. */
  name: string;
  bytes: Uint8Array;
  /** Call it once it was taken: it is asked for again only when it has changed. */
  taken: () => void;
};

/** A register that can be asked over the network. */
export type RegisterPort = {
  /**
   * What has changed since it was last taken; one after the other, so that a municipality is never held whole.
   * @throws OutsideError
   */
  changed(): AsyncIterable<RegisterAnswer>;
};
