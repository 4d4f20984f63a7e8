/** Puts bytes to an address that Teams gave. */
export interface Uploads {
  /** Whether an address is one that files may be put to. */
  allows(url: string): boolean;
  /** @throws OutsideError with `retry` where a later try can help */
  put(url: string, bytes: Uint8Array): Promise<void>;
}
