/** All caches of this app begin with it; the kill switch deletes by it. */
export const CACHE_PREFIX = 'pavilion';

/** Former versions' hashed files, for tabs that still run them: a cache for each, `pavilion-former-3`. */
export const FORMER_CACHE = `${CACHE_PREFIX}-former`;
