/**
 * Gives memory back at once that nobody looks at any more: otherwise it waits for a collection, and megabytes of it
 * call for one. What is looked at all the same is empty.
 */
export function giveBack({ buffer, byteLength }: Uint8Array): void {
  // Small ones lie in one with others.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
