/** All caches of this app begin with it; the kill switch deletes by it. */
export const CACHE_PREFIX = 'pavilion';

/** The former version's hashed files, for tabs that still run it. */
export const FORMER_CACHE = `${CACHE_PREFIX}-former`;
