/** Of a digest: groups of four characters, for people to compare. */
export const inGroups = (hex: string): string[] => hex.match(/.{1,4}/g) ?? [];

/** Of a digest in a sentence. */
export const shortDigest = (hex: string): string => inGroups(hex).slice(0, 2).join(' ');
