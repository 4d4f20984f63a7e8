/** A folder on this machine, where the sandbox puts files, as its chats cannot take them. */
export interface FileFolder {
  /** Keeps a file, beside any of the same name. @returns where it lies, as people read it */
  keep(name: string, bytes: Uint8Array): Promise<{ folder: string; name: string }>;
}
