/** Uploads bytes to an address from Teams. */
export interface Uploads {
  /** Whether files may be uploaded to an address. */
  allows(url: string): boolean;
  /** @throws OutsideError with `retry` if a later try can help */
  put(url: string, bytes: Uint8Array): Promise<void>;
}
